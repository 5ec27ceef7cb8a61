package sketchatlas.explore.projection;

import java.util.Optional;
import java.util.SplittableRandom;
import smile.manifold.TSNE;
import sketchatlas.explore.codes.CodeTable;

/** Smile's t-SNE (van der Maaten and Hinton 2008), exact and quadratic in the number of codes, one step at a time. */
final class Tsne {
    private static final double FIRST_SPREAD = 1e-4;

    private final TSNE tsne;
    private final Optional<Places> from;
    private int done; // iterations

    /**
     * @param codes at least four
     * @param from where they are when the clusters have been pulled apart; nothing leaves that to the iterations before
     */
    Tsne(CodeTable codes, Optional<Places> from, ProjectionOptions options) {
        this.from = from;
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
    }

    /** So many more iterations of the descent. */
    void iterate(int iterations) {
        tsne.update(iterations);
        done += iterations;
        if (from.isPresent() && done >= ProjectionOptions.EXAGGERATED && done - iterations < ProjectionOptions.EXAGGERATED) {
            begin(from.get());
        }
    }

    /** Smile can't leave out the iterations that pull clusters apart, so given places count from their end on. */
    private void begin(Places places) {
        for (int i = 0; i < places.size(); i++) {
            tsne.coordinates[i][0] = places.x()[i];
            tsne.coordinates[i][1] = places.y()[i];
        }
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
