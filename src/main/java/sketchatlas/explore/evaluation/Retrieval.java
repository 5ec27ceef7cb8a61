package sketchatlas.explore.evaluation;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Whether a drawing leads back to the sketch that it was drawn from, by the distance of their codes. */
final class Retrieval {
    private static final int ROWS = 256; // between two looks at the listener

    private Retrieval() {
    }

    /**
     * The place of each drawing's own source among all sources: 1 + the number of other sources whose code is at most as far (mean
     * squared difference) from the drawing's. Others as far as the own one count before it, so that a model whose codes are all the same
     * finds nothing; nor does one whose codes are no numbers.
     *
     * @param sources codes, [n][Z]
     * @param drawings codes, [n][Z]; the source of drawing i is source i
     */
    static int[] ranks(float[][] sources, float[][] drawings, EvaluationListener listener) {
        int n = sources.length;
        int[] ranks = new int[n];
        for (int first = 0; first < n; first += ROWS) {
            int end = Math.min(n, first + ROWS);
            IntStream.range(first, end).parallel().forEach(i -> ranks[i] = rank(sources, drawings[i], i));
            if (listener.cancelled()) {
                throw new CancellationException("the ranking was given up");
            }
            listener.progress("ranking", end, n);
        }
        return ranks;
    }

    private static int rank(float[][] sources, float[] drawing, int own) {
        float distance = distance(sources[own], drawing);
        int rank = 1;
        for (int i = 0; i < sources.length; i++) {
            if (i != own && !(distance(sources[i], drawing) > distance)) {
                rank++;
            }
        }
        return rank;
    }

    /** Sum of squared differences, which orders as their mean does; four running sums, so that none waits for the one before. */
    private static float distance(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            float d0 = a[i] - b[i];
            float d1 = a[i + 1] - b[i + 1];
            float d2 = a[i + 2] - b[i + 2];
            float d3 = a[i + 3] - b[i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; i < a.length; i++) {
            s0 += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
