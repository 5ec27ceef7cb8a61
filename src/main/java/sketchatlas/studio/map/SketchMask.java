package sketchatlas.studio.map;

import java.util.Arrays;
import sketchatlas.sketch.Sketch;

/**
 * Draws sketches small and fast: how much of each pixel of a square their lines cover. Placed as {@link sketchatlas.sketch.Rasterizer}
 * does it: the longer side fills the square but for a margin, and the middle is the square's. Lines are round-ended and anti-aliased; where
 * they cross they do not become darker. Needs no Java2D, whose setting up costs more than the painting of something so small. An
 * instance belongs to one thread at a time.
 */
final class SketchMask {
    private byte[] mask = new byte[0]; // [side * side]
    private int side;

    /**
     * Draws a sketch.
     *
     * @param newSide pixels of the square's side
     * @param lineWidth in pixels
     * @return coverage 0..255, [side * side], row by row; valid until the next call
     */
    byte[] draw(Sketch sketch, int newSide, double lineWidth) {
        side = newSide;
        if (mask.length < side * side) {
            mask = new byte[side * side];
        }
        Arrays.fill(mask, 0, side * side, (byte) 0);
        float left = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        float x = 0;
        float y = 0;
        for (int i = 0; i < sketch.size(); i++) {
            x += sketch.dx(i);
            y += sketch.dy(i);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double longer = Math.max(right - left, bottom - top);
        double room = Math.max(1, side - lineWidth - 1);
        double scale = longer > 0 ? room / longer : 1;
        strokes(sketch, scale, side / 2.0 - (left + right) / 2.0 * scale, side / 2.0 - (top + bottom) / 2.0 * scale, lineWidth / 2);
        return mask;
    }

    private void strokes(Sketch sketch, double scale, double offsetX, double offsetY, double radius) {
        float x = 0;
        float y = 0;
        boolean begins = true;
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < sketch.size(); i++) {
            x += sketch.dx(i);
            y += sketch.dy(i);
            double px = x * scale + offsetX;
            double py = y * scale + offsetY;
            if (!begins) {
                line(lastX, lastY, px, py, radius);
            } else if (sketch.lifted(i)) {
                line(px, py, px, py, radius); // a stroke of one point is a dot
            }
            lastX = px;
            lastY = py;
            begins = sketch.lifted(i);
        }
    }

    /** Covers the pixels whose distance to a line is less than the radius; their edge is half a pixel soft on each side. */
    private void line(double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        double perLength2 = length2 > 0 ? 1 / length2 : 0;
        double strength = Math.min(1, 2 * radius) * 255; // thinner than a pixel: paler
        double reach = Math.max(radius, 0.5) + 0.5;
        int firstRow = Math.max(0, (int) (Math.min(y0, y1) - reach));
        int lastRow = Math.min(side - 1, (int) (Math.max(y0, y1) + reach));
        for (int row = firstRow; row <= lastRow; row++) {
            double cy = row + 0.5 - y0;
            // The part of the line that is near this row, as shares of it.
            double from = 0;
            double to = 1;
            if (Math.abs(dy) > 1e-9) {
                double a = (cy - reach) / dy;
                double b = (cy + reach) / dy;
                from = Math.clamp(Math.min(a, b), 0, 1);
                to = Math.clamp(Math.max(a, b), 0, 1);
            }
            double near = x0 + from * dx;
            double far = x0 + to * dx;
            int first = Math.max(0, (int) (Math.min(near, far) - reach));
            int last = Math.min(side - 1, (int) (Math.max(near, far) + reach));
            for (int column = first; column <= last; column++) {
                double cx = column + 0.5 - x0;
                double along = Math.clamp((cx * dx + cy * dy) * perLength2, 0, 1);
                double ox = cx - along * dx;
                double oy = cy - along * dy;
                double distance = Math.sqrt(ox * ox + oy * oy);
                double covered = reach - distance;
                if (covered > 0) {
                    int value = (int) (Math.min(1, covered) * strength);
                    int at = row * side + column;
                    if (value > (mask[at] & 255)) {
                        mask[at] = (byte) value;
                    }
                }
            }
        }
    }
}
