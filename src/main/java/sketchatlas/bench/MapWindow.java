package sketchatlas.bench;

import java.util.List;
import java.util.function.Consumer;

/**
 * Flies over maps in a window and takes the time of every picture. Offered by the studio as a service ({@link java.util.ServiceLoader}), for
 * nothing else has a toolkit to paint with.
 */
public interface MapWindow {
    /**
     * One flight.
     *
     * @param name what was flown over and how, for people
     * @param points sketches on the map
     * @param visible of them in view, on average
     * @param seconds from each picture to the next
     */
    record Flight(String name, int points, int visible, double[] seconds) {
    }

    /**
     * Opens a window of 1200 x 800 in the software pipeline, pans and zooms through maps of made-up sketches, and closes it. Once a process.
     *
     * @param seconds of each flight, at least 1
     * @param headless without a display: the window is painted in memory
     * @param progress gets the name of what is measured next
     * @throws sketchatlas.UserException if there is no display where one is wanted
     */
    List<Flight> fly(int seconds, boolean headless, Consumer<String> progress);
}
