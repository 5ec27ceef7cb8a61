package sketchatlas.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.Posterior;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

/** A {@link SketchModel} as a {@link Reconstructor}. */
public final class ModelReconstructor implements Reconstructor {
    private static final int WARM_UP_ROUNDS = 3;
    private static final int WARM_UP_POINTS = 50;

    private final SketchModel model;
    private final ModelInfo info;

    private ModelReconstructor(SketchModel model, ModelInfo info) {
        this.model = model;
        this.info = info;
    }

    /**
     * Reads a model file and tries it out; takes seconds.
     *
     * @throws UserException if the file is no model or cannot be read
     */
    public static ModelReconstructor load(Path file) {
        SketchModel model = SketchModel.load(file);
        HyperParameters options = model.hyperParameters();
        ModelReconstructor reconstructor = new ModelReconstructor(model,
                new ModelInfo(ModelFinder.nameOf(file), OptionalLong.of(model.config().step()), options.categories(), options.pngWidth()));
        reconstructor.warmUp();
        return reconstructor;
    }

    /** Works on anything a few times, so that the person's first stroke does not wait for code to be compiled. */
    private void warmUp() {
        Sketch square = Sketch.ofPolylines(List.of(new float[] { 0, 0, 255, 0, 255, 255, 0, 255, 0, 0 }));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            LatentCode code = encode(square);
            posterior(code.mu());
            decodeImage(code.mu());
            SequenceSampler sampler = sampler(code.mu(), 1, round);
            for (int point = 0; point < WARM_UP_POINTS && sampler.next(); point++) {
                sampler.sketch();
            }
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public String backend() {
        return model.backend();
    }

    @Override
    public SketchModel model() {
        return model;
    }

    @Override
    public LatentCode encode(Sketch sketch) {
        return model.encode(sketch);
    }

    @Override
    public Posterior posterior(float[] code) {
        return model.posterior(code);
    }

    @Override
    public float[] decodeImage(float[] code) {
        return model.decodeImage(code);
    }

    @Override
    public SequenceSampler sampler(float[] code, double temperature, long seed) {
        return model.sampler(code, temperature, seed);
    }
}
