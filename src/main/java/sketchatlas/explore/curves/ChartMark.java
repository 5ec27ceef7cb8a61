package sketchatlas.explore.curves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingCurves.Axis;
import sketchatlas.train.TrainingCurves.Death;
import sketchatlas.train.TrainingCurves.Setback;

/**
 * Something that happened at a moment of a training.
 *
 * @param x on the axis
 * @param y the value that is left; NaN where it belongs to no line
 * @param what it is
 * @param text in a few words
 */
public record ChartMark(double x, double y, What what, String text) {
    /** What can happen. */
    public enum What {
        /** A level-k component died. */
        DIED_K,
        /** A level-l component died. */
        DIED_L,
        /** Validation was worse, and training went back to its best state. */
        WENT_BACK,
        /** A loss was no number, and training went back and on with a smaller learning rate. */
        RECOVERED
    }

    /** Everything that is to be marked, in the order of time. */
    public static List<ChartMark> of(TrainingCurves curves, Axis axis) {
        List<ChartMark> marks = new ArrayList<>();
        for (Death death : curves.deaths()) {
            String level = death.level() == Measure.LIVE_K ? "level k" : "level l";
            marks.add(new ChartMark(death.at(axis), death.left(), death.level() == Measure.LIVE_K ? What.DIED_K : What.DIED_L,
                    death.died() + (death.died() == 1 ? " component of " : " components of ") + level + " died, " + death.left() + " left"));
        }
        for (Setback setback : curves.setbacks()) {
            String steps = " from step " + Ticks.number(setback.from()) + " to about " + Ticks.number(setback.to());
            marks.add(new ChartMark(setback.at(axis), Double.NaN, setback.recovered() ? What.RECOVERED : What.WENT_BACK, setback.recovered()
                    ? "A loss was no number: back" + steps + ", with a smaller learning rate" : "Validation was worse: back" + steps));
        }
        marks.removeIf(mark -> Double.isNaN(mark.x()));
        marks.sort(Comparator.comparingDouble(ChartMark::x));
        return marks;
    }
}
