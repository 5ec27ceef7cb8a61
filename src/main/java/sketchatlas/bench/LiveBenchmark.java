package sketchatlas.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.explore.Encoding;
import sketchatlas.explore.Engine;
import sketchatlas.explore.LiveReconstruction;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.explore.ReconstructionListener;
import sketchatlas.explore.ReconstructionRequest;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/**
 * How soon a drawing shows its reconstruction: a pen that moves a hundred times a second draws sample sketches into a model, through the
 * same engine as the studio's, and rests after each until the nearest of several drawings is there. Painting the window comes on top of it.
 */
public final class LiveBenchmark {
    private static final long MOVE_NANOS = Duration.ofMillis(10).toNanos();
    private static final double SPACING = 3; // units of 255 between two movements
    private static final double TEMPERATURE = 0.24;

    private static final Column WORST = new Column("max_s", "worst", "%.1f ms", 1e3);
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, WORST, Rows.REPETITIONS, Rows.OTHERS);

    private LiveBenchmark() {
    }

    /** The first strokes of a request, when they were there, and how long its encoding took. */
    private record Shown(long number, long nanos, long encodeNanos) {
    }

    private static final class Watch implements ReconstructionListener {
        private final ConcurrentLinkedQueue<Shown> shown = new ConcurrentLinkedQueue<>();
        private final Semaphore settled = new Semaphore(0); // a permit for each finished request that is not live
        private volatile Throwable failure;
        private volatile long last = -1; // written on the model's thread
        private volatile long encodeNanos; // written on the model's thread

        @Override
        public void encoded(ReconstructionRequest request, Encoding encoding) {
            encodeNanos = encoding.encodeNanos();
        }

        @Override
        public void drawn(DrawnSketch drawn) {
            if (!drawn.request().live()) {
                settled.release(drawn.finished() ? 1 : 0);
            } else if (drawn.request().number() != last) {
                last = drawn.request().number();
                shown.add(new Shown(last, System.nanoTime(), encodeNanos));
            }
        }

        @Override
        public void failed(ReconstructionRequest request, Throwable error) {
            failure = error;
            settled.release();
        }
    }

    /**
     * Draws so many sketches, one after the other.
     *
     * @throws UserException if the model can't be read
     */
    public static Report run(Path model, int sketches) {
        Watch watch = new Watch();
        long[] moved = new long[0];
        double[] settling = new double[sketches];
        String backend;
        OthersLoad load;
        try (Engine engine = new Engine(ModelReconstructor.load(model))) {
            backend = engine.backend();
            load = OthersLoad.start(List.of());
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
                    live.request(new ReconstructionRequest(i, drawing, TEMPERATURE, s, 1, true));
                }
                while (watch.failure == null && watch.last < moved.length - 1) {
                    LockSupport.parkNanos(MOVE_NANOS); // the last movement gets its answer
                }
                long rests = System.nanoTime();
                live.request(new ReconstructionRequest(moved.length - 1, Sketch.ofStroke3(rows), TEMPERATURE, s, NearestDrawing.CANDIDATES, false));
                watch.settled.acquireUninterruptibly();
                next = System.nanoTime();
                settling[s] = (next - rests) / 1e9;
            }
        }
        if (watch.failure != null) {
            throw new IllegalStateException("a reconstruction failed", watch.failure);
        }
        OptionalDouble others = load.share();
        Shown[] shown = watch.shown.toArray(Shown[]::new);
        Table times = new Table("times", TIMES);
        add(times, "movement to first strokes", Measurement.of(delays(moved, shown), others));
        add(times, "pen at rest to the nearest of " + NearestDrawing.CANDIDATES, Measurement.of(settling, others));
        add(times, "encoding a sketch", Measurement.of(Arrays.stream(shown).mapToDouble(s -> s.encodeNanos() / 1e9).toArray(), others));
        return new Report("live", Machine.of(backend, OptionalDouble.empty()), List.of(times), List.of("The model is " + model.getFileName() + "; the pen moved "
                + moved.length + " times, 100 times a second, and " + shown.length + " reconstructions were begun meanwhile."));
    }

    private static void add(Table times, String name, Measurement m) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", name);
        Rows.put(row, m);
        row.put(WORST.key(), m.max());
        times.add(row);
    }

    /** For each movement how long it took until it had an answer, in seconds: the first strokes of its own or a later request. */
    private static double[] delays(long[] moved, Shown[] shown) {
        double[] delays = new double[moved.length];
        int answered = 0;
        int answer = 0;
        for (int i = 0; i < moved.length; i++) {
            while (answer < shown.length && shown[answer].number() < i) {
                answer++;
            }
            if (answer < shown.length) {
                delays[answered++] = (shown[answer].nanos() - moved[i]) / 1e9;
            }
        }
        if (answered == 0) {
            throw new UserException("No reconstruction was ready while the pen moved: try it on a machine with less to do.");
        }
        return Arrays.copyOf(delays, answered);
    }
}
