package sketchatlas.explore.tree;

import java.util.Optional;
import sketchatlas.explore.Level;

/** When components died, as far as a training's history tells: it counts the live ones of each level, but doesn't name them. */
@FunctionalInterface
public interface ComponentDeaths {
    /** Nothing is known. */
    ComponentDeaths UNKNOWN = (level, dead) -> Optional.empty();

    /**
     * The steps within which all dead components of a level died.
     *
     * @param dead how many of the level are dead now
     */
    Optional<StepRange> of(Level level, int dead);
}
