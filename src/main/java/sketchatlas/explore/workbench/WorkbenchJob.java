package sketchatlas.explore.workbench;

import sketchatlas.model.SketchModel;

/** A piece of the workbench's work. Immutable; the same job on the same model gives the same result, to the last bit. */
public interface WorkbenchJob<R> {
    /**
     * Does the work on the model's thread.
     *
     * @param watch told of what is done, and asked whether to go on
     * @throws java.util.concurrent.CancellationException if the watch says so
     * @throws sketchatlas.UserException if what was asked for cannot be had from this model
     */
    R run(SketchModel model, JobWatch watch);
}
