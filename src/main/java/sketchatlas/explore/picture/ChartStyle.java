package sketchatlas.explore.picture;

import java.util.function.IntUnaryOperator;
import sketchatlas.explore.Palette;

/**
 * The colours of a chart, 0xRRGGBB.
 *
 * @param ground behind everything
 * @param grid of the lines across
 * @param text of titles
 * @param faint of the numbers beside the axes, and of what stands back
 * @param danger of what went wrong
 * @param ofIndex a colour of the {@link Palette}, made to be seen on the ground
 */
public record ChartStyle(int ground, int grid, int text, int faint, int danger, IntUnaryOperator ofIndex) {
    /** On white paper. */
    static final ChartStyle PAPER = new ChartStyle(0xffffff, 0xe4e7eb, 0x24292f, 0x6e7781, 0xb3261e, Palette::colour);
}
