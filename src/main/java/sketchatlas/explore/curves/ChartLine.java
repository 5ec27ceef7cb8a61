package sketchatlas.explore.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import sketchatlas.data.Split;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingCurves.Axis;
import sketchatlas.train.TrainingCurves.Series;

/**
 * One line of a chart. The arrays are shared and never written to.
 *
 * @param measure what it shows
 * @param split of which part of the data
 * @param other whether it is of the run that is laid over
 * @param x rising
 * @param y as it is drawn
 * @param raw as it was before it was smoothed; the same array as y where it was not
 */
public record ChartLine(Measure measure, Split split, boolean other, double[] x, float[] y, float[] raw) {
    /**
     * The lines of a chart that have points, those of training first.
     *
     * @param shown what is wanted
     * @param splits of which parts of the data
     * @param smoothing of training's losses, rates and speeds; validation has few points and stays as it is
     */
    public static List<ChartLine> of(TrainingCurves curves, ChartKind kind, Axis axis, Set<Measure> shown, Set<Split> splits, double smoothing, boolean other) {
        List<ChartLine> lines = new ArrayList<>();
        for (Split split : kind == ChartKind.LOSSES ? List.of(Split.TRAIN, Split.VALID) : List.of(Split.TRAIN)) {
            for (Measure measure : kind.measures()) {
                boolean wanted = shown.contains(measure) && (kind != ChartKind.LOSSES || splits.contains(split));
                Series series = wanted ? curves.series(split, measure, axis) : null;
                if (wanted && series.size() > 0) {
                    boolean smooth = split == Split.TRAIN && smoothing > 0 && !kind.counts();
                    lines.add(new ChartLine(measure, split, other, series.x(), smooth ? Smoothing.of(series.y(), smoothing) : series.y(), series.y()));
                }
            }
        }
        return lines;
    }

    /** The index of the point nearest to a place. */
    public int nearest(double place) {
        int found = Arrays.binarySearch(x, place);
        int after = found >= 0 ? found : -found - 1;
        if (after == 0) {
            return 0;
        }
        return after == x.length || place - x[after - 1] <= x[after] - place ? after - 1 : after;
    }
}
