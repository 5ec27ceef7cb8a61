package sketchatlas.studio.viewmodel.workbench;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import sketchatlas.explore.Engine;
import sketchatlas.explore.workbench.JobListener;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.LatentWorkbench;
import sketchatlas.explore.workbench.WorkbenchJob;
import sketchatlas.model.SketchModel;

/** Brings work to the model's thread and what it tells back to the interface's; what nobody wants any more is not told. */
final class BenchRequests {
    private final Executor toInterface;
    private LatentWorkbench workbench; // null without a model
    private long number; // of the last request
    private long oldestWanted;

    /** Work that shows its results one by one, as they come. */
    @FunctionalInterface
    interface Work {
        /**
         * On the model's thread.
         *
         * @param tell brings a change to the interface's thread
         */
        void run(SketchModel model, JobWatch watch, Consumer<Runnable> tell);
    }

    /** @param toInterface runs things on the interface's thread, in order */
    BenchRequests(Executor toInterface) {
        this.toInterface = toInterface;
    }

    /** Takes this engine from now on; what the one before was asked for is not wanted any more. */
    void setEngine(Optional<Engine> engine) {
        forget();
        workbench = engine.map(LatentWorkbench::new).orElse(null);
    }

    /** Nothing that was asked for up to now is wanted any more. */
    void forget() {
        oldestWanted = number + 1;
        if (workbench != null) {
            workbench.stop();
        }
    }

    /**
     * Starts work in place of the one before; nothing happens without a model.
     *
     * @param live whether more requests are coming because something is being moved; then also the results of the one before are shown
     */
    void start(Work work, boolean live, Consumer<Throwable> failed) {
        if (!live) {
            forget();
        }
        if (workbench != null) {
            workbench.request(job(work), live, listener(failed));
        }
    }

    private WorkbenchJob<Boolean> job(Work work) {
        long mine = ++number;
        return (model, watch) -> {
            work.run(model, watch, change -> tell(mine, change));
            return true;
        };
    }

    private JobListener<Boolean> listener(Consumer<Throwable> failed) {
        long mine = number;
        return new JobListener<>() {
            @Override
            public void finished(Boolean result) {
                // everything has been told
            }

            @Override
            public void failed(Throwable error) {
                tell(mine, () -> failed.accept(error));
            }
        };
    }

    private void tell(long of, Runnable change) {
        toInterface.execute(() -> {
            if (of >= oldestWanted) {
                change.run();
            }
        });
    }
}
