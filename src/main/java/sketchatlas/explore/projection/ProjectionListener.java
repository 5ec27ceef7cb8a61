package sketchatlas.explore.projection;

/** Follows a projection, on its thread. */
@FunctionalInterface
public interface ProjectionListener {
    /** For a projection that nobody watches. */
    ProjectionListener NONE = (iteration, iterations, places) -> {
    };

    /**
     * All codes have moved.
     *
     * @param iteration so many are done
     * @param iterations of so many
     * @param places of all codes, also of those that are no landmarks
     */
    void moved(int iteration, int iterations, Places places);
}
