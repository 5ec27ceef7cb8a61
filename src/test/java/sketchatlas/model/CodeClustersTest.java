package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodeClustersTest {
    private static final int COUNT = 40;

    /** Codes in four places, 10 apart in the first dimension, ten each. */
    private static float[] fourPlaces() {
        float[] mu = new float[COUNT * 2];
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < COUNT; i++) {
            mu[2 * i] = (float) (10 * (i % 4) + 0.1 * random.nextGaussian());
            mu[2 * i + 1] = (float) (0.1 * random.nextGaussian());
        }
        return mu;
    }

    @Test
    void findsTheMiddlesSharesAndSpreadOfThePlaces() {
        float[] own = new float[COUNT * 2];
        Arrays.fill(own, 0.5f);
        CodeClusters clusters = CodeClusters.of(fourPlaces(), own, 2, 4, 1);
        float[] middles = new float[4];
        for (int k = 0; k < 4; k++) {
            middles[k] = clusters.means()[2 * k];
            assertEquals(0.25, clusters.shares()[k], 1e-6);
            assertEquals(0.51, clusters.variances()[2 * k], 0.02, "the codes' own variance and the little between them");
        }
        Arrays.sort(middles);
        assertArrayEquals(new float[] {0, 10, 20, 30}, middles, 0.3f);
    }

    @Test
    void theSameSeedGivesTheSameClusters() {
        float[] own = new float[COUNT * 2];
        CodeClusters a = CodeClusters.of(fourPlaces(), own, 2, 6, 7);
        CodeClusters b = CodeClusters.of(fourPlaces(), own, 2, 6, 7);
        assertArrayEquals(a.means(), b.means());
        assertArrayEquals(a.variances(), b.variances());
        assertArrayEquals(a.shares(), b.shares());
    }

    @Test
    void moreComponentsThanCodesAreGaussiansToo() {
        CodeClusters clusters = CodeClusters.of(new float[] {1, 2, 1, 2, 5, 6}, new float[] {1, 1, 1, 1, 1, 1}, 2, 5, 3);
        float sum = 0;
        for (int k = 0; k < 5; k++) {
            assertTrue(clusters.shares()[k] > 0);
            assertTrue(clusters.variances()[2 * k] >= 0.5 && clusters.variances()[2 * k] < 10, Arrays.toString(clusters.variances()));
            sum += clusters.shares()[k];
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void aPriorStartsFromTheCodesOfAllBatches() {
        Golden golden = new Golden("lstm");
        float[] codes = golden.floats("out/mu"); // fewer than components, so each is a component's mean
        try (TrainableModel model = TrainableModel.of(golden.hyperParameters, golden.parameters(), 0, 2)) {
            model.startPriorFrom(List.of(golden.batch(), golden.batch()));
            LatentPrior prior = model.prior();
            for (int n = 0; n < Golden.BATCH; n++) {
                float[] code = Arrays.copyOfRange(codes, n * Golden.CODE, (n + 1) * Golden.CODE);
                int best = prior.posterior(code).bestK();
                assertArrayEquals(code, prior.mean(best), 1e-3f);
            }
            assertEquals(1, Arrays.stream(prior.weights()).sum(), 1e-6);
            assertEquals(1, Arrays.stream(((LatentHierarchy) prior).levelWeights()).sum(), 1e-6);
        }
    }
}
