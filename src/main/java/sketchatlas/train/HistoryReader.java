package sketchatlas.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.data.Split;

/**
 * Reads the {@code history.csv} of a training, which may be growing: each look reads what has come since the last one, and everything anew
 * where the file was written anew. Rows that are cut off or not understood are left out, and columns that it doesn't know are passed over.
 * One thread at a time.
 */
public final class HistoryReader {
    /** The name of the file in a training's folder. */
    public static final String FILE = "history.csv";

    private static final long LARGEST = 128L << 20; // bytes
    private static final int LONGEST_LINE = 1 << 16; // bytes
    private static final int TAIL = 512; // bytes that tell whether a file only grew
    private static final int CHUNK = 1 << 20; // bytes
    private static final int ABSENT = -1;
    private static final double MOST_STEPS = 1e15;

    private final Path file;
    private final HistoryRows rows = new HistoryRows();
    private TrainingCurves curves = TrainingCurves.EMPTY;
    private int columns; // 0 before their names were read
    private int kindColumn;
    private int batchesColumn;
    private int stepColumn;
    private int secondsColumn;
    private int[] measureColumns = {};
    private long position; // behind the last whole line that was read
    private byte[] tail = {}; // what stood before the position

    /** @param file need not exist yet */
    public HistoryReader(Path file) {
        this.file = file;
    }

    /**
     * The curves of a training that has some.
     *
     * @param run the training's folder, or its history
     * @throws UserException if there is no history in it, or it is none
     */
    public static TrainingCurves readAll(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve(FILE) : run;
        if (!Files.isRegularFile(file)) {
            throw new UserException("There is no " + FILE + " in " + run + ": name the folder of a training.");
        }
        TrainingCurves read = new HistoryReader(file).read();
        if (read.size() == 0) {
            throw new UserException("The history " + file + " has no rows yet: wait for the training's first steps.");
        }
        return read;
    }

    /** Whether a file is the history of a training or of a model, and not a table that somebody made of one: then the model or its checkpoint lies beside it. */
    public static boolean isOfTraining(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && file.getFileName().toString().equalsIgnoreCase(FILE) && Files.exists(file) && RunFolder.isTaken(folder);
    }

    /**
     * The curves as they are now; the same object as before where nothing has changed, and none where there is no file.
     *
     * @throws UserException if the file can't be read, is too large, or is something else
     */
    public TrainingCurves read() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > LARGEST) {
                throw new UserException("The history " + file + " has " + (size >> 20) + " MB, but this program reads up to " + (LARGEST >> 20)
                        + ": check whether it is the history of a training.");
            }
            if (position > 0 && !onlyGrew(channel, size)) {
                forget();
            }
            if (size > position && readFrom(channel)) {
                curves = new TrainingCurves(rows.copy());
            }
        } catch (NoSuchFileException _) {
            forget();
        } catch (IOException e) {
            throw new UserException("Cannot read " + file + " (" + FileProblems.reason(e) + "): check the disk.", e);
        }
        return curves;
    }

    private void forget() {
        rows.clear();
        curves = TrainingCurves.EMPTY;
        columns = 0;
        position = 0;
        tail = new byte[0];
    }

    private boolean onlyGrew(FileChannel channel, long size) throws IOException {
        if (size < position) {
            return false;
        }
        ByteBuffer before = ByteBuffer.allocate(tail.length);
        while (before.hasRemaining() && channel.read(before, position - tail.length + before.position()) >= 0) {
            // until all of it is there
        }
        return Arrays.equals(before.array(), tail);
    }

    /** Reads whole lines up to the end; whether there were any. */
    private boolean readFrom(FileChannel channel) throws IOException {
        long before = position;
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        channel.position(position);
        while (channel.read(buffer) > 0) {
            byte[] bytes = buffer.array();
            int start = 0;
            for (int i = 0; i < buffer.position(); i++) {
                if (bytes[i] == '\n') {
                    take(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                    start = i + 1;
                }
            }
            remember(bytes, start);
            buffer.flip().position(start);
            buffer.compact();
            if (buffer.position() > LONGEST_LINE) {
                throw somethingElse();
            }
        }
        return position > before;
    }

    private void remember(byte[] bytes, int end) {
        position += end;
        byte[] joined = Arrays.copyOf(tail, tail.length + Math.min(end, TAIL));
        System.arraycopy(bytes, Math.max(0, end - TAIL), joined, tail.length, Math.min(end, TAIL));
        tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - TAIL), joined.length);
    }

    private void take(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        String[] values = text.split(",", -1);
        if (columns == 0) {
            takeNames(Arrays.asList(values));
        } else if (values.length == columns) {
            takeRow(values);
        }
    }

    private void takeNames(List<String> names) {
        kindColumn = names.indexOf("kind");
        batchesColumn = names.indexOf("batches");
        stepColumn = names.indexOf("step");
        secondsColumn = names.indexOf("seconds");
        if (kindColumn == ABSENT || batchesColumn == ABSENT || stepColumn == ABSENT) {
            throw somethingElse();
        }
        measureColumns = Arrays.stream(Measure.values()).mapToInt(m -> m == Measure.SPEED ? ABSENT : names.indexOf(m.column())).toArray();
        columns = names.size();
    }

    private UserException somethingElse() {
        return new UserException(file + " is not the history of a training: name the " + FILE + " in a training's folder.");
    }

    private void takeRow(String[] values) {
        double batches = number(values, batchesColumn);
        double step = number(values, stepColumn);
        boolean validation = values[kindColumn].equals("valid");
        if (!validation && !values[kindColumn].equals("train") || !(batches >= 0 && batches < MOST_STEPS) || !(step >= 0 && step < MOST_STEPS)) {
            return;
        }
        float[] measured = new float[measureColumns.length];
        for (int m = 0; m < measured.length; m++) {
            float value = (float) number(values, measureColumns[m]);
            measured[m] = Float.isFinite(value) ? value : Float.NaN;
        }
        double seconds = number(values, secondsColumn);
        rows.add(validation ? Split.VALID : Split.TRAIN, (long) batches, (long) step, Double.isInfinite(seconds) ? Double.NaN : seconds, measured);
    }

    /** NaN where a value is missing or no number. */
    private static double number(String[] values, int column) {
        if (column == ABSENT || values[column].isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(values[column]);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
