package sketchatlas.explore.calculators;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.SketchModel;

/** Starts for a test where there are no sketches at hand. */
public final class Starts {
    /** Codes are drawn nearer to the means than the components reach, where the model draws well. */
    private static final double SPREAD = 0.5;

    private Starts() {
    }

    /** Codes drawn from the components by their weights; the same seed gives the same codes. */
    public static List<SketchToken> ofComponents(SketchModel model, int count, long seed) {
        LatentPrior prior = model.prior();
        double[] weights = prior.weights();
        SplittableRandom random = new SplittableRandom(seed);
        List<SketchToken> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int k = choose(weights, random);
            float[] mean = prior.mean(k);
            float[] variance = prior.variance(k);
            for (int z = 0; z < mean.length; z++) {
                mean[z] += (float) (SPREAD * Math.sqrt(variance[z]) * random.nextGaussian());
            }
            starts.add(SketchToken.of("k" + k, new Provenance(Provenance.Kind.GENERATED, "from component k" + k),
                    new ModelCode(model.config().id(), Code.of(mean))));
        }
        return starts;
    }

    private static int choose(double[] weights, SplittableRandom random) {
        double left = random.nextDouble() * IntStream.range(0, weights.length).mapToDouble(k -> weights[k]).sum();
        int last = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                last = k;
                left -= weights[k];
                if (left < 0) {
                    return k;
                }
            }
        }
        return last;
    }
}
