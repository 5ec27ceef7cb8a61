package sketchatlas.sketch;

import java.awt.Color;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/** Sketches as SVG: one path a stroke. What is written reads back as the same strokes. */
public final class SketchSvg {
    /** So many line widths make the longer side. */
    private static final double LINES_ACROSS = 64;

    /**
     * How the lines look.
     *
     * @param ink colour, with its transparency
     * @param lineWidth in the sketch's units
     */
    public record Style(Color ink, double lineWidth) {
        /** Refuses widths that are not positive. */
        public Style {
            if (!(lineWidth > 0) || Double.isInfinite(lineWidth)) {
                throw new IllegalArgumentException("a line is not " + lineWidth + " wide");
            }
        }

        /** Black lines whose width suits the size of the sketch. */
        public static Style suiting(Sketch sketch) {
            double side = Bounds.of(sketch).longerSide();
            return new Style(Color.BLACK, side > 0 ? side / LINES_ACROSS : 1);
        }
    }

    private SketchSvg() {
    }

    /**
     * A document whose view box is the sketch's box with a margin.
     *
     * @param title shown by browsers; left out where empty
     * @param metadata names and values (word, seed, model) that tell where the sketch came from
     */
    public static String write(Sketch sketch, String title, Map<String, String> metadata, Style style) {
        Bounds box = Bounds.of(sketch);
        double margin = 1.5 * style.lineWidth();
        StringBuilder svg = new StringBuilder(256 + 12 * sketch.size());
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(number(box.left() - margin)).append(' ').append(number(box.top() - margin)).append(' ')
                .append(number(box.width() + 2 * margin)).append(' ').append(number(box.height() + 2 * margin)).append("\">\n");
        if (!title.isEmpty()) {
            svg.append("<title>").append(escaped(title)).append("</title>\n");
        }
        if (!metadata.isEmpty()) {
            svg.append("<metadata>\n");
            appendItems(svg, "", metadata);
            svg.append("</metadata>\n");
        }
        Color ink = style.ink();
        svg.append("<g fill=\"none\" stroke=\"").append(String.format("#%06x", ink.getRGB() & 0xFFFFFF)).append('"');
        if (ink.getAlpha() < 255) {
            svg.append(String.format(Locale.ROOT, " stroke-opacity=\"%.3f\"", ink.getAlpha() / 255.0));
        }
        svg.append(" stroke-width=\"").append(number(style.lineWidth()))
                .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        appendStrokes(svg, sketch);
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Metadata, the names with a prefix. */
    static void appendItems(StringBuilder svg, String prefix, Map<String, String> metadata) {
        metadata.forEach((name, value) -> svg.append("<item xmlns=\"").append(SvgMetadata.NAMESPACE).append("\" name=\"")
                .append(escaped(prefix + name)).append("\">").append(escaped(value)).append("</item>\n"));
    }

    /** A path for each stroke. */
    static void appendStrokes(StringBuilder svg, Sketch sketch) {
        for (float[] s : sketch.polylines()) {
            svg.append("<path d=\"");
            for (int i = 0; i < s.length; i += 2) {
                svg.append(i == 0 ? "M" : i == 2 ? "L" : " ").append(number(s[i])).append(' ').append(number(s[i + 1]));
            }
            svg.append(s.length == 2 ? "z" : "").append("\"/>\n"); // a point that is closed at once is drawn as a dot
        }
    }

    /**
     * The lines of any SVG document as one sketch in its coordinates, curves as short lines: paths, polylines, polygons, lines,
     * rectangles (corners not rounded), circles and ellipses, with their transforms. Fills, texts, images, styles and
     * {@code use} are not looked at. Nothing outside the document is ever fetched.
     *
     * @throws SvgException if it is no SVG, too large, or has no lines
     */
    public static Sketch read(InputStream in) throws SvgException {
        return new SvgReader().read(in);
    }

    /**
     * The names and values that {@link #write} or {@link SvgSheet#write} noted in a document, in its order; none in documents of other
     * programs.
     *
     * @throws SvgException if it is no well-formed XML or notes too much
     */
    public static Map<String, String> readMetadata(InputStream in) throws SvgException {
        return SvgMetadata.read(in);
    }

    /** The shortest form that reads back as the same float. */
    static String number(double value) {
        float v = (float) value;
        return v == Math.rint(v) && Math.abs(v) < 1e7 ? Long.toString((long) v) : Float.toString(v);
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && c < 0xD800 || c == '\t' || c == '\n' || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
                    out.appendCodePoint(allowed ? c : 0xFFFD); // XML has no way to write the others
                }
            }
        });
        return out.toString();
    }
}
