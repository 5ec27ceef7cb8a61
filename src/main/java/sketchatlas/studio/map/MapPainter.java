package sketchatlas.studio.map;

/**
 * Paints the sketches of a map into a picture: dots when they are small, then thumbnails, then strokes. Belongs to one thread at a time and
 * keeps its scratch memory between pictures.
 */
public final class MapPainter {
    private static final int FULL_ALPHA = 256;
    private static final int PALE_ALPHA = 56;
    private static final int DOT_ALPHA = 225; // a little transparent, so that crowds are seen
    private static final int TRACE_ALPHA = 160;
    private static final double TRACE_RADIUS = 1.1; // screen units
    private static final double SMALLEST_DOT = 1.25;
    private static final double LARGEST_DOT = 2.6;
    private static final double LINE_SHARE = 26; // so many line widths make the side of a sketch

    private final Stamp stamp = new Stamp();
    private final SketchMask strokes = new SketchMask();
    private int[] seen = new int[0];
    private Dot dot = new Dot(SMALLEST_DOT);
    private Dot trace = new Dot(TRACE_RADIUS);

    /**
     * Paints a picture.
     *
     * @param viewport in screen units
     * @param pixels of a screen unit; the picture is so many times larger than the viewport
     * @param thumbnails of the scene's sketches; missing ones are asked for and are dots until they are there
     */
    public void paint(MapScene scene, MapViewport viewport, double pixels, Thumbnails thumbnails, Framebuffer picture) {
        picture.fill(scene.ground());
        if (seen.length < scene.positions().points()) {
            seen = new int[scene.positions().points()];
        }
        double size = scene.size(viewport);
        MapViewport view = viewport.inPixels(pixels);
        int count = scene.grid().within(view.seen(size * pixels), seen);
        trace = sized(trace, TRACE_RADIUS * pixels);
        dot = sized(dot, Math.clamp(size * 0.42, SMALLEST_DOT, LARGEST_DOT) * pixels);
        Detail detail = Detail.of(size);
        if (detail == Detail.THUMBNAIL) {
            thumbnails.want(seen, shown(scene, count), Thumbnails.sizeFor(size * pixels));
        }
        for (byte emphasis = MapScene.HIDDEN; emphasis <= MapScene.FULL; emphasis++) { // what is seen best is painted last
            for (int i = 0; i < count; i++) {
                int p = seen[i];
                if (scene.emphasis()[p] == emphasis) {
                    double x = view.toScreenX(scene.positions().x()[p]);
                    double y = view.toScreenY(scene.positions().y()[p]);
                    if (emphasis == MapScene.HIDDEN) {
                        trace.paint(picture, x, y, scene.trace(), TRACE_ALPHA);
                    } else {
                        int alpha = emphasis == MapScene.FULL ? FULL_ALPHA : PALE_ALPHA;
                        paint(scene, p, detail, x, y, size * pixels, alpha, thumbnails, picture);
                    }
                }
            }
        }
    }

    private void paint(MapScene scene, int p, Detail detail, double x, double y, double size, int alpha, Thumbnails thumbnails,
            Framebuffer picture) {
        int rgb = scene.colours()[p];
        if (detail == Detail.STROKES) {
            int side = (int) Math.ceil(size);
            byte[] mask = strokes.draw(scene.points().sketch(p), side, Math.max(1.6, size / LINE_SHARE * Math.sqrt(Detail.LARGEST_THUMBNAIL / size)));
            stamp.lay(picture, mask, side, x - side / 2.0, y - side / 2.0, side, rgb, alpha);
            return;
        }
        int best = detail == Detail.THUMBNAIL ? thumbnails.best(p, Thumbnails.sizeFor(size)) : -1;
        if (best < 0) {
            dot.paint(picture, x, y, rgb, alpha * DOT_ALPHA >> 8);
        } else {
            stamp.lay(picture, thumbnails.picture(p, best), Thumbnails.side(best), x - size / 2, y - size / 2, size, rgb, alpha);
        }
    }

    /** Moves the points that are not hidden to the front of those seen. */
    private int shown(MapScene scene, int count) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (scene.emphasis()[seen[i]] != MapScene.HIDDEN) {
                int swapped = seen[n];
                seen[n++] = seen[i];
                seen[i] = swapped;
            }
        }
        return n;
    }

    private static Dot sized(Dot dot, double radius) {
        return Math.abs(dot.radius() - radius) < 0.02 ? dot : new Dot(radius);
    }
}
