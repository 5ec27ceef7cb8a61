package sketchatlas.explore.library;

import java.nio.file.Path;

/** Where deleted folders go, so that they can be had back. */
@FunctionalInterface
public interface Trash {
    /** There is none: what is deleted is gone. */
    Trash NONE = _ -> false;

    /** Moves a folder there; false if that can't be, and then nothing has changed. */
    boolean take(Path folder);
}
