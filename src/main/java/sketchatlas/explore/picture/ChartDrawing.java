package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sketchatlas.data.Split;
import sketchatlas.explore.Marker;
import sketchatlas.explore.Palette;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.curves.ChartLine;
import sketchatlas.explore.curves.ChartMark;
import sketchatlas.explore.curves.ChartMark.What;
import sketchatlas.explore.curves.ChartRange;
import sketchatlas.explore.curves.Plot;
import sketchatlas.explore.curves.Ticks;
import sketchatlas.train.TrainingCurves.Axis;

/**
 * Draws one chart of a training: training's curves thin, validation's wide with a dot for each, those of another run paler and in dashes; what
 * happened is marked. The same on paper and on the screen.
 */
public final class ChartDrawing {
    private static final double LEFT = 52; // pixels beside the area, for numbers
    private static final double RIGHT = 12;
    private static final double TOP = 16; // room for marks above the area
    private static final double BOTTOM = 24;
    private static final double TEXT = 11;
    private static final double TICK_ROOM_X = 90; // pixels for a number below
    private static final double TICK_ROOM_Y = 34;
    private static final double TRAIN_WIDTH = 1.3;
    private static final double VALID_WIDTH = 2;
    private static final double RAW = 0.72; // of the ground that is mixed into what is not smoothed
    private static final double OTHER = 0.4; // and into another run
    private static final int MOST_DOTS = 120;
    private static final double MARK = 4.5;

    private final Chart chart;
    private final ChartStyle style;
    private final Plot plot;

    /**
     * What a chart shows.
     *
     * @param kind decides how values are written
     * @param lines in the order of drawing
     * @param marks what happened
     * @param axis that they stand over
     * @param x0 at the left
     * @param x1 at the right, above x0
     * @param log whether values are logarithmic
     */
    public record Chart(ChartKind kind, List<ChartLine> lines, List<ChartMark> marks, Axis axis, double x0, double x1, boolean log) {
    }

    private ChartDrawing(Chart chart, ChartStyle style, Plot plot) {
        this.chart = chart;
        this.style = style;
        this.plot = plot;
    }

    /** Where the values of a chart stand in a rectangle; nothing where it has no room. */
    public static Optional<Plot> plot(Chart chart, double x, double y, double width, double height) {
        double inner = width - LEFT - RIGHT;
        double high = height - TOP - BOTTOM;
        if (inner < 20 || high < 20 || !(chart.x1() > chart.x0())) {
            return Optional.empty();
        }
        ChartRange range = ChartRange.of(chart.lines(), chart.x0(), chart.x1(), chart.log(), chart.kind().fromZero());
        return Optional.of(new Plot(x + LEFT, y + TOP, inner, high, chart.x0(), chart.x1(), range.low(), range.high(), chart.log()));
    }

    /** Draws a chart where {@link #plot} puts it. */
    public static void draw(Chart chart, Plot plot, ChartStyle style, Surface surface) {
        new ChartDrawing(chart, style, plot).draw(surface);
    }

    private void draw(Surface surface) {
        axes(surface);
        moments(surface);
        surface.clip(plot.left(), plot.top() - 2, plot.width(), plot.height() + 4);
        for (ChartLine line : chart.lines()) {
            if (line.raw() != line.y()) {
                surface.lines(plot.lines(line.x(), line.raw()), 1, Palette.mixed(colour(line), style.ground(), RAW));
            }
        }
        chart.lines().forEach(line -> line(surface, line));
        deaths(surface);
        surface.unclip();
    }

    private int colour(ChartLine line) {
        int colour = style.ofIndex().applyAsInt(ChartKind.colour(line.measure()));
        return line.other() ? Palette.mixed(colour, style.ground(), OTHER) : colour;
    }

    private void axes(Surface surface) {
        int across = Math.max(2, (int) (plot.width() / TICK_ROOM_X));
        int down = Math.max(2, (int) (plot.height() / TICK_ROOM_Y));
        List<Double> ys = chart.log() ? Ticks.logarithmic(plot.y0(), plot.y1(), down)
                : chart.kind().counts() ? Ticks.whole(plot.y0(), plot.y1(), down) : Ticks.linear(plot.y0(), plot.y1(), down);
        for (double y : ys) {
            float at = crisp(plot.toY(y));
            surface.lines(List.of(new float[] {(float) plot.left(), at, (float) (plot.left() + plot.width()), at}), 1, style.grid());
            surface.text(Ticks.number(y), plot.left() - 6, at + TEXT / 3, TEXT, Surface.Anchor.END, Surface.Face.PLAIN, style.faint());
        }
        List<Double> xs = chart.axis() == Axis.SECONDS ? Ticks.time(plot.x0(), plot.x1(), across) : Ticks.whole(plot.x0(), plot.x1(), across);
        float bottom = crisp(plot.top() + plot.height());
        surface.lines(List.of(new float[] {(float) plot.left(), bottom, (float) (plot.left() + plot.width()), bottom}), 1, style.faint());
        for (double x : xs) {
            float at = crisp(plot.toX(x));
            surface.lines(List.of(new float[] {at, bottom, at, bottom + 4}), 1, style.faint());
            String text = chart.axis() == Axis.SECONDS ? Ticks.duration(x) : Ticks.number(x);
            double half = 0.3 * TEXT * text.length();
            Surface.Anchor anchor = at + half > plot.left() + plot.width() + RIGHT ? Surface.Anchor.END : Surface.Anchor.MIDDLE;
            surface.text(text, anchor == Surface.Anchor.END ? plot.left() + plot.width() + RIGHT - 2 : at, bottom + 5 + TEXT, TEXT, anchor, Surface.Face.PLAIN,
                    style.faint());
        }
    }

    /** The middle of a pixel, so that a line of one pixel fills it. */
    private static float crisp(double at) {
        return (float) (Math.floor(at) + 0.5);
    }

    private void line(Surface surface, ChartLine line) {
        List<float[]> drawn = plot.lines(line.x(), line.y());
        boolean valid = line.split() == Split.VALID;
        surface.lines(line.other() ? Dashes.of(drawn, 6, 4) : drawn, valid || chart.kind().counts() ? VALID_WIDTH : TRAIN_WIDTH, colour(line));
        int from = Plot.lowerBound(line.x(), plot.x0());
        int to = Plot.lowerBound(line.x(), plot.x1());
        if (valid && to - from <= MOST_DOTS) {
            for (int i = from; i < Math.min(line.x().length, to + 1); i++) {
                if (plot.has(line.y()[i])) {
                    surface.marker(line.other() ? Marker.DIAMOND : Marker.CIRCLE, plot.toX(line.x()[i]), plot.toY(line.y()[i]), 2.6, colour(line));
                }
            }
        }
    }

    /** Lines down from what happened to the training as a whole, the worst on top. */
    private void moments(Surface surface) {
        for (What what : List.of(What.WENT_BACK, What.RECOVERED)) {
            int colour = what == What.RECOVERED ? style.danger() : style.faint();
            for (ChartMark mark : chart.marks()) {
                if (mark.what() == what && isSeen(mark)) {
                    float x = crisp(plot.toX(mark.x()));
                    List<float[]> down = List.of(new float[] {x, (float) plot.top(), x, (float) (plot.top() + plot.height())});
                    surface.lines(Dashes.of(down, 2, 3), 1, Palette.mixed(colour, style.ground(), 0.3));
                    surface.marker(what == What.RECOVERED ? Marker.TRIANGLE : Marker.DIAMOND, x, plot.top() - MARK - 2, MARK, colour);
                }
            }
        }
    }

    private boolean isSeen(ChartMark mark) {
        return mark.x() >= plot.x0() && mark.x() <= plot.x1();
    }

    /** Where components died: on their line, or at the foot of the losses. */
    private void deaths(Surface surface) {
        boolean wanted = chart.kind() == ChartKind.LOSSES || chart.kind() == ChartKind.COMPONENTS;
        for (ChartMark mark : wanted ? chart.marks() : List.<ChartMark>of()) {
            boolean k = mark.what() == What.DIED_K;
            if (k || mark.what() == What.DIED_L) {
                int colour = style.ofIndex().applyAsInt(k ? 0 : 1);
                double y = chart.kind() == ChartKind.COMPONENTS && plot.has(mark.y()) ? plot.toY(mark.y()) : plot.top() + plot.height() - MARK - 1;
                surface.marker(Marker.CROSS, plot.toX(mark.x()), y, MARK + 1.5, style.ground());
                surface.marker(Marker.CROSS, plot.toX(mark.x()), y, MARK, Palette.mixed(colour, style.text(), 0.35));
            }
        }
    }

    /** The lines that have no place on a logarithmic axis. */
    public static List<ChartLine> withoutPlace(Chart chart) {
        List<ChartLine> none = new ArrayList<>();
        for (ChartLine line : chart.lines()) {
            boolean some = false;
            for (float y : line.y()) {
                some |= y > 0;
            }
            if (chart.log() && !some) {
                none.add(line);
            }
        }
        return none;
    }
}
