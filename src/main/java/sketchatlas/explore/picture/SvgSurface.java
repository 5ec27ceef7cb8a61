package sketchatlas.explore.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.Marker;

/** A picture in SVG. */
final class SvgSurface implements Surface {
    private final StringBuilder svg = new StringBuilder(1 << 16);
    private int clips;

    SvgSurface(int width, int height, int paper) {
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"").append(colour(paper)).append("\"/>\n");
    }

    @Override
    public void lines(List<float[]> lines, double width, int colour) {
        svg.append("<path fill=\"none\" stroke=\"").append(colour(colour)).append("\" stroke-width=\"").append(number(width))
                .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"");
        for (float[] line : lines) {
            for (int i = 0; i < line.length; i += 2) {
                svg.append(i == 0 ? "M" : i == 2 ? "L" : " ").append(number(line[i])).append(' ').append(number(line[i + 1]));
            }
            svg.append(line.length == 2 ? "z" : "");
        }
        svg.append("\"/>\n");
    }

    @Override
    public void box(double x, double y, double width, double height, int fill, int border, double borderWidth) {
        svg.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width))
                .append("\" height=\"").append(number(height)).append("\" rx=\"").append(number(Math.min(5, Math.min(width, height) / 6)))
                .append("\" fill=\"").append(colour(fill)).append("\" stroke=\"").append(colour(border)).append("\" stroke-width=\"")
                .append(number(borderWidth)).append("\"/>\n");
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int colour) {
        float[] outline = Shapes.outline(marker, x, y, radius);
        svg.append("<path fill=\"").append(colour(colour)).append("\" d=\"");
        for (int i = 0; i < outline.length; i += 2) {
            svg.append(i == 0 ? "M" : i == 2 ? "L" : " ").append(number(outline[i])).append(' ').append(number(outline[i + 1]));
        }
        svg.append("z\"/>\n");
    }

    @Override
    public void text(String text, double x, double y, double size, Anchor anchor, Face face, int colour) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"").append(number(size))
                .append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"')
                .append(face.bold() ? " font-weight=\"bold\"" : "").append(face.monospaced() ? " font-family=\"monospace\"" : "")
                .append(" fill=\"").append(colour(colour)).append("\">").append(escaped(text)).append("</text>\n");
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        String id = "clip" + clips++;
        svg.append("<clipPath id=\"").append(id).append("\"><rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(width)).append("\" height=\"").append(number(height)).append("\"/></clipPath>\n<g clip-path=\"url(#").append(id)
                .append(")\">\n");
    }

    @Override
    public void unclip() {
        svg.append("</g>\n");
    }

    private static String colour(int colour) {
        return String.format("#%06x", colour & 0xFFFFFF);
    }

    /** To a hundredth of a pixel, without zeros at the end. */
    private static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Writes the picture, atomically.
     *
     * @throws UserException if it can't be written
     */
    void write(Path file) {
        try {
            AtomicFile.write(file, out -> out.write((svg + "</svg>\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
