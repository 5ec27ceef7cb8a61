package sketchatlas.train.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sketchatlas.ProcessMemory;
import sketchatlas.UserException;
import sketchatlas.data.Batch;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.Backend;
import sketchatlas.train.RandomBatch;

/**
 * A {@link Trial} as it runs inside its process. What counts is the processor time of the thread that takes the steps: it does as much as each
 * of its helpers, so that alone on the machine a step takes little longer, and beside other work that time stays what it is.
 */
public final class TrialRun {
    private static final Logger LOG = System.getLogger(TrialRun.class.getName());
    /** A step of the schedule that trains strokes, as nearly all do. */
    private static final long FIRST_STEP = 2001;
    private static final Time WARM = new Time(1.2, 6); // until the virtual machine has compiled what it needs
    private static final Time MEASURED = new Time(2, 6);
    /** What a step alone on the machine takes beyond that processor time, waiting for the slowest helper: 2 to 11 % were measured. */
    private static final double WAITING = 1.06;
    private static final int ROWS_OF_A_THREAD = 4; // in the first, small batch
    private static final int LARGER = 4; // times as many in the second

    private final HyperParameters hp;
    private final int points;
    private final TrainableModel model;
    private final boolean onProcessor; // on another device that thread only waits

    /**
     * Times in seconds.
     *
     * @param own processor time of the thread that takes the steps
     * @param wall time that passes
     */
    private record Time(double own, double wall) {
        /** What it would be with nothing else to do. */
        double alone() {
            return Math.min(wall, own * WAITING);
        }

        Time plus(Time other) {
            return new Time(own + other.own, wall + other.wall);
        }
    }

    private TrialRun(HyperParameters hp, int points, TrainableModel model, boolean onProcessor) {
        this.hp = hp;
        this.points = points;
        this.model = model;
        this.onProcessor = onProcessor;
    }

    /**
     * Reads a request, tries and answers.
     *
     * @return whether there was a result
     */
    public static boolean answer(BufferedReader in, PrintWriter out) {
        String answer;
        boolean tried = false;
        try {
            answer = run(Trial.Request.parse(String.valueOf(in.readLine()))).line();
            tried = true;
        } catch (UserException e) {
            answer = EventLines.line(new WorkerEvent.Problem(e.getMessage()));
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the trial has failed", e);
            answer = EventLines.line(new WorkerEvent.Problem("The trial has failed (" + e + "): choose a smaller batch_size or dec_rnn_size."));
        }
        out.println(answer);
        out.flush();
        return tried;
    }

    private static Trial.Result run(Trial.Request request) {
        HyperParameters hp = request.options();
        int threads = Math.min(hp.batchSize(), Runtime.getRuntime().availableProcessors());
        MemoryEstimate memory = MemoryEstimate.of(hp, request.mostPoints(), threads);
        if (request.backend() == Backend.CPU) {
            memory.require(Runtime.getRuntime().maxMemory());
        }
        // Batches of sketches of similar lengths take the mean of their lengths, others as long as the longest.
        int points = hp.bucketByLength() ? (int) Math.round(request.meanPoints()) : request.mostPoints();
        try (TrainableModel model = TrainableModel.create(hp, request.backend(), request.backend().instances(threads))) {
            TrialRun trial = new TrialRun(hp, points, model, request.backend() == Backend.CPU);
            int rows = Math.min(hp.batchSize(), ROWS_OF_A_THREAD * threads);
            trial.steps(rows, WARM);
            Time small = trial.steps(rows, MEASURED);
            int more = trial.moreRows(rows, small);
            Time large = more == rows ? small : trial.steps(more, MEASURED);
            double seconds = more == rows ? large.alone()
                    : large.alone() + (large.alone() - small.alone()) / (more - rows) * (hp.batchSize() - more);
            // What the process holds beyond what was computed for the rows that it tried, such as the virtual machine, it will hold then, too.
            long beyond = ProcessMemory.peak().orElse(0) - MemoryEstimate.of(hp.with("batch_size", String.valueOf(more)), points, threads).total();
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Trial.Result(seconds, Math.max(1, large.wall() / large.alone()), memory.total() + Math.max(0, beyond), machine.getTotalMemorySize(),
                    model.backend());
        }
    }

    /** The whole batch where that is soon tried; else a part of it that tells more than the small one, and the rest follows from both. */
    private int moreRows(int rows, Time small) {
        boolean soon = small.alone() * hp.batchSize() / rows <= MEASURED.own();
        return soon ? hp.batchSize() : Math.min(hp.batchSize(), LARGER * rows);
    }

    /** A step with so many sketches: the median of those that fit into the time; one at least. */
    private Time steps(int rows, Time time) {
        Batch batch = RandomBatch.of(rows, points, hp.pngWidth(), 1);
        List<Time> steps = new ArrayList<>();
        Time all = new Time(0, 0);
        while (steps.isEmpty() || all.own() < time.own() && all.wall() < time.wall()) {
            double own = ownSeconds();
            long start = System.nanoTime();
            model.step(batch, FIRST_STEP + model.updates(), model.updates());
            double wall = (System.nanoTime() - start) / 1e9;
            Time step = new Time(onProcessor ? ownSeconds() - own : wall, wall);
            steps.add(step);
            all = all.plus(step);
        }
        steps.sort(Comparator.comparingDouble(Time::alone));
        Time median = steps.get(steps.size() / 2);
        return new Time(median.own(), Math.max(median.wall(), median.alone() * all.wall() / steps.stream().mapToDouble(Time::alone).sum()));
    }

    private static double ownSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return (threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled() ? threads.getCurrentThreadCpuTime() : System.nanoTime()) / 1e9;
    }
}
