package sketchatlas.train.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sketchatlas.ProcessMemory;
import sketchatlas.UserException;
import sketchatlas.data.Batch;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.Backend;
import sketchatlas.train.RandomBatch;

/** A {@link Trial} as it runs inside its process. */
public final class TrialRun {
    private static final Logger LOG = System.getLogger(TrialRun.class.getName());
    /** A step of the schedule that trains strokes, as nearly all do. */
    private static final long FIRST_STEP = 2001;
    private static final long WARM_NANOS = 1_500_000_000L; // until the virtual machine has compiled what it needs
    private static final long MEASURED_NANOS = 2_500_000_000L;
    private static final int ROWS_OF_A_THREAD = 4; // in the first, small batch
    private static final int LARGER = 4; // times as many in the second

    private final HyperParameters hp;
    private final int points;
    private final TrainableModel model;

    private TrialRun(HyperParameters hp, int points, TrainableModel model) {
        this.hp = hp;
        this.points = points;
        this.model = model;
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
            double seconds = new TrialRun(hp, points, model).secondsPerStep(Math.min(hp.batchSize(), ROWS_OF_A_THREAD * threads));
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Trial.Result(seconds, Math.max(memory.total(), ProcessMemory.peak().orElse(0)), machine.getTotalMemorySize(), model.backend());
        }
    }

    /** A step of the whole batch, or what it would take by two smaller ones where it is too long to wait for. */
    private double secondsPerStep(int rows) {
        median(rows, WARM_NANOS);
        double small = median(rows, MEASURED_NANOS);
        int whole = hp.batchSize();
        if (small * whole / rows <= MEASURED_NANOS / 1e9) {
            return whole == rows ? small : median(whole, MEASURED_NANOS);
        }
        int more = Math.min(whole, LARGER * rows);
        double large = median(more, MEASURED_NANOS);
        return large + (large - small) / (more - rows) * (whole - more);
    }

    /** Seconds of a step with so many sketches, the median of those that fit into the time; one at least. */
    private double median(int rows, long nanos) {
        Batch batch = RandomBatch.of(rows, points, hp.pngWidth(), 1);
        List<Double> seconds = new ArrayList<>();
        long begin = System.nanoTime();
        while (seconds.isEmpty() || System.nanoTime() - begin < nanos) {
            long start = System.nanoTime();
            model.step(batch, FIRST_STEP + model.updates(), model.updates());
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }
}
