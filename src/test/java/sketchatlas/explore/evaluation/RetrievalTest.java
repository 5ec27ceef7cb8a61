package sketchatlas.explore.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class RetrievalTest {
    private static float[][] points(float... x) {
        float[][] points = new float[x.length][];
        for (int i = 0; i < x.length; i++) {
            points[i] = new float[] {x[i], 0, 0, 0, 2 * x[i]};
        }
        return points;
    }

    @Test
    void theRankCountsTheSourcesThatAreNearer() {
        int[] ranks = Retrieval.ranks(points(0, 1, 5, 9), points(0.1f, 0, 20, 6.5f), EvaluationListener.NONE);
        assertArrayEquals(new int[] {1, 2, 2, 2}, ranks);
    }

    @Test
    void codesThatAreAllTheSameFindNothing() {
        int[] ranks = Retrieval.ranks(points(3, 3, 3), points(3, 3, 3), EvaluationListener.NONE);
        assertArrayEquals(new int[] {3, 3, 3}, ranks);
    }

    @Test
    void codesThatAreNoNumbersFindNothing() {
        int[] ranks = Retrieval.ranks(points(1, 2, 3), points(1, Float.NaN, 3), EvaluationListener.NONE);
        assertArrayEquals(new int[] {1, 3, 1}, ranks);
    }
}
