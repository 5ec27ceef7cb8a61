package sketchatlas.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sketchatlas.UserException;

/**
 * QuickDraw's .ndjson: one JSON object a line, whose field {@code drawing} is a list of strokes {@code [[x...], [y...]]}. The raw form,
 * whose strokes have a third list (times), is brought to the simplified form as it is read.
 */
public final class NdjsonFile {
    private static final String EXPECTED = "a file of drawings (.ndjson)";
    private static final int LONGEST_LINE = 1 << 23;
    private static final int MOST_DRAWINGS = 1_000_000;
    private static final long MOST_POINTS = 100_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NdjsonFile() {
    }

    /**
     * The drawings of a file, in its order; those without points are left out.
     *
     * @param most how many to read; what follows is not looked at
     * @throws UserException if it cannot be read or a line is no drawing, naming the line
     */
    public static List<Drawing> read(Path file, int most) {
        List<Drawing> drawings = new ArrayList<>();
        read(file, most, drawings::add);
        return drawings;
    }

    /** As {@link #read(Path, int)}, but hands over each drawing as soon as it is read. */
    static void read(Path file, int most, Consumer<Drawing> to) {
        int line = 1;
        int drawings = 0;
        long points = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            LineReader lines = new LineReader(in);
            NdjsonLine parser = new NdjsonLine();
            for (; drawings < most && lines.next(); line++) {
                if (lines.blank()) {
                    continue;
                }
                Drawing drawing = parser.parse(lines.bytes(), lines.length());
                points += drawing.sketch().size();
                if (points > MOST_POINTS || drawings == MOST_DRAWINGS) {
                    throw new UserException(file + " is too large: at most " + MOST_DRAWINGS + " drawings with " + MOST_POINTS
                            + " points are read; split it.");
                }
                if (!drawing.sketch().isEmpty()) {
                    drawings++;
                    to.accept(drawing);
                }
            }
        } catch (MalformedDataException e) {
            String looks = line == 1 ? FileProblems.looksLike(file) : null;
            if (looks != null) {
                throw new UserException("Cannot read " + file + " as " + EXPECTED + ": " + looks + ".", e);
            }
            throw new UserException("Cannot read line " + line + " of " + file + ": " + e.getMessage()
                    + "; remove the line or get a good copy of the file.", e);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, EXPECTED, e);
        }
    }

    /**
     * Writes drawings in the simplified form (whatever their units), atomically.
     *
     * @throws UserException if the file cannot be written
     */
    public static void write(Path file, List<Drawing> drawings) {
        try {
            AtomicFile.write(file, out -> writeLines(out, drawings));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /**
     * Writes drawings behind those of a file, atomically and without a look at what it holds; makes it if there is none.
     *
     * @throws UserException if the file cannot be written
     */
    public static void append(Path file, List<Drawing> drawings) {
        try {
            AtomicFile.write(file, out -> {
                if (Files.exists(file)) {
                    copyLines(file, out);
                }
                writeLines(out, drawings);
            });
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /** What is there, with an end of its last line. */
    private static void copyLines(Path file, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int last = '\n';
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                last = n > 0 ? buffer[n - 1] : last;
            }
        }
        if (last != '\n') {
            out.write('\n');
        }
    }

    private static void writeLines(OutputStream out, List<Drawing> drawings) throws IOException {
        for (Drawing drawing : drawings) {
            // One generator a line: the root separator of a single one would be a space.
            JsonGenerator json = MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            try (json) {
                write(json, drawing);
            }
            out.write('\n');
        }
    }

    private static void write(JsonGenerator json, Drawing drawing) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : drawing.fields().entrySet()) {
            json.writePOJOField(field.getKey(), field.getValue());
        }
        json.writeArrayFieldStart(Drawing.STROKES);
        for (float[] stroke : drawing.sketch().polylines()) {
            json.writeStartArray();
            for (int axis = 0; axis < 2; axis++) {
                json.writeStartArray();
                for (int i = axis; i < stroke.length; i += 2) {
                    if (stroke[i] == Math.rint(stroke[i]) && Math.abs(stroke[i]) < Integer.MAX_VALUE) {
                        json.writeNumber((int) stroke[i]);
                    } else {
                        json.writeNumber(stroke[i]);
                    }
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A field's value as text: a text as it is, all else as JSON. */
    static String json(Object value) {
        try {
            return value instanceof String text ? text : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no field of a drawing: " + value, e);
        }
    }

    /** Lines of bytes with a limit, in a buffer that is used again. */
    private static final class LineReader {
        private final InputStream in;
        private byte[] bytes = new byte[1 << 14];
        private int length;

        LineReader(InputStream in) {
            this.in = in;
        }

        boolean next() throws IOException {
            length = 0;
            int b = in.read();
            if (b < 0) {
                return false;
            }
            for (; b >= 0 && b != '\n'; b = in.read()) {
                if (length == LONGEST_LINE) {
                    throw new MalformedDataException("it is longer than " + LONGEST_LINE + " bytes");
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                bytes[length++] = (byte) b;
            }
            return true;
        }

        boolean blank() {
            for (int i = 0; i < length; i++) {
                if (bytes[i] < 0 || bytes[i] > ' ') {
                    return false;
                }
            }
            return true;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }
}
