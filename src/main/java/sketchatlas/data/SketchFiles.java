package sketchatlas.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;
import sketchatlas.sketch.SvgException;
import sketchatlas.sketch.SvgSheet;

/**
 * Reads and writes files of sketches of every form. What a file holds decides how it is read, not its name. All errors are
 * {@link UserException}s that name the file.
 */
public final class SketchFiles {
    private static final long LARGEST_SVG = 32L << 20;
    private static final int LOOK = 512;
    private static final String EXPECTED = "a file of sketches (.ndjson, .svg, .npz or .bin)";
    private static final String SVG_EXPECTED = "an SVG picture";

    /** The forms of files. */
    enum Form {
        NDJSON(".ndjson"), SVG(".svg"), NPZ(".npz"), BIN(".bin");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }

        static Form ofName(Path file) {
            String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
            for (Form form : values()) {
                if (name.endsWith(form.ending)) {
                    return form;
                }
            }
            return null;
        }
    }

    private SketchFiles() {
    }

    /** As {@link #read(Path, int)} without a limit. */
    public static List<Sketch> read(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    /**
     * The sketches of a file, in its order and units (raw drawings are brought to QuickDraw's); an SVG picture is one sketch,
     * but for a sheet that this program wrote: that is as many as it shows.
     *
     * @param most how many to read at most
     * @return at least one, none of them empty
     * @throws UserException if it cannot be read or holds none
     */
    public static List<Sketch> read(Path file, int most) {
        return readDrawings(file, most).stream().map(Drawing::sketch).toList();
    }

    /**
     * As {@link #read(Path, int)}, with what the file notes of each sketch; what an SVG picture notes is all text.
     *
     * @throws UserException if it cannot be read or holds none
     */
    public static List<Drawing> readDrawings(Path file, int most) {
        return found(file, all(file, most).filter(drawing -> !drawing.sketch().isEmpty()).limit(most).toList());
    }

    /**
     * As {@link #readDrawings}, also what a sheet of this program notes of sketches without a stroke: codes that nothing was drawn of.
     *
     * @throws UserException if it cannot be read or holds nothing
     */
    public static List<Drawing> readNotes(Path file, int most) {
        return found(file, all(file, most).limit(most).toList());
    }

    private static Stream<Drawing> all(Path file, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " sketches");
        }
        return switch (form(file)) {
            case NDJSON -> NdjsonFile.read(file, most).stream();
            case BIN -> QuickDrawBinFile.read(file, most).stream();
            case SVG -> readSvg(file).stream();
            case NPZ -> readNpz(file, most).stream().map(sketch -> new Drawing(sketch, Map.of()));
        };
    }

    private static List<Drawing> found(Path file, List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            throw new UserException(file + " holds no sketches: choose another file.");
        }
        return drawings;
    }

    /**
     * The first sketch of a file.
     *
     * @throws UserException if it cannot be read or holds none
     */
    public static Sketch readFirst(Path file) {
        return read(file, 1).getFirst();
    }

    /**
     * Writes one sketch, atomically; the ending of the name ({@code .ndjson} or {@code .svg}) says how.
     *
     * @param fields what to note with it, see {@link Drawing#fields}; in an SVG picture the word is the title
     * @throws UserException if the name has another ending or the file cannot be written
     */
    public static void write(Path file, Sketch sketch, Map<String, Object> fields) {
        switch (Form.ofName(file)) {
            case NDJSON -> NdjsonFile.write(file, List.of(new Drawing(sketch, fields)));
            case SVG -> writeSvg(file, new Drawing(sketch, fields));
            case null, default -> throw new UserException("Sketches are not saved as " + file
                    + ": choose a name that ends in .ndjson or .svg.");
        }
    }

    /**
     * Reads the sketches of a data file in their splits: those of a sketch-rnn file as they are there, others (only what the game
     * recognised) by {@link ContentSplit}.
     *
     * @param sink what it throws ends the reading
     * @throws UserException if it cannot be read or holds too few
     */
    static void readSplits(Path file, SplitSink sink) {
        switch (form(file)) {
            case NPZ -> {
                try (SketchRnnNpz npz = SketchRnnNpz.open(file)) {
                    for (Split split : Split.values()) {
                        npz.read(split, sink);
                    }
                }
            }
            case NDJSON -> divide(file, sink, to -> NdjsonFile.read(file, Integer.MAX_VALUE, to));
            case BIN -> divide(file, sink, to -> QuickDrawBinFile.read(file, Integer.MAX_VALUE, to));
            case SVG -> throw new UserException(file + " is a picture, not a data file: use .npz, .ndjson or .bin.");
        }
    }

    /** About the most bytes that the sketches of a data file take when they are packed, as far as its kind tells. */
    static long packedSize(Path file) {
        try {
            // A packed point takes four bytes; in a .bin two, in an .npz three to four, in an .ndjson at least six.
            return Files.size(file) * (form(file) == Form.NDJSON ? 1 : 2);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, EXPECTED, e);
        }
    }

    private static void divide(Path file, SplitSink sink, Consumer<Consumer<Drawing>> reader) {
        ContentSplit splits = new ContentSplit(sink);
        reader.accept(drawing -> {
            if (drawing.recognized()) {
                splits.add(drawing.sketch());
            }
        });
        if (splits.count() < Split.values().length) {
            throw new UserException(file + " holds only " + splits.count()
                    + (splits.count() == 1 ? " recognised drawing" : " recognised drawings") + ", too few to train, validate and test: take a fuller file.");
        }
        splits.finish();
    }

    /** What the file holds; where that does not tell, what its name says. */
    static Form form(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOK);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, EXPECTED, e);
        }
        if (start.length == 0) {
            throw FileProblems.unreadable(file, EXPECTED, new IOException("empty"));
        }
        String text = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("pk\003\004") || text.startsWith("pk\005\006")) {
            return Form.NPZ;
        }
        if (text.startsWith("{")) {
            return Form.NDJSON;
        }
        if (text.startsWith("<svg") || text.startsWith("<!doctype svg") || text.startsWith("<?xml") || text.startsWith("<!--")) {
            return Form.SVG;
        }
        Form form = Form.ofName(file);
        if (form == null || form == Form.SVG) {
            throw FileProblems.unreadable(file, form == null ? EXPECTED : SVG_EXPECTED, new IOException("unknown content"));
        }
        return form;
    }

    private static List<Sketch> readNpz(Path file, int most) {
        List<Sketch> sketches = new ArrayList<>();
        try (SketchRnnNpz npz = SketchRnnNpz.open(file)) {
            for (Split split : Split.values()) {
                if (sketches.size() < most) {
                    npz.read(split).stream().filter(s -> !s.isEmpty()).limit(most - sketches.size()).forEach(sketches::add);
                }
            }
        }
        return sketches;
    }

    /**
     * The sketches of an SVG picture: all of a sheet that this program wrote, in its order, also those without a stroke; else one, of all lines.
     *
     * @throws UserException if it cannot be read
     */
    private static List<Drawing> readSvg(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST_SVG) {
                throw new UserException(file + " is too large for a sketch (" + (size >> 20) + " MiB): make it smaller than "
                        + (LARGEST_SVG >> 20) + " MiB.");
            }
            return ofSvg(Files.readAllBytes(file));
        } catch (SvgException e) {
            throw new UserException("Cannot read " + file + " as " + SVG_EXPECTED + ": " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, SVG_EXPECTED, e);
        }
    }

    /**
     * The sketches of an SVG document: all of a sheet that this program wrote, in its order, also those without a stroke; else one, of all lines.
     *
     * @throws SvgException if it is no SVG, too large or without lines
     */
    public static List<Drawing> ofSvg(byte[] document) throws SvgException {
        List<SvgSheet.Cell> cells = SvgSheet.read(document);
        if (!cells.isEmpty()) {
            return cells.stream().map(cell -> new Drawing(cell.sketch(), new LinkedHashMap<>(cell.metadata()))).toList();
        }
        return List.of(new Drawing(SketchSvg.read(new ByteArrayInputStream(document)),
                new LinkedHashMap<>(SketchSvg.readMetadata(new ByteArrayInputStream(document)))));
    }

    /** What a drawing's file says about it as texts: a text as it is, all else as JSON. */
    public static Map<String, String> texts(Map<String, Object> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, value) -> texts.put(name, NdjsonFile.json(value)));
        return texts;
    }

    private static void writeSvg(Path file, Drawing drawing) {
        String svg = SketchSvg.write(drawing.sketch(), drawing.word(), texts(drawing.fields()), SketchSvg.Style.suiting(drawing.sketch()));
        try {
            AtomicFile.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
