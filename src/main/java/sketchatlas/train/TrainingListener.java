package sketchatlas.train;

import java.util.Map;
import sketchatlas.UserException;
import sketchatlas.data.Split;

/** Hears how a training goes on. Calls come from the training's thread and must return soon. */
public interface TrainingListener {
    /**
     * After each step.
     *
     * @param step steps of the schedule done; it goes back where validation did
     * @param steps the step that training ends at
     * @param losses the last known losses by name: total, stroke, image, hierarchy (or alpha), gaussian
     * @param liveK level-k components that won a sketch lately
     * @param liveL level-l components that won a sketch lately
     * @param learningRate of this step
     */
    record Progress(long step, long steps, Map<String, Double> losses, int liveK, int liveL, double learningRate) {
    }

    /**
     * After each validation, and after the test at the end.
     *
     * @param split what was evaluated: VALID, or TEST, which nothing is chosen by
     * @param step steps of the schedule that the evaluated state has learned
     * @param stroke masked stroke loss per sketch at z = mu
     * @param image image loss per sketch
     * @param best whether it is a validation and the best so far
     * @param worseInARow validations since the best one
     * @param liveK level-k components that win a sketch of the split
     * @param liveL level-l components that win a sketch of the split
     */
    record Validation(Split split, long step, double stroke, double image, boolean best, int worseInARow, int liveK, int liveL) {
    }

    /**
     * The loss or a gradient was no number any more; training goes on from an earlier state with a smaller learning rate.
     *
     * @param step at which it happened
     * @param backTo the step of the state that training goes on from: the best one, or the beginning
     * @param rateFactor what the schedule's learning rate is multiplied by from now on
     * @param inARow how often it has happened since the best validation
     */
    record Recovery(long step, long backTo, double rateFactor, int inARow) {
    }

    void progress(Progress progress);

    void validation(Validation validation);

    /** Training has gone back to save itself. */
    default void recovery(Recovery recovery) {
    }

    /**
     * Something can't be written, as on a full disk.
     *
     * @param why says what to do
     * @return whether the run is to pause; it tries again when it is resumed. Otherwise it fails
     */
    default boolean waitsWhereUnsaved(UserException why) {
        return false;
    }

    /** The state has changed. */
    void state(TrainingState state);
}
