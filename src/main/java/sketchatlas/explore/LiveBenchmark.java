package sketchatlas.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/**
 * How soon a drawing shows its reconstruction: a pen that moves a hundred times a second draws sample sketches into a model, through the
 * same engine as the studio's. Painting the window comes on top of it.
 */
public final class LiveBenchmark {
    private static final long MOVE_NANOS = Duration.ofMillis(10).toNanos();
    private static final double SPACING = 3; // units of 255 between two movements
    private static final double TEMPERATURE = 0.24;

    private LiveBenchmark() {
    }

    /**
     * What was measured, in milliseconds.
     *
     * @param movements of the pen
     * @param shown how many first strokes were shown while it moved
     * @param median from a movement to the first strokes of a reconstruction that knows of it
     * @param most of 95 in 100 movements
     * @param worst of all movements
     * @param encode median time to encode
     */
    public record Result(int movements, int shown, double median, double most, double worst, double encode) {
    }

    /** The first strokes of a request, when they were there, and how long its encoding took. */
    private record Shown(long number, long nanos, long encodeNanos) {
    }

    private static final class Watch implements ReconstructionListener {
        private final ConcurrentLinkedQueue<Shown> shown = new ConcurrentLinkedQueue<>();
        private volatile Throwable failure;
        private long last = -1; // of the model's thread
        private long encodeNanos; // of the model's thread

        @Override
        public void encoded(ReconstructionRequest request, Encoding encoding) {
            encodeNanos = encoding.encodeNanos();
        }

        @Override
        public void drawn(DrawnSketch drawn) {
            if (drawn.request().number() != last) {
                last = drawn.request().number();
                shown.add(new Shown(last, System.nanoTime(), encodeNanos));
            }
        }

        @Override
        public void failed(ReconstructionRequest request, Throwable error) {
            failure = error;
        }
    }

    /**
     * Draws so many sketches, one after the other.
     *
     * @throws UserException if the model can't be read
     */
    public static Result run(Path model, int sketches) {
        Watch watch = new Watch();
        long[] moved = new long[0];
        try (Engine engine = new Engine(ModelReconstructor.load(model))) {
            LiveReconstruction live = new LiveReconstruction(engine, Simplifier::toModelScale, watch);
            long next = System.nanoTime();
            for (int s = 0; s < sketches; s++) {
                float[] rows = Simplifier.resampled(SampleSketches.sketch(SampleCategory.CAR, s, 0), SPACING).toStroke3();
                int first = moved.length;
                moved = Arrays.copyOf(moved, first + rows.length / 3);
                for (int i = first; i < moved.length && watch.failure == null; i++) {
                    next += MOVE_NANOS;
                    LockSupport.parkNanos(next - System.nanoTime());
                    moved[i] = System.nanoTime();
                    Sketch drawing = Sketch.ofStroke3(Arrays.copyOf(rows, 3 * (i - first + 1)));
                    live.request(new ReconstructionRequest(i, drawing, TEMPERATURE, s, true));
                }
            }
        }
        if (watch.failure != null) {
            throw new IllegalStateException("a reconstruction failed", watch.failure);
        }
        return summary(moved, watch.shown.toArray(Shown[]::new));
    }

    /** A movement has been answered when the first strokes of its own or a later request are there. */
    private static Result summary(long[] moved, Shown[] shown) {
        double[] delays = new double[moved.length];
        int answered = 0;
        int answer = 0;
        for (int i = 0; i < moved.length; i++) {
            while (answer < shown.length && shown[answer].number() < i) {
                answer++;
            }
            if (answer < shown.length) {
                delays[answered++] = (shown[answer].nanos() - moved[i]) / 1e6;
            }
        }
        if (answered == 0) {
            throw new UserException("No reconstruction was ready while the pen moved: try it on a machine with less to do.");
        }
        double[] sorted = Arrays.copyOf(delays, answered);
        Arrays.sort(sorted);
        double[] encode = Arrays.stream(shown).mapToDouble(s -> s.encodeNanos() / 1e6).sorted().toArray();
        return new Result(moved.length, shown.length, sorted[answered / 2], sorted[(int) (0.95 * (answered - 1))], sorted[answered - 1],
                encode[encode.length / 2]);
    }
}
