package sketchatlas.explore.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.Split;
import sketchatlas.explore.Marker;
import sketchatlas.explore.Palette;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.curves.ChartLine;
import sketchatlas.explore.curves.ChartMark;
import sketchatlas.explore.curves.CurvesTable;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingCurves.Axis;

/** Writes the curves of one training, or of two laid over each other, as a picture or a table. Safe to call from any thread. */
public final class CurvesPicture {
    private static final int WIDTH = 1100;
    private static final int MARGIN = 28;
    private static final int TITLE = 20;
    private static final int HEADING = 15;
    private static final int TEXT = 13;
    private static final int LEGEND = 30; // height of a chart's heading and legend
    private static final int LARGE = 340; // height of the losses
    private static final int SMALL = 190;
    private static final int TOP = 64;
    private static final int NOTES = 48;

    private final List<Run> runs;
    private final Look look;

    /**
     * A training that is shown.
     *
     * @param name for people
     */
    public record Run(String name, TrainingCurves curves) {
    }

    /**
     * How curves are shown.
     *
     * @param axis what they stand over
     * @param log whether losses and learning rate are logarithmic
     * @param smoothing of training's curves, as {@link sketchatlas.explore.curves.Smoothing} has it
     */
    public record Look(Axis axis, boolean log, double smoothing) {
    }

    private CurvesPicture(List<Run> runs, Look look) {
        this.runs = runs;
        this.look = look;
    }

    /**
     * Writes the curves in the form that the name's ending says: {@code .svg}, {@code .png} or {@code .csv}.
     *
     * @param runs one, or two of which the second is laid over
     * @throws UserException if the name ends otherwise, it is that of a training's history, or the file can't be written
     */
    public static void write(List<Run> runs, Look look, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        CurvesPicture picture = new CurvesPicture(runs, look);
        if (name.endsWith(".svg")) {
            picture.draw(SvgSurface::new).write(file);
        } else if (name.endsWith(".png")) {
            picture.draw(RasterSurface::new).write(file);
        } else if (name.endsWith(".csv")) {
            if (HistoryReader.isOfTraining(file)) { // a training that goes on would not know its rows any more
                throw new UserException("The file " + file + " is the history of a training, which the table would replace: choose another name.");
            }
            try {
                String table = runs.size() == 1 ? CurvesTable.of(runs.getFirst().curves())
                        : CurvesTable.of(runs.stream().map(Run::name).toList(), runs.stream().map(Run::curves).toList());
                AtomicFile.write(file, out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw FileProblems.unwritable(file, e);
            }
        } else {
            throw new UserException("Curves are not written as " + file + ": choose a name that ends in .svg, .png or .csv.");
        }
    }

    private <S extends Surface> S draw(MapPicture.SurfaceMaker<S> maker) {
        int height = TOP + NOTES;
        for (ChartKind kind : ChartKind.values()) {
            height += LEGEND + height(kind);
        }
        S surface = maker.make(WIDTH, height, ChartStyle.PAPER.ground());
        surface.text(runs.getFirst().name(), MARGIN, 38, TITLE, Surface.Anchor.START, Surface.Face.BOLD, ChartStyle.PAPER.text());
        if (runs.size() > 1) {
            surface.text("in dashes, paler: " + runs.get(1).name(), WIDTH - MARGIN, 38, TEXT, Surface.Anchor.END, Surface.Face.PLAIN, ChartStyle.PAPER.faint());
        }
        double y = TOP;
        for (ChartKind kind : ChartKind.values()) {
            ChartDrawing.Chart chart = chart(kind);
            legend(surface, chart, y);
            double top = y + LEGEND;
            ChartDrawing.plot(chart, MARGIN, top, WIDTH - 2 * MARGIN, height(kind) - 12)
                    .ifPresent(plot -> ChartDrawing.draw(chart, plot, ChartStyle.PAPER, surface));
            y = top + height(kind);
        }
        for (String note : notes()) {
            surface.text(note, MARGIN, y + 10, TEXT - 1, Surface.Anchor.START, Surface.Face.PLAIN, ChartStyle.PAPER.faint());
            y += TEXT + 5;
        }
        return surface;
    }

    private static int height(ChartKind kind) {
        return kind == ChartKind.LOSSES ? LARGE : SMALL;
    }

    private ChartDrawing.Chart chart(ChartKind kind) {
        Set<Measure> all = EnumSet.allOf(Measure.class);
        List<ChartLine> lines = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) { // the first run lies on top
            lines.addAll(ChartLine.of(runs.get(i).curves(), kind, look.axis(), all, EnumSet.of(Split.TRAIN, Split.VALID), look.smoothing(), i > 0));
        }
        List<ChartMark> marks = ChartMark.of(runs.getFirst().curves(), look.axis());
        double last = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x()[line.x().length - 1])).max().orElse(1);
        boolean log = look.log() && kind.logarithmic();
        return new ChartDrawing.Chart(kind, lines, marks, look.axis(), 0, Math.max(last, 1), log);
    }

    private static void legend(Surface surface, ChartDrawing.Chart chart, double y) {
        surface.text(chart.kind().title(), MARGIN, y + 18, HEADING, Surface.Anchor.START, Surface.Face.BOLD, ChartStyle.PAPER.text());
        double x = MARGIN + 150;
        List<Measure> shown = chart.kind().measures().stream().filter(m -> chart.lines().stream().anyMatch(line -> line.measure() == m)).toList();
        for (Measure measure : shown.size() > 1 ? shown : List.<Measure>of()) {
            surface.marker(Marker.CIRCLE, x, y + 13, 5, Palette.colour(ChartKind.colour(measure)));
            boolean missing = ChartDrawing.withoutPlace(chart).stream().anyMatch(line -> line.measure() == measure);
            String name = ChartKind.name(measure) + (missing ? " (not above 0)" : "");
            surface.text(name, x + 10, y + 18, TEXT, Surface.Anchor.START, Surface.Face.PLAIN, ChartStyle.PAPER.text());
            x += 34 + 0.58 * TEXT * name.length();
        }
    }

    private List<String> notes() {
        String over = switch (look.axis()) {
            case BATCHES -> "Over batches.";
            case STEP -> "Over steps.";
            case SECONDS -> "Over the time spent training.";
        };
        boolean smoothed = look.smoothing() > 0;
        String lines = " Thin: training" + (smoothed ? String.format(Locale.ROOT, ", smoothed by %.3g", look.smoothing()) : "") + "; with dots: validation.";
        String marks = chart(ChartKind.LOSSES).marks().stream().map(ChartMark::what).distinct().sorted().map(what -> switch (what) {
            case DIED_K, DIED_L -> "cross: a component died";
            case WENT_BACK -> "diamond: back to the best state";
            case RECOVERED -> "triangle: back from a loss that was no number";
        }).distinct().collect(Collectors.joining("; "));
        return marks.isEmpty() ? List.of(over + lines) : List.of(over + lines, Character.toUpperCase(marks.charAt(0)) + marks.substring(1) + ".");
    }
}
