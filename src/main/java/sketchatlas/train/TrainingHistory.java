package sketchatlas.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;

/** The curves of a training run, a file of comma-separated values with a row for every few steps and each validation. */
final class TrainingHistory {
    private static final String COLUMNS = "kind,batches,step,seconds,total,stroke,image,hierarchy,gaussian,live_k,live_l,learning_rate,memory_gb";
    private static final int WIDTH = COLUMNS.split(",").length;
    private static final int BATCHES_COLUMN = 1;

    private final Path file;
    private boolean cutOff; // the last row may be there in part

    TrainingHistory(Path file) {
        this.file = file;
    }

    /**
     * One row; losses that did not count are NaN and stay empty.
     *
     * @param kind train or valid
     * @param batches taken since the beginning
     * @param step of the schedule
     * @param seconds spent training
     * @param learningRate of the next step
     * @param memory that the process holds, in 10^9 bytes; NaN where the system does not tell
     */
    record Row(String kind, long batches, long step, double seconds, double total, double stroke, double image, double hierarchy,
            double gaussian, int liveK, int liveL, double learningRate, double memory) {

        private String text() {
            return Stream.of(kind, batches, step, number(seconds), number(total), number(stroke), number(image), number(hierarchy),
                    number(gaussian), liveK, liveL, String.format(Locale.ROOT, "%.3e", learningRate), number(memory))
                    .map(String::valueOf).collect(Collectors.joining(",")) + "\n";
        }

        private static String number(double x) {
            return Double.isNaN(x) ? "" : String.format(Locale.ROOT, "%.4f", x);
        }
    }

    /** Forgets rows of batches after the given one, which a run that goes on from there takes again; 0 begins a new file. */
    void keepUntil(long batches) {
        try {
            // Not as UTF-8: bytes that a disk has damaged are no reason not to go on.
            List<String> lines = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
            String added = lines.isEmpty() || !COLUMNS.startsWith(lines.getFirst() + ",") ? "" // else columns that an earlier version did not have
                    : ",".repeat(WIDTH - lines.getFirst().split(",").length);
            String kept = lines.stream().skip(1).map(line -> line + added).filter(line -> batchesOf(line) <= batches).map(line -> line + "\n")
                    .collect(Collectors.joining());
            AtomicFile.write(file, out -> out.write((COLUMNS + "\n" + kept).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /** A row that was cut off when its program was ended belongs to no batch that was saved. */
    private static long batchesOf(String line) {
        String[] values = line.split(",", -1);
        boolean whole = values.length == WIDTH && values[BATCHES_COLUMN].matches("\\d{1,18}");
        return whole ? Long.parseLong(values[BATCHES_COLUMN]) : Long.MAX_VALUE;
    }

    /** Appends a row. */
    void add(Row row) {
        try {
            Files.writeString(file, (cutOff ? "\n" : "") + row.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            cutOff = false;
        } catch (IOException e) {
            cutOff = true;
            throw FileProblems.unwritable(file, e);
        }
    }
}
