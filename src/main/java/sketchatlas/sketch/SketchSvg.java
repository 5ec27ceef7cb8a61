package sketchatlas.sketch;

import java.awt.Color;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sketches as SVG: one path a stroke. What is written reads back as the same strokes. */
public final class SketchSvg {
    /**
     * How the lines look.
     *
     * @param ink colour, with its transparency
     * @param lineWidth in the sketch's units
     */
    public record Style(Color ink, double lineWidth) {
        /** Black lines that suit a sketch of 255 units. */
        public static final Style DEFAULT = new Style(Color.BLACK, 4);

        /** Refuses widths that are not positive. */
        public Style {
            if (!(lineWidth > 0) || Double.isInfinite(lineWidth)) {
                throw new IllegalArgumentException("a line is not " + lineWidth + " wide");
            }
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
        List<float[]> strokes = sketch.polylines();
        StringBuilder svg = new StringBuilder(256 + 12 * sketch.size());
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(viewBox(strokes, 1.5 * style.lineWidth())).append("\">\n");
        if (!title.isEmpty()) {
            svg.append("<title>").append(escaped(title)).append("</title>\n");
        }
        if (!metadata.isEmpty()) {
            svg.append("<metadata>\n");
            metadata.forEach((name, value) -> svg.append("<item xmlns=\"urn:sketchatlas:metadata\" name=\"").append(escaped(name))
                    .append("\">").append(escaped(value)).append("</item>\n"));
            svg.append("</metadata>\n");
        }
        Color ink = style.ink();
        svg.append("<g fill=\"none\" stroke=\"").append(String.format("#%06x", ink.getRGB() & 0xFFFFFF)).append('"');
        if (ink.getAlpha() < 255) {
            svg.append(String.format(Locale.ROOT, " stroke-opacity=\"%.3f\"", ink.getAlpha() / 255.0));
        }
        svg.append(" stroke-width=\"").append(number(style.lineWidth()))
                .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        for (float[] s : strokes) {
            svg.append("<path d=\"");
            for (int i = 0; i < s.length; i += 2) {
                svg.append(i == 0 ? "M" : i == 2 ? "L" : " ").append(number(s[i])).append(' ').append(number(s[i + 1]));
            }
            svg.append(s.length == 2 ? "z" : "").append("\"/>\n"); // a point that is closed at once is drawn as a dot
        }
        return svg.append("</g>\n</svg>\n").toString();
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

    private static String viewBox(List<float[]> strokes, double margin) {
        if (strokes.isEmpty()) {
            return "0 0 255 255";
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (float[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                left = Math.min(left, s[i]);
                right = Math.max(right, s[i]);
                top = Math.min(top, s[i + 1]);
                bottom = Math.max(bottom, s[i + 1]);
            }
        }
        return number(left - margin) + " " + number(top - margin) + " " + number(right - left + 2 * margin) + " "
                + number(bottom - top + 2 * margin);
    }

    /** The shortest form that reads back as the same float. */
    private static String number(double value) {
        float v = (float) value;
        return v == Math.rint(v) && Math.abs(v) < 1e7 ? Long.toString((long) v) : Float.toString(v);
    }

    private static String escaped(String text) {
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
