package sketchatlas.explore.workbench;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import sketchatlas.explore.Engine;
import sketchatlas.explore.ModelTask;
import sketchatlas.explore.Reconstructor;
import sketchatlas.explore.Turn;

/**
 * Hands jobs to a model's thread: the newest request wins, older ones are dropped and never queued. What else the model is asked for does not
 * drop them: a job that made way for it begins anew afterwards. Any thread.
 */
public final class LatentWorkbench {
    /**
     * While a slider moves each request may work for this long, so that results are seen at all, also on a slow machine; it takes less time
     * wherever it is done earlier.
     */
    private static final Duration ONE_RESULT = Duration.ofMillis(400);

    private final Engine.Lane lane;

    public LatentWorkbench(Engine engine) {
        lane = engine.lane();
    }

    /**
     * Starts a job in place of the one before; returns at once.
     *
     * @param live whether more requests are coming because a slider or a thing in hand is moving just now
     */
    public <R> void request(WorkbenchJob<R> job, boolean live, JobListener<R> listener) {
        lane.submit(new Task<>(job, live, listener));
    }

    /**
     * Does a job when nothing else is asked of the model, in place of the one that waits for this; it begins anew after it had to make way.
     * Returns at once.
     */
    public <R> void requestIdle(WorkbenchJob<R> job, JobListener<R> listener) {
        lane.submitIdle(new Task<>(job, false, listener));
    }

    /** Ends the request that is being worked on, if any. */
    public void stop() {
        lane.cancel();
    }

    private record Task<R>(WorkbenchJob<R> job, boolean patient, JobListener<R> listener) implements ModelTask {
        @Override
        public void run(Reconstructor model, Turn turn) {
            turn.hold(ONE_RESULT);
            R result;
            try {
                result = job.run(model.model(), new TurnWatch(turn, listener));
            } catch (CancellationException _) {
                return; // the engine tells whether it was dropped or has only made way
            }
            listener.finished(result);
        }

        @Override
        public void failed(Throwable error) {
            listener.failed(error);
        }

        @Override
        public void dropped() {
            listener.dropped();
        }
    }

    private record TurnWatch(Turn turn, JobListener<?> listener) implements JobWatch {
        @Override
        public boolean cancelled() {
            return turn.over();
        }

        @Override
        public void progressed(int done, int total) {
            listener.progressed(done, total);
        }

        @Override
        public void drawn(int index, GeneratedSketch sketch) {
            listener.drawn(index, sketch);
        }
    }
}
