package sketchatlas.studio.map;

/**
 * The part of a map that a view shows; immutable.
 *
 * @param centreX of the view, in map units
 * @param centreY of the view, in map units
 * @param scale screen units of a map unit
 * @param width of the view in screen units
 * @param height of the view in screen units
 */
public record MapViewport(double centreX, double centreY, double scale, double width, double height) {
    private static final double SMALLEST_SCALE = 1e-9;
    private static final double MARGIN_SHARE = 0.05; // around a box that is fitted
    private static final double MOST_MARGIN_SHARE = 0.4;
    private static final int FITTINGS = 5; // odd, for then the sketches at the border are whole

    public MapViewport {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("the scale is " + scale);
        }
    }

    /** The view of a size that shows a whole box with a margin. */
    public static MapViewport fit(MapBox box, double width, double height) {
        return fit(box, width, height, 0);
    }

    /**
     * The view of a size that shows a whole box with what stands out of it.
     *
     * @param room that this takes at least on each side, in screen units
     */
    private static MapViewport fit(MapBox box, double width, double height, double room) {
        double least = Math.min(width, height);
        double margin = 2 * Math.clamp(room, MARGIN_SHARE * least, MOST_MARGIN_SHARE * least);
        double across = Math.max(1, width - margin) / Math.max(box.width(), SMALLEST_SCALE);
        double down = Math.max(1, height - margin) / Math.max(box.height(), SMALLEST_SCALE);
        double scale = box.width() > 0 || box.height() > 0 ? Math.min(across, down) : 1;
        return new MapViewport(box.centreX(), box.centreY(), Math.max(scale, SMALLEST_SCALE), width, height);
    }

    /** The view of a size that shows all sketches of a box whole, however few and large they are; spacing as for {@link Detail#size}. */
    public static MapViewport fitSketches(MapBox box, double spacing, double width, double height) {
        MapViewport fitted = fit(box, width, height);
        for (int i = 0; i < FITTINGS; i++) { // they grow with the scale, which shrinks with the room that they take
            fitted = fit(box, width, height, Detail.size(spacing, fitted.scale()) / 2);
        }
        return fitted;
    }

    public double toScreenX(double mapX) {
        return (mapX - centreX) * scale + width / 2;
    }

    public double toScreenY(double mapY) {
        return (mapY - centreY) * scale + height / 2;
    }

    public double toMapX(double screenX) {
        return (screenX - width / 2) / scale + centreX;
    }

    public double toMapY(double screenY) {
        return (screenY - height / 2) / scale + centreY;
    }

    /** The map moved along with a pointer by so many screen units. */
    public MapViewport panned(double dx, double dy) {
        return new MapViewport(centreX - dx / scale, centreY - dy / scale, scale, width, height);
    }

    /** Enlarged so many times; what is at a screen point stays there. */
    public MapViewport zoomed(double factor, double screenX, double screenY) {
        double mapX = toMapX(screenX);
        double mapY = toMapY(screenY);
        double newScale = scale * factor;
        return new MapViewport(mapX - (screenX - width / 2) / newScale, mapY - (screenY - height / 2) / newScale, newScale, width, height);
    }

    /** The same middle and scale in a view of another size. */
    public MapViewport resized(double newWidth, double newHeight) {
        return new MapViewport(centreX, centreY, scale, newWidth, newHeight);
    }

    /** The same part of the map where a screen unit has so many pixels. */
    public MapViewport inPixels(double pixels) {
        return new MapViewport(centreX, centreY, scale * pixels, width * pixels, height * pixels);
    }

    /** What is seen of the map, in map units, with a margin in screen units around it. */
    public MapBox seen(double margin) {
        return new MapBox(toMapX(-margin), toMapY(-margin), toMapX(width + margin), toMapY(height + margin));
    }
}
