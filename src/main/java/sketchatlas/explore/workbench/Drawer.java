package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SequenceSampler;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.sketch.Sketch;

/** Draws codes and reads sketches, several at once where there are several; the one place where the workbench calls the networks. */
public final class Drawer {
    private Drawer() {
    }

    /**
     * Codes of a model, each drawn in the same way, in their order.
     *
     * @throws CancellationException if the watch says so
     */
    public static List<GeneratedSketch> draw(SketchModel model, List<Code> codes, Sampling sampling, JobWatch watch) {
        List<Sketch> sketches = codes.size() == 1
                ? List.of(finished(model.sampler(codes.getFirst().toArray(), sampling.temperature(), sampling.seed()), watch))
                : model.decodeAll(codes.stream().map(Code::toArray).toList(),
                        SamplingOptions.sameForAll(sampling.temperature(), sampling.seed()), new Progress(watch));
        List<GeneratedSketch> drawn = new ArrayList<>(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            drawn.add(new GeneratedSketch(Recipe.of(new ModelCode(model.config().id(), codes.get(i)), sampling), sketches.get(i)));
            watch.drawn(i, drawn.getLast());
        }
        return drawn;
    }

    /**
     * The codes of sketches, in their order; none of them empty.
     *
     * @throws CancellationException if the watch says so
     */
    public static List<Code> read(SketchModel model, List<Sketch> sketches, JobWatch watch) {
        List<LatentCode> codes = sketches.size() == 1 ? List.of(model.encode(sketches.getFirst())) : model.encodeAll(sketches, new Progress(watch));
        return codes.stream().map(c -> Code.of(c.mu())).toList();
    }

    /** What a sampler draws to its end. */
    static Sketch finished(SequenceSampler sampler, JobWatch watch) {
        do {
            watch.check();
        } while (sampler.next());
        return sampler.sketch();
    }

    /** Tells a watch of a batch. */
    private record Progress(JobWatch watch) implements BatchProgress {
        @Override
        public void done(int done, int total) {
            watch.progressed(done, total);
        }

        @Override
        public boolean cancelled() {
            return watch.cancelled();
        }
    }
}
