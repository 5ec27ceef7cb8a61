package sketchatlas.sketch;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Several sketches in one SVG document, in rows, each scaled into a square of its own with a caption below. */
public final class SvgSheet {
    private static final double CELL = 100;
    private static final double GAP = 8;
    private static final double CAPTION = 14;
    private static final double LINE = 1.6;
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})/(.+)", Pattern.DOTALL);

    /**
     * A sketch of a sheet.
     *
     * @param sketch may be empty
     * @param caption shown below; may be empty
     * @param metadata names and values that tell where it came from; noted as "N/name", N counting the cells from 1
     */
    public record Cell(Sketch sketch, String caption, Map<String, String> metadata) {
    }

    private SvgSheet() {
    }

    /**
     * The cells of a document that {@link #write} made, with their strokes as they were given, to the last bit, and without their captions; none of
     * any other document, and none where another program has taken the sheet apart.
     *
     * @throws SvgException if it is no SVG or too large
     */
    public static List<Cell> read(byte[] document) throws SvgException {
        List<Map<String, String>> metadata = new ArrayList<>();
        for (Map.Entry<String, String> item : SvgMetadata.read(new ByteArrayInputStream(document)).entrySet()) {
            Matcher numbered = NUMBERED.matcher(item.getKey());
            int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
            if (number < Math.max(1, metadata.size()) || number > metadata.size() + 1) {
                return List.of(); // written cell after cell, so this is something else
            }
            if (number > metadata.size()) {
                metadata.add(new LinkedHashMap<>());
            }
            metadata.get(number - 1).put(numbered.group(2), item.getValue());
        }
        List<Sketch> sketches = metadata.isEmpty() ? List.of() : new SvgReader().readGroups(new ByteArrayInputStream(document));
        return sketches.size() != metadata.size() ? List.of()
                : IntStream.range(0, sketches.size()).mapToObj(i -> new Cell(sketches.get(i), "", metadata.get(i))).toList();
    }

    /**
     * A document of all cells.
     *
     * @param title shown by browsers
     * @param columns cells in a row, at least 1
     */
    public static String write(String title, int columns, List<Cell> cells) {
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException(cells.size() + " sketches in " + columns + " columns");
        }
        boolean captions = cells.stream().anyMatch(c -> !c.caption().isEmpty());
        double pitch = CELL + GAP + (captions ? CAPTION : 0);
        int rows = (cells.size() + columns - 1) / columns;
        StringBuilder svg = new StringBuilder(1 << 14);
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(SketchSvg.number(GAP + columns * (CELL + GAP))).append(' ').append(SketchSvg.number(GAP + rows * pitch)).append("\">\n")
                .append("<title>").append(SketchSvg.escaped(title)).append("</title>\n<metadata>\n");
        for (int i = 0; i < cells.size(); i++) {
            SketchSvg.appendItems(svg, i + 1 + "/", cells.get(i).metadata());
        }
        svg.append("</metadata>\n");
        for (int i = 0; i < cells.size(); i++) {
            append(svg, cells.get(i), GAP + i % columns * (CELL + GAP), GAP + i / columns * pitch);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void append(StringBuilder svg, Cell cell, double x, double y) {
        Bounds box = Bounds.of(cell.sketch());
        double scale = box.longerSide() > 0 ? (CELL - 2 * LINE) / box.longerSide() : 1;
        double dx = x + CELL / 2 - scale * (box.left() + box.right()) / 2;
        double dy = y + CELL / 2 - scale * (box.top() + box.bottom()) / 2;
        svg.append("<g fill=\"none\" stroke=\"#000000\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"")
                .append(SketchSvg.number(LINE / scale)).append("\" transform=\"translate(").append(SketchSvg.number(dx)).append(' ')
                .append(SketchSvg.number(dy)).append(") scale(").append(SketchSvg.number(scale)).append(")\">\n");
        SketchSvg.appendStrokes(svg, cell.sketch());
        svg.append("</g>\n");
        if (!cell.caption().isEmpty()) {
            svg.append("<text x=\"").append(SketchSvg.number(x + CELL / 2)).append("\" y=\"").append(SketchSvg.number(y + CELL + CAPTION - 3))
                    .append("\" font-family=\"sans-serif\" font-size=\"9\" text-anchor=\"middle\" fill=\"#57606a\">")
                    .append(SketchSvg.escaped(cell.caption())).append("</text>\n");
        }
    }
}
