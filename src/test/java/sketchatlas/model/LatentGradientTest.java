package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The latent priors' gradients by hand agree with differences of their losses, and RPCL never makes a number that is none. */
class LatentGradientTest {
    private static final int ROWS = 12;
    private static final int CODE = 4;
    private static final int COMPONENTS = 5;
    private static final float STEP = 1e-2f;

    private static float[] noise(SplittableRandom random, int n, double mean, double deviation) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return x;
    }

    private static LatentBatch batch(long seed, int[] firstAllowed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] y = noise(random, ROWS * CODE, 0, 1);
        float[] mu = noise(random, ROWS * CODE, 0, 1);
        float[] sigma2 = new float[ROWS * CODE];
        for (int i = 0; i < sigma2.length; i++) {
            sigma2[i] = (float) random.nextDouble(0.2, 1);
        }
        return new LatentBatch(ROWS, CODE, y, mu, sigma2, firstAllowed, 2);
    }

    private static double loss(LatentPrior prior, LatentBatch batch, long step, LatentUpdate fixed) {
        LatentUpdate update = prior.update(batch, step);
        return Losses.withFixedParameters(update, fixed, batch);
    }

    /** The losses with the posteriors of one step and the new parameters of another: parameters are constants in the gradients. */
    private static final class Losses {
        static double withFixedParameters(LatentUpdate posteriors, LatentUpdate fixed, LatentBatch batch) {
            double gaussian = 0;
            for (int n = 0; n < ROWS; n++) {
                for (int k = 0; k < COMPONENTS; k++) {
                    double sum = 0;
                    for (int z = 0; z < CODE; z++) {
                        double q = fixed.sigma2()[k * CODE + z] + 1e-10;
                        double v = batch.sigma2()[n * CODE + z];
                        double d = batch.mu()[n * CODE + z] - fixed.mu()[k * CODE + z];
                        sum += Math.log(q) - 1 - Math.log(v + 1e-10) + (v + d * d) / q;
                    }
                    gaussian += 0.5 * posteriors.pK()[n * COMPONENTS + k] * sum / ROWS;
                }
            }
            return gaussian;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 600})
    void gaussianLossOfTheMixtureAgreesWithDifferences(long step) {
        LatentPrior prior = LatentMixture.create(COMPONENTS, CODE, new SplittableRandom(3));
        LatentBatch batch = batch(5, null);
        LatentUpdate at = prior.update(batch, step);
        // Alpha and gaussian loss come with one gradient; their sum by differences, with the new parameters held.
        for (int i = 0; i < ROWS * CODE; i += 7) {
            double difference = difference(prior, batch, step, at, batch.y(), i, true);
            assertEquals(difference, at.gradY()[i], 2e-3 * (1 + Math.abs(difference)), "y[" + i + "]");
        }
    }

    private static double difference(LatentPrior prior, LatentBatch batch, long step, LatentUpdate at, float[] x, int i, boolean alpha) {
        float before = x[i];
        x[i] = before + STEP;
        double above = loss(prior, batch, step, at) + (alpha ? alphaLoss(prior.update(batch, step), at) : 0);
        x[i] = before - STEP;
        double below = loss(prior, batch, step, at) + (alpha ? alphaLoss(prior.update(batch, step), at) : 0);
        x[i] = before;
        return (above - below) / (2 * STEP);
    }

    private static double alphaLoss(LatentUpdate posteriors, LatentUpdate fixed) {
        double loss = 0;
        for (int i = 0; i < ROWS * COMPONENTS; i++) {
            double p = posteriors.pK()[i];
            loss += p * Math.log(p / (fixed.levelL()[i % COMPONENTS] + 1e-10) + 1e-10) / ROWS;
        }
        return loss;
    }

    @Test
    void labelledSketchesKeepToTheirComponents() {
        int[] firstAllowed = new int[ROWS];
        for (int n = 0; n < ROWS; n++) {
            firstAllowed[n] = n % 3 == 0 ? 2 : -1;
        }
        for (LatentPrior prior : new LatentPrior[] {LatentHierarchy.create(COMPONENTS, CODE, new SplittableRandom(1)),
            LatentMixture.create(COMPONENTS, CODE, new SplittableRandom(1))}) {
            LatentUpdate update = prior.update(batch(9, firstAllowed), 0);
            for (int n = 0; n < ROWS; n += 3) {
                double inside = update.pK()[n * COMPONENTS + 2] + update.pK()[n * COMPONENTS + 3];
                assertEquals(1, inside, 1e-4);
            }
        }
    }

    @Test
    void rivalsOnlyAndDeadComponentsStayFinite() {
        LatentHierarchy prior = LatentHierarchy.create(COMPONENTS, CODE, new SplittableRandom(2));
        SplittableRandom random = new SplittableRandom(4);
        for (long step = 102; step < 702; step += 3) {
            // All codes in one place: a single winner, a single rival, and all others die.
            LatentBatch batch = LatentBatch.unlabelled(ROWS, CODE, noise(random, ROWS * CODE, 2, 0.01), noise(random, ROWS * CODE, 2, 0.01),
                    noise(random, ROWS * CODE, 0.1, 0));
            LatentUpdate update = prior.update(batch, step);
            prior.accept(update);
            for (double[] numbers : new double[][] {update.gradY(), update.gradMu(), update.gradSigma2(), update.mu(), update.sigma2(),
                update.levelL(), update.levelKGivenL(), {update.hierarchyLoss(), update.gaussianLoss()}}) {
                for (double v : numbers) {
                    assertTrue(Double.isFinite(v), "step " + step);
                }
            }
        }
        double sum = 0;
        for (double q : prior.weights()) {
            assertTrue(q >= 0);
            sum += q;
        }
        assertEquals(1, sum, 1e-4);
    }

    @Test
    void columnsOfTheHierarchySumToOne() {
        LatentHierarchy prior = LatentHierarchy.create(COMPONENTS, CODE, new SplittableRandom(2));
        for (long step = 0; step < 200; step++) {
            prior.accept(prior.update(batch(step, null), step));
        }
        for (int l = 0; l < COMPONENTS; l++) {
            double sum = 0;
            for (int k = 0; k < COMPONENTS; k++) {
                sum += prior.conditionalWeight(k, l);
            }
            assertEquals(1, sum, 1e-5);
            assertTrue(prior.conditionalWeight(l, l) > 0.4, "a parent keeps its own child");
        }
    }

    @Test
    void startsFromClustersOfCodes() {
        float[] mu = new float[40 * 2];
        float[] sigma2 = new float[40 * 2];
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 40; i++) {
            mu[2 * i] = (float) (10 * (i % 4) + 0.1 * random.nextGaussian());
            mu[2 * i + 1] = (float) (0.1 * random.nextGaussian());
        }
        CodeClusters clusters = CodeClusters.of(mu, sigma2, 2, 4, 1);
        float[] first = new float[4];
        for (int k = 0; k < 4; k++) {
            first[k] = clusters.means()[2 * k];
            assertEquals(0.25, clusters.shares()[k], 1e-6);
        }
        java.util.Arrays.sort(first);
        for (int k = 0; k < 4; k++) {
            assertEquals(10 * k, first[k], 0.3);
        }
    }
}
