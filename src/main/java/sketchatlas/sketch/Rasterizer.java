package sketchatlas.sketch;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * Draws a sketch by its own strokes: into the small grey image that the image encoder sees, or as a larger picture for
 * people. The sketch is scaled so that its longer side fills the square but for a margin of 1.5 px, and centred; lines
 * are anti-aliased with round caps and joins. One sketch has one image: dataset, encoder, thumbnails and export all draw here.
 *
 * <p>An instance keeps its canvas between calls and belongs to one thread at a time; make one for each thread. Needs no
 * display.
 */
public final class Rasterizer {
    /** The width that the published model uses. */
    public static final int DEFAULT_WIDTH = 48;

    private static final double MARGIN = 1.5;
    private static final byte PAPER = (byte) 255;
    private static final float[] VALUE_OF_PIXEL = new float[256];

    static {
        for (int p = 0; p < 256; p++) {
            VALUE_OF_PIXEL[p] = p / 255f * 2 - 1;
        }
    }

    private final int width;
    private final byte[] pixels; // [width * width], the canvas's own
    private final Graphics2D canvas;
    private final Path2D.Float path = new Path2D.Float(Path2D.WIND_NON_ZERO, 256);

    /** @param width pixels of a side, at least 4 */
    public Rasterizer(int width) {
        if (width < 4 || width > 4096) {
            throw new IllegalArgumentException("an image is 4 to 4096 pixels wide, not " + width);
        }
        this.width = width;
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
        pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        canvas = prepare(image, 1, Color.BLACK);
    }

    /** Pixels of a side. */
    public int width() {
        return width;
    }

    /** The image of a sketch: [width * width], row by row; paper +1, ink -1. */
    public float[] rasterize(Sketch sketch) {
        float[] out = new float[width * width];
        rasterize(sketch, Variation.NONE, out, 0);
        return out;
    }

    /**
     * Draws a varied image; what the variation leaves free is paper, and lines shrink with the sketch.
     *
     * @param out takes width * width values from {@code offset} on; paper +1, ink -1
     */
    public void rasterize(Sketch sketch, Variation variation, float[] out, int offset) {
        Arrays.fill(pixels, PAPER);
        if (!sketch.isEmpty()) {
            outline(sketch, width, MARGIN, path);
            canvas.setTransform(variation == Variation.NONE ? new AffineTransform() : variation.transform(width));
            canvas.draw(path);
        }
        for (int i = 0; i < pixels.length; i++) {
            out[offset + i] = VALUE_OF_PIXEL[pixels[i] & 255];
        }
    }

    /**
     * A picture for people; safe to call from any thread.
     *
     * @param width pixels of a side
     * @param lineWidth in pixels
     * @param ink colour of the lines
     * @param paper colour of the ground; may be transparent
     */
    public static BufferedImage picture(Sketch sketch, int width, double lineWidth, Color ink, Color paper) {
        if (width < 4 || width > 16384 || !(lineWidth > 0) || lineWidth > width) {
            throw new IllegalArgumentException("a picture of " + width + " pixels with lines of " + lineWidth);
        }
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = prepare(image, lineWidth, ink);
        g.setBackground(paper);
        g.clearRect(0, 0, width, width);
        if (!sketch.isEmpty()) {
            Path2D.Float path = new Path2D.Float();
            outline(sketch, width, lineWidth / 2 + width / (double) DEFAULT_WIDTH, path);
            g.draw(path);
        }
        g.dispose();
        return image;
    }

    private static Graphics2D prepare(BufferedImage image, double lineWidth, Color ink) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Without PURE, Java2D moves points to pixel centres, and small sketches lose their shape.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(ink);
        return g;
    }

    /** The strokes in picture coordinates. A stroke of one point becomes a line to itself, which the round caps make a dot. */
    private static void outline(Sketch sketch, int width, double margin, Path2D.Float path) {
        double x = 0;
        double y = 0;
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sketch.size(); i++) {
            x += sketch.dx(i);
            y += sketch.dy(i);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        double extent = Math.max(right - left, bottom - top);
        double scale = extent > 0 ? Math.max(0, width - 2 * margin) / extent : 1;
        double originX = width / 2.0 - scale * (left + right) / 2;
        double originY = width / 2.0 - scale * (top + bottom) / 2;
        path.reset();
        x = 0;
        y = 0;
        boolean begins = true;
        for (int i = 0; i < sketch.size(); i++) {
            x += sketch.dx(i);
            y += sketch.dy(i);
            double px = originX + scale * x;
            double py = originY + scale * y;
            if (begins) {
                path.moveTo(px, py);
            }
            begins = sketch.lifted(i);
            path.lineTo(px, py);
        }
    }
}
