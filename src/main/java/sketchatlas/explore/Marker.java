package sketchatlas.explore;

/** The shapes that components are marked with beside their colours. */
public enum Marker {
    CIRCLE, SQUARE, TRIANGLE, DIAMOND, CROSS
}
