package sketchatlas.explore.projection;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.manifold.TSNE;
import sketchatlas.explore.codes.CodeTable;

/** Smile's t-SNE (van der Maaten and Hinton 2008), exact and quadratic in the number of codes, one step at a time. */
final class Tsne {
    private static final double FIRST_SPREAD = 1e-4;
    private static final double GIVEN_SPREAD = 1; // of places that are given: wide enough to keep their order, and no obstacle to a new one

    private final TSNE tsne;

    /**
     * @param codes at least four
     * @param from where they begin, in any unit
     */
    Tsne(CodeTable codes, Optional<Places> from, ProjectionOptions options) {
        int n = codes.size();
        // Smile takes a square matrix for distances, so one column of zeros is added to that.
        int width = codes.width() == n ? n + 1 : codes.width();
        double[][] rows = new double[n][width];
        for (int i = 0; i < n; i++) {
            float[] code = codes.code(i);
            for (int z = 0; z < code.length; z++) {
                rows[i][z] = code[z];
            }
        }
        double perplexity = Math.max(1.5, Math.min(options.perplexity(), (n - 1) / 3.0));
        tsne = new TSNE(rows, 2, perplexity, options.learningRate(), 0);
        // Smile's own first places depend on random numbers that all of the program shares.
        SplittableRandom random = new SplittableRandom(options.seed());
        for (double[] place : tsne.coordinates) {
            place[0] = FIRST_SPREAD * random.nextGaussian();
            place[1] = FIRST_SPREAD * random.nextGaussian();
        }
        from.ifPresent(this::begin);
    }

    /** The given places around the origin, with a standard deviation of {@link #GIVEN_SPREAD}. */
    private void begin(Places places) {
        int n = places.size();
        double meanX = IntStream.range(0, n).mapToDouble(i -> places.x()[i]).average().orElse(0);
        double meanY = IntStream.range(0, n).mapToDouble(i -> places.y()[i]).average().orElse(0);
        double variance = IntStream.range(0, n).mapToDouble(i -> Math.pow(places.x()[i] - meanX, 2) + Math.pow(places.y()[i] - meanY, 2)).sum() / (2.0 * n);
        double scale = variance > 0 ? GIVEN_SPREAD / Math.sqrt(variance) : 0;
        for (int i = 0; i < n; i++) {
            tsne.coordinates[i][0] += scale * (places.x()[i] - meanX); // random numbers part those that lie in one place
            tsne.coordinates[i][1] += scale * (places.y()[i] - meanY);
        }
    }

    void iterate(int iterations) {
        tsne.update(iterations);
    }

    Places places() {
        int n = tsne.coordinates.length;
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) tsne.coordinates[i][0];
            y[i] = (float) tsne.coordinates[i][1];
        }
        return new Places(x, y);
    }
}
