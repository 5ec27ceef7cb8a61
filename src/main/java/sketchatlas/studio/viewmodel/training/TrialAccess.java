package sketchatlas.studio.viewmodel.training;

import java.util.function.Consumer;
import sketchatlas.train.worker.Trial;

/** Tries out for some seconds how fast a training would be. */
@FunctionalInterface
public interface TrialAccess {
    /**
     * Starts a trial; called in the background.
     *
     * @param taker gets the result, on any thread
     * @param problem gets why there is none, in a sentence
     * @return ends it; then there is no answer any more
     * @throws sketchatlas.UserException if it does not start
     */
    Runnable start(Trial.Request request, Consumer<Trial.Result> taker, Consumer<String> problem);
}
