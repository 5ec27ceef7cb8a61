package sketchatlas.explore.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.Marker;

/** A picture of pixels. */
final class RasterSurface implements Surface {
    private static final float JPEG_QUALITY = 0.92f;
    private static final int LONGEST_SIDE = 12_000; // pixels

    private final BufferedImage image;
    private final Graphics2D g;

    /** An empty picture; a very large one becomes smaller, with all that is drawn on it. */
    RasterSurface(int width, int height, int paper) {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(width, height));
        image = new BufferedImage(Math.max(1, (int) (scale * width)), Math.max(1, (int) (scale * height)), BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setBackground(new Color(paper));
        g.clearRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
    }

    @Override
    public void lines(List<float[]> lines, double width, int colour) {
        g.setColor(new Color(colour));
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D.Float path = new Path2D.Float();
        for (float[] line : lines) {
            path.moveTo(line[0], line[1]);
            for (int i = line.length == 2 ? 0 : 2; i < line.length; i += 2) {
                path.lineTo(line[i], line[i + 1]);
            }
        }
        g.draw(path);
    }

    @Override
    public void box(double x, double y, double width, double height, int fill, int border, double borderWidth) {
        double corner = Math.min(10, Math.min(width, height) / 3);
        RoundRectangle2D.Double shape = new RoundRectangle2D.Double(x, y, width, height, corner, corner);
        g.setColor(new Color(fill));
        g.fill(shape);
        g.setColor(new Color(border));
        g.setStroke(new BasicStroke((float) borderWidth));
        g.draw(shape);
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int colour) {
        float[] outline = Shapes.outline(marker, x, y, radius);
        Path2D.Float path = new Path2D.Float();
        path.moveTo(outline[0], outline[1]);
        for (int i = 2; i < outline.length; i += 2) {
            path.lineTo(outline[i], outline[i + 1]);
        }
        path.closePath();
        g.setColor(new Color(colour));
        g.fill(path);
    }

    @Override
    public void text(String text, double x, double y, double size, Anchor anchor, Face face, int colour) {
        g.setFont(new Font(face.monospaced() ? Font.MONOSPACED : Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
        double width = g.getFontMetrics().stringWidth(text);
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        g.setColor(new Color(colour));
        g.drawString(text, (float) left, (float) y);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        g.setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        g.setClip(null);
    }

    /**
     * Writes the picture, atomically.
     *
     * @param file its name ends in .jpg or .png
     * @throws UserException if it can't be written
     */
    void write(Path file) {
        boolean jpeg = file.getFileName().toString().endsWith(".jpg");
        try {
            AtomicFile.write(file, out -> {
                Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(jpeg ? "jpg" : "png");
                ImageWriter writer = writers.next();
                try (ImageOutputStream bytes = ImageIO.createImageOutputStream(out)) {
                    ImageWriteParam how = writer.getDefaultWriteParam();
                    if (jpeg) {
                        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                        how.setCompressionQuality(JPEG_QUALITY);
                    }
                    writer.setOutput(bytes);
                    writer.write(null, new IIOImage(image, null, null), how);
                } finally {
                    writer.dispose();
                }
            });
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
