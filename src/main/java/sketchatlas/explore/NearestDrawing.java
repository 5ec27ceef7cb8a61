package sketchatlas.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.sketch.Sketch;

/**
 * One of several drawings of a code: the one whose own code, as the model's encoder reads it, is nearest to that. A decoder that loses its
 * way in one drawing seldom loses it in all, and the encoder sees when it did (docs/decisions/0009).
 *
 * @param sketch the drawing
 * @param seed of its random numbers: with it, it is drawn alone as well
 * @param code mu of the drawing, [Z]
 */
public record NearestDrawing(Sketch sketch, long seed, float[] code) {
    /** How many are drawn where nothing else is said. */
    public static final int CANDIDATES = 4;
    /** The most that make sense. */
    public static final int MOST_CANDIDATES = 100;
    /** Between the seeds of a code's candidates; lists and people count by ones and stay below. */
    private static final long SEED_STEP = 1_000_000_000L;

    /**
     * Draws codes several times each, and keeps the nearest drawings, in the codes' order. Of drawings that are equally near the first one is kept.
     *
     * @param codes [Z] each
     * @param sampling of the first drawings; those that follow are drawn with {@linkplain #seedOf other seeds}
     * @param candidates how many drawings of each code, at least 1
     * @param drawing hears of the drawings of all candidates, and may end the work
     * @param reading hears of the encodings, likewise
     * @throws CancellationException if one of the two asks for it
     */
    public static List<NearestDrawing> ofAll(SketchModel model, List<float[]> codes, SamplingOptions sampling, int candidates, BatchProgress drawing,
            BatchProgress reading) {
        List<NearestDrawing> nearest = new ArrayList<>(codes.size());
        for (int c = 0; c < candidates; c++) {
            SamplingOptions options = sampling.withSeed(seedOf(sampling.seed(), c));
            List<Sketch> sketches = model.decodeAll(codes, options, part(drawing, c, candidates));
            List<LatentCode> read = model.encodeAll(sketches, part(reading, c, candidates));
            for (int i = 0; i < codes.size(); i++) {
                NearestDrawing candidate = new NearestDrawing(sketches.get(i), options.seedOf(i), read.get(i).mu());
                if (c == 0) {
                    nearest.add(candidate);
                } else if (candidate.isNearer(nearest.get(i), codes.get(i))) {
                    nearest.set(i, candidate);
                }
            }
        }
        return nearest;
    }

    /** The seed of a candidate, counted from 0, whose code's first one has this seed. */
    public static long seedOf(long first, int candidate) {
        return first + candidate * SEED_STEP;
    }

    /** Whether this is a nearer drawing of a code [Z] than the other one. */
    boolean isNearer(NearestDrawing other, float[] drawn) {
        return squaredDistance(code, drawn) < squaredDistance(other.code, drawn);
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The progress of one round of as many. */
    private static BatchProgress part(BatchProgress whole, int round, int rounds) {
        return new BatchProgress() {
            @Override
            public void done(int done, int total) {
                whole.done(round * total + done, rounds * total);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
