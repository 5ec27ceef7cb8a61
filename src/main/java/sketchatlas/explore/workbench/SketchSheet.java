package sketchatlas.explore.workbench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.Drawing;
import sketchatlas.data.FileProblems;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.SketchFiles;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SvgSheet;

/**
 * A strip or grid of sketches that is to be written to a file, with how each was made. Immutable.
 *
 * @param title what it shows
 * @param columns cells in a row, at least 1
 * @param cells row by row, at least one
 */
public record SketchSheet(String title, int columns, List<Cell> cells) {
    private static final int CELL = 160;
    private static final int GAP = 10;
    private static final int CAPTION = 22;
    private static final double LINE = 2.5;
    private static final Color INK = new Color(0x0b, 0x5c, 0xad);
    private static final Color OTHER_INK = new Color(0x30, 0x36, 0x3d);
    private static final Color CAPTION_INK = new Color(0x57, 0x60, 0x6a);
    private static final Sketch NOTHING = Sketch.ofStroke3(new float[0]);

    /**
     * A token and what to write below it.
     *
     * @param caption may be empty
     * @param made whether the model drew it for this sheet; else it is what the sheet began with
     */
    public record Cell(SketchToken token, String caption, boolean made) {
        /** What a sheet begins with. */
        public static Cell given(SketchToken token, String caption) {
            return new Cell(token, caption, false);
        }

        /** What the model drew for a sheet. */
        public static Cell made(SketchToken token, String caption) {
            return new Cell(token, caption, true);
        }

        Sketch sketch() {
            return token.sketch().orElse(NOTHING);
        }
    }

    public SketchSheet {
        cells = List.copyOf(cells);
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + columns + " columns");
        }
    }

    /**
     * Writes the sheet, atomically; the ending says how: {@code .svg} and {@code .png} as one picture, {@code .gif} as an animation that
     * shows what the model drew, one sketch after the other, {@code .ndjson} as the sketches that it drew, those without a stroke left
     * out. All but the pictures in pixels hold model, code, temperature and seed of every sketch.
     *
     * @throws UserException if the name has another ending, there is no sketch for an {@code .ndjson}, or the file cannot be written
     */
    public void write(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".svg" -> write(file, out -> out.write(svg().getBytes(StandardCharsets.UTF_8)));
            case ".png" -> write(file, out -> ImageIO.write(picture(), "png", out));
            case ".gif" -> write(file, out -> AnimatedGif.write(drawn().map(Cell::sketch).toList(), AnimatedGif.SIDE, AnimatedGif.FRAME, out));
            case ".ndjson" -> writeSketches(file, drawn().filter(c -> !c.sketch().isEmpty()).map(c -> new Drawing(c.sketch(), TokenFields.of(c.token()))).toList());
            default -> throw new UserException("Sketches are not saved as " + file + ": choose a name that ends in .svg, .png, .gif or .ndjson.");
        }
    }

    private static void writeSketches(Path file, List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            throw new UserException("The model drew no strokes, so there is nothing to write to " + file + ": take another seed or temperature.");
        }
        NdjsonFile.write(file, drawings);
    }

    private static void write(Path file, AtomicFile.Content content) {
        try {
            AtomicFile.write(file, content);
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    private Stream<Cell> drawn() {
        return cells.stream().filter(Cell::made);
    }

    /** As an SVG document. */
    String svg() {
        return SvgSheet.write(title, columns, cells.stream().map(c -> new SvgSheet.Cell(c.sketch(), c.caption(), metadata(c))).toList());
    }

    private static Map<String, String> metadata(Cell cell) {
        return SketchFiles.texts(TokenFields.of(cell.token()));
    }

    /** As a picture; what the model drew is blue. */
    BufferedImage picture() {
        boolean captions = cells.stream().anyMatch(c -> !c.caption().isEmpty());
        int pitch = CELL + GAP + (captions ? CAPTION : 0);
        int rows = (cells.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(GAP + columns * (CELL + GAP), GAP + rows * pitch, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        IntStream.range(0, cells.size()).forEach(i -> {
            int x = GAP + i % columns * (CELL + GAP);
            int y = GAP + i / columns * pitch;
            Cell cell = cells.get(i);
            Color ink = cell.made() ? INK : OTHER_INK;
            g.drawImage(Rasterizer.picture(cell.sketch(), CELL, LINE, ink, Color.WHITE), x, y, null);
            g.setColor(CAPTION_INK);
            g.drawString(cell.caption(), x + (CELL - g.getFontMetrics().stringWidth(cell.caption())) / 2, y + CELL + CAPTION - 7);
        });
        g.dispose();
        return sheet;
    }
}
