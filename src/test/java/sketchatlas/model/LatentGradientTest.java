package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The latent priors' gradients by hand agree with differences of their losses, and RPCL never makes a number that is none. */
class LatentGradientTest {
    private static final int ROWS = 12;
    private static final int CODE = 4;
    private static final int COMPONENTS = 5;
    private static final float STEP = 2e-3f;

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

    /** A prior that has learned for a while, so that its components differ, and the step that it takes next. */
    private static LatentPrior learned(LatentPrior prior, long until) {
        for (long step = until - 20; step < until; step++) {
            prior.accept(prior.update(batch(step, null), step, new Scratch()));
        }
        return prior;
    }

    static List<Arguments> priorsAndSteps() {
        LatentPrior hierarchy = learned(LatentHierarchy.create(COMPONENTS, CODE, new SplittableRandom(3)), 100);
        LatentPrior mixture = learned(LatentMixture.create(COMPONENTS, CODE, new SplittableRandom(3)), 100);
        int[] some = new int[ROWS];
        Arrays.setAll(some, n -> n % 4 == 0 ? 2 : -1);
        return List.of(Arguments.of(Named.of("hierarchy, EM", hierarchy), 100, null), Arguments.of(Named.of("hierarchy, RPCL", hierarchy), 102, null),
                Arguments.of(Named.of("hierarchy, some labelled", hierarchy), 100, some), Arguments.of(Named.of("mixture, EM", mixture), 499, null),
                Arguments.of(Named.of("mixture, RPCL", mixture), 600, null), Arguments.of(Named.of("mixture, some labelled", mixture), 499, some));
    }

    /**
     * Both losses are taken with the posteriors of the moved codes, which also move the new parameters inside them, and with the new
     * parameters of the unmoved codes: in the losses themselves these are constants.
     */
    @ParameterizedTest
    @MethodSource("priorsAndSteps")
    void gradientsAgreeWithDifferences(LatentPrior prior, long step, int[] firstAllowed) {
        LatentBatch batch = batch(5, firstAllowed);
        LatentUpdate constants = prior.update(batch, step, new Scratch());
        assertEquals(constants.hierarchyLoss() + constants.gaussianLoss(), loss(prior, batch, step, constants), 1e-6);
        assertTrue(Arrays.stream(constants.gradY()).map(Math::abs).max().orElseThrow() > 0.01, "nothing to compare");
        for (int i = 0; i < ROWS * CODE; i += 5) {
            assertGradient("y", i, difference(batch.y(), i, () -> loss(prior, batch, step, constants)), constants.gradY());
            assertGradient("mu", i, difference(batch.mu(), i, () -> loss(prior, batch, step, constants)), constants.gradMu());
            assertGradient("sigma2", i, difference(batch.sigma2(), i, () -> loss(prior, batch, step, constants)), constants.gradSigma2());
        }
    }

    private static void assertGradient(String of, int i, double difference, double[] gradient) {
        assertEquals(difference, gradient[i], 1e-4 + 1e-3 * Math.abs(difference), of + "[" + i + "]");
    }

    private static double difference(float[] x, int i, DoubleSupplier loss) {
        float before = x[i];
        x[i] = before + STEP;
        double width = x[i];
        double above = loss.getAsDouble();
        x[i] = before - STEP;
        width -= x[i];
        double below = loss.getAsDouble();
        x[i] = before;
        return (above - below) / width;
    }

    private static double loss(LatentPrior prior, LatentBatch batch, long step, LatentUpdate constants) {
        LatentUpdate moved = prior.update(batch, step, new Scratch());
        double structure = switch (prior) {
            case LatentHierarchy hierarchy -> hierarchyLoss(moved.pK(), hierarchy.conditionalPosteriors(batch, step), constants);
            case LatentMixture mixture -> alphaLoss(moved.pK(), constants);
        };
        return gaussianLoss(moved.pK(), batch, constants) + structure;
    }

    /** The mean over the batch of sum_k p(k|y) KL(N(mean, variance) || component k). */
    private static double gaussianLoss(double[] pK, LatentBatch batch, LatentUpdate constants) {
        double loss = 0;
        for (int n = 0; n < ROWS; n++) {
            for (int k = 0; k < COMPONENTS; k++) {
                double twice = 0;
                for (int z = 0; z < CODE; z++) {
                    double variance = constants.sigma2()[k * CODE + z] + 1e-10;
                    double own = batch.sigma2()[n * CODE + z];
                    double d = batch.mu()[n * CODE + z] - constants.mu()[k * CODE + z];
                    twice += Math.log(variance) - 1 - Math.log(own + 1e-10) + (own + d * d) / variance;
                }
                loss += 0.5 * pK[n * COMPONENTS + k] * twice / ROWS;
            }
        }
        return loss;
    }

    /** The mean over the batch of sum_kl p(k|y) p(l|y, k) log[p(k|y) p(l|y, k) / (q(l) q(k|l))]. */
    private static double hierarchyLoss(double[] pK, double[] conditional, LatentUpdate constants) {
        double loss = 0;
        for (int i = 0; i < conditional.length; i++) { // [B, K, L]
            int kl = i % (COMPONENTS * COMPONENTS);
            double joint = pK[i / COMPONENTS] * conditional[i];
            double prior = constants.levelL()[i % COMPONENTS] * constants.levelKGivenL()[kl] + 1e-10;
            loss += joint * Math.log(joint / prior + 1e-10) / ROWS;
        }
        return loss;
    }

    /** The mean over the batch of sum_k p(k|y) log[p(k|y) / alpha_k]. */
    private static double alphaLoss(double[] pK, LatentUpdate constants) {
        double loss = 0;
        for (int i = 0; i < pK.length; i++) { // [B, K]
            loss += pK[i] * Math.log(pK[i] / (constants.levelL()[i % COMPONENTS] + 1e-10) + 1e-10) / ROWS;
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
            LatentUpdate update = prior.update(batch(9, firstAllowed), 0, new Scratch());
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
            LatentUpdate update = prior.update(batch, step, new Scratch());
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
            prior.accept(prior.update(batch(step, null), step, new Scratch()));
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

    @ParameterizedTest
    @MethodSource("priorsAndSteps")
    void aStepMakesNoArraysWhereItsScratchHasThem(LatentPrior prior, long step, int[] firstAllowed) {
        LatentBatch batch = batch(5, firstAllowed);
        Scratch scratch = new Scratch();
        LatentUpdate first = prior.update(batch, step, scratch);
        double[] gradient = first.gradY().clone();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            scratch.restart();
            long before = threads.getCurrentThreadAllocatedBytes();
            LatentUpdate again = prior.update(batch, step, scratch);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertSame(first.gradY(), again.gradY());
            assertArrayEquals(gradient, again.gradY());
        }
        assertTrue(least < 1200, least + " bytes; the gradients alone have " + 3 * Double.BYTES * ROWS * CODE);
    }
}
