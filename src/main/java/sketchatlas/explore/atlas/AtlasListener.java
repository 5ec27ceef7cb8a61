package sketchatlas.explore.atlas;

/** Follows an atlas in the making, on the thread that makes it. */
public interface AtlasListener {
    /** For an atlas that nobody waits for. */
    AtlasListener NONE = (stage, done, total) -> {
    };

    /** What is being done. */
    enum Stage {
        /** Sketches become codes. */
        ENCODING,
        /** Codes become sketches. */
        DRAWING,
        /** Codes find their places. */
        PROJECTING
    }

    /** So much of a stage is done. */
    void progress(Stage stage, int done, int total);

    /** All is there but the map: everything still lies in one place. */
    default void drawn(Atlas atlas) {
    }

    /** Points and components have moved; often, while projecting. */
    default void moved(MapLayout layout) {
    }
}
