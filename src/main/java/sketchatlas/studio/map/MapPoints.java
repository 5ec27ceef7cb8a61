package sketchatlas.studio.map;

import java.util.List;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;

/** What a map shows, but for where: sketches with their categories and components. Immutable; safe to read from any thread. */
public interface MapPoints {
    /** A category or component that a point does not have. */
    int NONE = -1;

    /** The number of sketches; they are numbered from 0. */
    int count();

    Sketch sketch(int point);

    /** The names that {@link #category} counts in. */
    List<String> categories();

    /** The category of a sketch, or {@link #NONE}. */
    int category(int point);

    /** The most likely component of a sketch, or {@link #NONE} where the model has no such level. */
    int component(Level level, int point);

    /** How likely the most likely level-k component is, 0..1. */
    double confidence(int point);

    /** How likely the code of a sketch is under the model's mixture; the logarithm, in any unit. */
    double logDensity(int point);

    /** The most likely components of a sketch, best first. */
    List<ComponentShare> shares(Level level, int point, int most);

    /** The number of components of a level, dead ones too. */
    int components(Level level);

    /** The prior weight of a component; 0 where it is dead. */
    double weight(Level level, int index);

    /** The other sketches whose codes are nearest to the codes of these, nearest first. */
    int[] nearest(int[] points, int most);
}
