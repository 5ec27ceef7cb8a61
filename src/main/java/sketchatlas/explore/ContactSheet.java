package sketchatlas.explore;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.SketchFiles;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;

/** A picture of sketches above what a model makes of them: for each category a row of sketches and, below it, their reconstructions. */
public final class ContactSheet {
    private static final int CELL = 96;
    private static final int GAP = 6;
    private static final int LABEL = 120;
    private static final double LINE = 2;
    private static final Color PAPER = Color.WHITE;
    private static final Color SKETCH_INK = new Color(0x30, 0x36, 0x3d);
    private static final Color MODEL_INK = new Color(0x0b, 0x5c, 0xad);
    private static final Color BACKGROUND = new Color(0xee, 0xf0, 0xf3);

    private ContactSheet() {
    }

    /** A category and the sketches of its row. */
    private record Row(String label, List<Sketch> sketches) {
    }

    /**
     * Test sketches of the model's categories, the first {@code count} of each.
     *
     * @throws UserException if the data can't be read or the picture can't be written
     */
    public static void ofDataSet(SketchModel model, Path dataDir, int count, SamplingOptions sampling, int candidates, Path png) {
        SketchDataset data = SketchDataset.load(dataDir, model.hyperParameters().categories(), count, sampling.seed());
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < data.categories().size(); c++) {
            int category = c;
            List<Sketch> sketches = data.test().stream().filter(s -> s.category() == category).limit(count).map(LabelledSketch::sketch).toList();
            rows.add(new Row(data.categories().get(c), sketches));
        }
        write(draw(model, rows, count, sampling, candidates), png);
    }

    /**
     * The first {@code count} sketches of a file.
     *
     * @throws UserException if the file can't be read or the picture can't be written
     */
    public static void ofFile(SketchModel model, Path input, int count, SamplingOptions sampling, int candidates, Path png) {
        List<Sketch> sketches = SketchFiles.read(input, count);
        write(draw(model, List.of(new Row("", sketches)), Math.min(count, sketches.size()), sampling, candidates), png);
    }

    /** What the model makes of a row, the nearest of so many drawings; sketch i is drawn with the seed + i first. */
    private static List<Sketch> reconstructions(SketchModel model, Row row, SamplingOptions sampling, int candidates) {
        List<float[]> codes = model.encodeAll(row.sketches(), BatchProgress.NONE).stream().map(LatentCode::mu).toList();
        return NearestDrawing.ofAll(model, codes, sampling, candidates, BatchProgress.NONE, BatchProgress.NONE).stream()
                .map(NearestDrawing::sketch).toList();
    }

    private static BufferedImage draw(SketchModel model, List<Row> rows, int columns, SamplingOptions sampling, int candidates) {
        boolean labelled = rows.stream().anyMatch(r -> !r.label().isEmpty());
        int left = labelled ? LABEL : GAP;
        int width = left + columns * (CELL + GAP);
        int height = GAP + rows.size() * (2 * CELL + 3 * GAP);
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(BACKGROUND);
        g.fillRect(0, 0, width, height);
        for (int r = 0; r < rows.size(); r++) {
            int y = GAP + r * (2 * CELL + 3 * GAP);
            if (labelled) {
                g.setColor(SKETCH_INK);
                g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
                g.drawString(rows.get(r).label(), GAP, y + CELL + GAP);
            }
            List<Sketch> sketches = rows.get(r).sketches();
            List<Sketch> made = reconstructions(model, rows.get(r), sampling, candidates);
            for (int i = 0; i < sketches.size(); i++) {
                int x = left + i * (CELL + GAP);
                g.drawImage(Rasterizer.picture(sketches.get(i), CELL, LINE, SKETCH_INK, PAPER), x, y, null);
                g.drawImage(Rasterizer.picture(made.get(i), CELL, LINE, MODEL_INK, PAPER), x, y + CELL + 2, null);
            }
        }
        g.dispose();
        return sheet;
    }

    private static void write(BufferedImage picture, Path png) {
        try {
            AtomicFile.write(png, out -> ImageIO.write(picture, "png", out));
        } catch (IOException e) {
            throw FileProblems.unwritable(png, e);
        }
    }
}
