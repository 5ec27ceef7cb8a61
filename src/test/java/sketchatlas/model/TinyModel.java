package sketchatlas.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sketchatlas.nn.CellType;

/** A model of a few random numbers, whose next point can be told beforehand: quick to make, and good for nothing but tests. */
public final class TinyModel {
    public static final double SCALE_FACTOR = 20;
    public static final int LONGEST = 30;
    static final int CODE = 6;

    private final HyperParameters hp;
    private final Map<String, Tensor> tensors;

    public TinyModel() {
        this(CellType.LSTM);
    }

    TinyModel(CellType cell) {
        this(cell, 16);
    }

    /** One whose picture is large enough for the encoder to tell sketches apart; to smaller ones they are all alike. */
    public static TinyModel withEyes() {
        return new TinyModel(CellType.LSTM, 32);
    }

    private TinyModel(CellType cell, int width) {
        hp = HyperParameters.parse("categories=[giraffe,bus],dec_model=" + cell.name().toLowerCase(Locale.ROOT)
                + ",dec_rnn_size=8,num_mixture=2,num_sub=1,png_width=" + width + ",seed=5,z_size=" + CODE);
        try (TrainableModel model = TrainableModel.create(hp, 1)) {
            tensors = new LinkedHashMap<>(model.tensors(false));
        }
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** Makes the sequence decoder say the same at every step, whatever the code: only its first mixture component has a share. */
    TinyModel saying(float[] penLogits, double muX, double muY, double logSigma, double rho) {
        Tensor weights = tensors.get(Names.OUTPUT + "/linear/fc_w");
        tensors.put(Names.OUTPUT + "/linear/fc_w", new Tensor(weights.shape(), new float[weights.data().length]));
        float[] raw = new float[SequenceDecoder.OUTPUTS];
        System.arraycopy(penLogits, 0, raw, 0, penLogits.length);
        int n = SequenceDecoder.MIXTURES;
        raw[3] = 100; // pi
        raw[3 + n] = (float) muX;
        raw[3 + 2 * n] = (float) muY;
        raw[3 + 3 * n] = (float) logSigma;
        raw[3 + 4 * n] = (float) logSigma;
        raw[3 + 5 * n] = (float) (0.5 * Math.log((1 + rho) / (1 - rho))); // before tanh
        tensors.put(Names.OUTPUT + "/linear/fc_b", Tensor.of(raw, raw.length));
        return this;
    }

    ModelConfig config() {
        return new ModelConfig("tiny", hp, SCALE_FACTOR, LONGEST, 0, Map.of());
    }

    SketchModel model() {
        return SketchModel.of(config(), tensors);
    }

    SketchModel model(BatchBackend lists) {
        return SketchModel.of(config(), tensors, lists);
    }

    /** Writes it as a model file. */
    public Path write(Path file) {
        return write(file, hp);
    }

    /** Writes it with options that say something else than its tensors. */
    Path write(Path file, HyperParameters others) {
        ModelConfig stated = new ModelConfig("tiny", others, SCALE_FACTOR, LONGEST, 0, Map.of());
        ModelFile.write(file, new ModelFile.Content(tensors, stated.toJson()));
        return file;
    }

    HyperParameters hyperParameters() {
        return hp;
    }

    /** A code that is not all zeros. */
    static float[] code() {
        float[] code = new float[CODE];
        Arrays.fill(code, 0.3f);
        return code;
    }
}
