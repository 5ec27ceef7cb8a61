package sketchatlas.explore.picture;

import java.util.List;
import sketchatlas.explore.Marker;

/** What pictures are drawn on: pixels, SVG, or a screen. Coordinates are pixels from the upper left corner; colours are 0xRRGGBB. */
public interface Surface {
    /** Where a text stands about its x. */
    enum Anchor {
        START, MIDDLE, END
    }

    /** How a text is written. In many fonts l1, a component's number, looks like I1; in those of one width it does not. */
    enum Face {
        PLAIN(false, false), BOLD(true, false), NUMBER(false, true), BOLD_NUMBER(true, true);

        private final boolean bold;
        private final boolean monospaced;

        Face(boolean bold, boolean monospaced) {
            this.bold = bold;
            this.monospaced = monospaced;
        }

        /** The face of a component's label: its number, or the name that a person gave it. */
        public static Face ofLabel(boolean number, boolean bold) {
            if (number) {
                return bold ? BOLD_NUMBER : NUMBER;
            }
            return bold ? BOLD : PLAIN;
        }

        public boolean bold() {
            return bold;
        }

        /** Whether all letters are equally wide, and none looks like another. */
        public boolean monospaced() {
            return monospaced;
        }
    }

    /** Lines with round ends, each x0, y0, x1, y1, ...; one of a single point is a dot. */
    void lines(List<float[]> lines, double width, int colour);

    /** A rectangle with rounded corners. */
    void box(double x, double y, double width, double height, int fill, int border, double borderWidth);

    /** A shape about a point. */
    void marker(Marker marker, double x, double y, double radius, int colour);

    /** One line of text; y is its base line, size that of the font. */
    void text(String text, double x, double y, double size, Anchor anchor, Face face, int colour);

    /** Draws only inside a rectangle, until {@link #unclip}. */
    void clip(double x, double y, double width, double height);

    /** Ends {@link #clip}. */
    void unclip();
}
