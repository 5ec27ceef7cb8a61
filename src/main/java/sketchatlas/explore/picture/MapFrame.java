package sketchatlas.explore.picture;

import java.util.stream.IntStream;
import sketchatlas.explore.atlas.Atlas;

/** Fits the places of an atlas's points into a square of a picture, the same scale both ways. */
final class MapFrame {
    private final Atlas atlas;
    private final double scale;
    private final double originX;
    private final double originY;

    /** @param margin that is kept free at each side, for what is drawn about a place */
    MapFrame(Atlas atlas, int side, double margin) {
        this.atlas = atlas;
        int n = atlas.points().size();
        double left = IntStream.range(0, n).mapToDouble(atlas.layout()::x).min().orElse(0);
        double right = IntStream.range(0, n).mapToDouble(atlas.layout()::x).max().orElse(0);
        double top = IntStream.range(0, n).mapToDouble(atlas.layout()::y).min().orElse(0);
        double bottom = IntStream.range(0, n).mapToDouble(atlas.layout()::y).max().orElse(0);
        double extent = Math.max(right - left, bottom - top);
        scale = extent > 0 ? (side - 2 * margin) / extent : 0;
        originX = side / 2.0 - scale * (left + right) / 2;
        originY = side / 2.0 - scale * (top + bottom) / 2;
    }

    /** Where point i stands in the picture, from its left. */
    double x(int i) {
        return originX + scale * atlas.layout().x(i);
    }

    /** Where point i stands in the picture, from its top. */
    double y(int i) {
        return originY + scale * atlas.layout().y(i);
    }
}
