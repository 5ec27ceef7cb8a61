package sketchatlas.explore;

import java.util.List;
import java.util.function.Consumer;

/**
 * Measures how many pictures of a moving map are painted in a second. Offered by the studio as a service ({@link java.util.ServiceLoader}),
 * for nothing else has a toolkit to paint with.
 */
public interface MapBenchmark {
    /**
     * What was measured with one map.
     *
     * @param name what moved, for people
     * @param points sketches on the map
     * @param visible of them in view, typically
     * @param frames pictures painted
     * @param framesPerSecond on average
     * @param medianMillis from one picture to the next
     * @param worstMillis from one picture to the next, of 95 in 100 pictures
     */
    record Result(String name, int points, int visible, int frames, double framesPerSecond, double medianMillis, double worstMillis) {
    }

    /**
     * Opens a window of 1200 x 800 in the software pipeline, pans and zooms through maps of made-up sketches, and closes it. Once a process.
     *
     * @param seconds for each map, at least 1
     * @param headless without a display: the window is painted in memory
     * @param progress gets the name of what is measured next
     */
    List<Result> run(int seconds, boolean headless, Consumer<String> progress);
}
