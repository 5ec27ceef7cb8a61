package sketchatlas.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Moves the sliders of the studio's workbench and takes the time until what they change is shown. Offered by the studio as a service
 * ({@link java.util.ServiceLoader}), for nothing else has a workbench.
 */
public interface SliderHand {
    /**
     * One slider, from one end to the other.
     *
     * @param name what was moved, for people
     * @param movedNanos when each movement was made
     * @param shown which movements got a result of their own, in order; those between were dropped
     * @param shownNanos when each of these was shown
     */
    record Slide(String name, long[] movedNanos, int[] shown, long[] shownNanos) {
    }

    /**
     * Opens a model and moves each slider once, as often a second as a screen is refreshed, without a window.
     *
     * @param progress gets the name of what is measured next
     * @throws sketchatlas.UserException if the model cannot be read or draws nothing
     */
    List<Slide> slide(Path model, Consumer<String> progress);
}
