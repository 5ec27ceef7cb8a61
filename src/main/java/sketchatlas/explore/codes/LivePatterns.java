package sketchatlas.explore.codes;

import sketchatlas.explore.Level;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.Posterior;

/**
 * Which components of a model stand for anything: those that win codes that are drawn from the model itself. Their means and variances
 * don't tell (RPCL-pix2seqH leaves a dead component a mean of 0), and a small weight alone doesn't either. Immutable.
 */
public final class LivePatterns {
    private static final int DRAWN = 4000;
    private static final long SEED = 0x5EED;

    private final boolean[] levelK;
    private final boolean[] levelL;

    private LivePatterns(int count) {
        levelK = new boolean[count];
        levelL = new boolean[count];
    }

    /** Finds out; takes milliseconds. */
    public static LivePatterns of(LatentPrior prior) {
        LivePatterns live = new LivePatterns(prior.components());
        PriorSampler sampler = new PriorSampler(prior, SEED);
        for (int i = 0; i < DRAWN; i++) {
            Posterior p = prior.posterior(sampler.next());
            live.levelK[p.bestK()] = true;
            live.levelL[p.bestL()] = true;
        }
        return live;
    }

    /** Whether a component is live. */
    public boolean live(Level level, int index) {
        return (level == Level.K ? levelK : levelL)[index];
    }
}
