package sketchatlas.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/**
 * QuickDraw's binary form: drawings one after the other without any header, little-endian. Each is key_id (8 bytes), country code (2),
 * recognised (1), timestamp (4), number of strokes (2), and for each stroke its number of points (2), all x and all y (1 each).
 */
public final class QuickDrawBinFile {
    private static final String EXPECTED = "a QuickDraw .bin file";
    private static final int BEFORE_RECOGNISED = 10;
    private static final int TIMESTAMP = 4;
    private static final int MOST_DRAWINGS = 1_000_000;
    private static final int MOST_EMPTY = 1000; // drawings without points in a row; a disk or a download that broke off leaves zeros, which look like them
    private static final int MOST_POINTS = 100_000;
    private static final long MOST_POINTS_IN_ALL = 100_000_000;

    private QuickDrawBinFile() {
    }

    /**
     * The drawings of a file, in its order; those without points are left out.
     *
     * @param most how many to read; what follows is not looked at
     * @throws UserException if it cannot be read or is not of this form; for a large file of something else after its first bytes
     */
    public static List<Drawing> read(Path file, int most) {
        List<Drawing> drawings = new ArrayList<>();
        read(file, most, drawings::add);
        return drawings;
    }

    /** As {@link #read(Path, int)}, but hands over each drawing as soon as it is read. */
    static void read(Path file, int most, Consumer<Drawing> to) {
        int record = 1;
        int drawings = 0;
        int empty = 0; // in a row
        long points = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (drawings < most) {
                in.mark(1);
                if (in.read() < 0) {
                    break;
                }
                in.reset();
                Drawing drawing = drawing(in);
                points += drawing.sketch().size();
                if (points > MOST_POINTS_IN_ALL || drawings == MOST_DRAWINGS) {
                    throw new UserException(file + " is too large: at most " + MOST_DRAWINGS + " drawings with " + MOST_POINTS_IN_ALL
                            + " points are read; split it.");
                }
                if (drawing.sketch().isEmpty()) {
                    if (++empty == MOST_EMPTY) {
                        throw new MalformedDataException("it and the " + (MOST_EMPTY - 1) + " before it have no points");
                    }
                } else {
                    empty = 0;
                    drawings++;
                    to.accept(drawing);
                }
                record++;
            }
        } catch (EOFException | MalformedDataException e) {
            String looks = FileProblems.looksLike(file);
            String reason = e instanceof EOFException ? "the file ends inside it" : e.getMessage();
            throw new UserException("Cannot read " + file + " as " + EXPECTED + ": " + (looks != null && record == 1 ? looks
                    : "drawing " + record + " is damaged, " + reason + "; get a good copy of it") + ".", e);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, EXPECTED, e);
        }
    }

    private static Drawing drawing(InputStream in) throws IOException {
        in.skipNBytes(BEFORE_RECOGNISED);
        int recognised = bytes(in, 1)[0];
        if (recognised < 0 || recognised > 1) {
            throw new MalformedDataException("its flag 'recognised' is " + (recognised & 255));
        }
        in.skipNBytes(TIMESTAMP);
        int count = unsignedShort(in);
        List<float[]> strokes = new ArrayList<>(Math.min(count, 64));
        int points = 0;
        for (int s = 0; s < count; s++) {
            int n = unsignedShort(in);
            points += n;
            if (points > MOST_POINTS) {
                throw new MalformedDataException("it has more than " + MOST_POINTS + " points");
            }
            byte[] xy = bytes(in, 2 * n);
            float[] stroke = new float[2 * n];
            for (int i = 0; i < n; i++) {
                stroke[2 * i] = xy[i] & 255;
                stroke[2 * i + 1] = xy[n + i] & 255;
            }
            strokes.add(stroke);
        }
        return new Drawing(Sketch.ofPolylines(strokes), Map.of("recognized", recognised == 1));
    }

    private static int unsignedShort(InputStream in) throws IOException {
        byte[] b = bytes(in, 2);
        return b[0] & 255 | (b[1] & 255) << 8;
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
