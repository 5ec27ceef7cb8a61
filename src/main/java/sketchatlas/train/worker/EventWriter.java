package sketchatlas.train.worker;

import java.io.PrintWriter;
import java.util.OptionalLong;
import sketchatlas.ProcessMemory;
import sketchatlas.UserException;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

/**
 * Writes the events of a training, a line each: of its steps only some, the last one before anything else among them. FAILED is left to
 * whoever knows why. {@link #write} is for any thread, the rest for the training's.
 */
final class EventWriter implements TrainingListener {
    private static final String REASON_ENDS = "): ";
    private static final long BETWEEN_STEPS = 250_000_000; // nanoseconds

    private final PrintWriter out;
    private final SpeedMeter speed = new SpeedMeter();
    private Progress untold; // null where the last one was told
    private long told = System.nanoTime() - BETWEEN_STEPS;

    EventWriter(PrintWriter out) {
        this.out = out;
    }

    synchronized void write(WorkerEvent event) {
        out.println(EventLines.line(event));
        out.flush();
    }

    @Override
    public void progress(Progress progress) {
        long now = System.nanoTime();
        speed.step(now);
        untold = progress;
        if (now - told >= BETWEEN_STEPS) {
            told = now;
            tellStep();
        }
    }

    private void tellStep() {
        if (untold != null) {
            double rate = speed.perSecond();
            double left = rate > 0 ? (untold.steps() - untold.step()) / rate : Double.NaN;
            write(new WorkerEvent.Step(untold, rate, memory(), left));
            untold = null;
        }
    }

    private static long memory() {
        OptionalLong resident = ProcessMemory.now();
        Runtime heap = Runtime.getRuntime();
        return resident.orElse(heap.totalMemory() - heap.freeMemory());
    }

    @Override
    public void validation(Validation validation) {
        tellStep();
        speed.pause();
        write(new WorkerEvent.Validated(validation));
    }

    @Override
    public void recovery(Recovery recovery) {
        tellStep();
        write(new WorkerEvent.Recovered(recovery));
    }

    @Override
    public boolean waitsWhereUnsaved(UserException why) {
        // Without the advice for whoever still chooses the folder.
        String what = why.getMessage().contains(REASON_ENDS) ? why.getMessage().substring(0, why.getMessage().lastIndexOf(REASON_ENDS) + 1) + "." : why.getMessage();
        write(new WorkerEvent.Problem(what + " The training waits and nothing is lost: make room there, and let it go on."));
        return true;
    }

    @Override
    public void state(TrainingState state) {
        tellStep();
        speed.pause();
        if (state == TrainingState.RUNNING || state == TrainingState.PAUSED) { // the ends are told when they are kept
            write(new WorkerEvent.State(state));
        }
    }
}
