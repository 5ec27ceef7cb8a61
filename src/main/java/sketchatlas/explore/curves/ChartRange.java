package sketchatlas.explore.curves;

import java.util.List;

/**
 * The range of values that a chart shows.
 *
 * @param low at the bottom
 * @param high at the top, above low
 */
public record ChartRange(double low, double high) {
    private static final double MARGIN = 0.06; // of the range, above and below the values

    /** What holds the values of lines between two places, with a margin; 0 to 1 (log: 0.1 to 1) where there are none. */
    public static ChartRange of(List<ChartLine> lines, double x0, double x1, boolean log, boolean fromZero) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (ChartLine line : lines) {
            int from = Math.max(0, Plot.lowerBound(line.x(), x0) - 1);
            int to = Math.min(line.x().length, Plot.lowerBound(line.x(), x1) + 1);
            for (int i = from; i < to; i++) {
                double y = line.y()[i];
                if (!log || y > 0) {
                    low = Math.min(low, y);
                    high = Math.max(high, y);
                }
            }
        }
        if (low > high) {
            return log ? new ChartRange(0.1, 1) : new ChartRange(0, 1);
        }
        if (log) {
            double margin = Math.max(1.02, Math.pow(high / low, MARGIN));
            return new ChartRange(low / margin, high * margin);
        }
        double bottom = fromZero ? Math.min(0, low) : low;
        double margin = Math.max(MARGIN * (high - bottom), high == bottom ? Math.max(1e-9, 0.05 * Math.abs(high)) : 0);
        return new ChartRange(fromZero && low >= 0 ? 0 : bottom - margin, high + margin);
    }
}
