package sketchatlas.explore.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.data.LabelledSketch;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasPoint.Origin;
import sketchatlas.explore.codes.LivePatterns;
import sketchatlas.explore.codes.PriorSampler;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;

/** The codes that an atlas can be made of: those of sketches, draws from the model's components, draws from N(0, I), given ones. */
public final class AtlasCodes {
    /** How many codes each component gets. */
    public enum Share {
        /** As many as its weight says. */
        PROPORTIONAL,
        /** As many as every other. */
        EVEN
    }

    private AtlasCodes() {
    }

    /**
     * The encoder's means of sketches, which are kept as sources. On the model's thread.
     *
     * @throws UserException if there are none
     * @throws CancellationException if {@code progress} asks for it
     */
    public static List<AtlasCode> encoded(SketchModel model, List<LabelledSketch> sketches, BatchProgress progress) {
        if (sketches.isEmpty()) {
            throw new UserException("There are no sketches to make an atlas of: choose a data set that has some.");
        }
        List<LatentCode> codes = model.encodeAll(sketches.stream().map(LabelledSketch::sketch).toList(), progress);
        return IntStream.range(0, codes.size()).mapToObj(i -> new AtlasCode(Origin.SOURCE, sketches.get(i).category(), codes.get(i).mu(),
                Optional.of(sketches.get(i).sketch()))).toList();
    }

    /**
     * Draws around every live level-k component, component by component.
     *
     * @param count of all of them together; an even share is rounded down, but at least 1
     * @throws UserException if no component is live
     */
    public static List<AtlasCode> ofComponents(LatentPrior prior, int count, Share share, long seed) {
        LivePatterns live = LivePatterns.of(prior);
        int[] components = IntStream.range(0, prior.components()).filter(k -> live.live(Level.K, k)).toArray();
        if (components.length == 0) {
            throw new UserException("The model has no live components to draw from: choose one that was trained longer.");
        }
        double[] weights = prior.weights();
        double sum = IntStream.of(components).mapToDouble(k -> weights[k]).sum();
        PriorSampler sampler = new PriorSampler(prior, seed);
        List<AtlasCode> codes = new ArrayList<>(count);
        double due = 0;
        for (int k : components) {
            due += share == Share.EVEN ? Math.max(1, count / components.length) : count * weights[k] / sum;
            for (long more = Math.round(due) - codes.size(); more > 0; more--) {
                codes.add(free(Origin.COMPONENT, sampler.from(Level.K, k, 1)));
            }
        }
        return codes;
    }

    /** Draws from N(0, I), whatever the model learned. */
    public static List<AtlasCode> standard(LatentPrior prior, int count, long seed) {
        PriorSampler sampler = new PriorSampler(prior, seed);
        return IntStream.range(0, count).mapToObj(_ -> free(Origin.FREE, sampler.standard())).toList();
    }

    /** Codes that a person gives, each so many times in a row. */
    public static List<AtlasCode> given(List<float[]> codes, int times) {
        return codes.stream().flatMap(code -> IntStream.range(0, times).mapToObj(_ -> free(Origin.FREE, code))).toList();
    }

    private static AtlasCode free(Origin origin, float[] code) {
        return new AtlasCode(origin, AtlasPoint.NO_CATEGORY, code, Optional.empty());
    }
}
