package sketchatlas.explore.tree;

import java.util.Optional;
import sketchatlas.explore.Level;

/** When components died, as far as a training's history tells: it counts the live ones of each level, but doesn't name them. */
@FunctionalInterface
public interface ComponentDeaths {
    /** Nothing is known. */
    ComponentDeaths UNKNOWN = (level, live) -> Optional.empty();

    /**
     * The steps between which all dead components of a level died.
     *
     * @param live how many of the level are live now
     */
    Optional<StepRange> of(Level level, int live);
}
