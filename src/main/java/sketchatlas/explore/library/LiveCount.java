package sketchatlas.explore.library;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many components of each level were alive.
 *
 * @param k of level k
 * @param l of level l
 */
public record LiveCount(int k, int l) {
    private static final int TAIL = 1 << 16; // bytes; hundreds of rows

    /** What the last row of a training's history says; empty where there is none, or it is not understood. */
    static Optional<LiveCount> lastOf(Path history) {
        try (RandomAccessFile file = new RandomAccessFile(history.toFile(), "r")) {
            String header = file.readLine();
            List<String> columns = header == null ? List.of() : Arrays.asList(header.split(",", -1));
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines().flatMap(line -> of(line, columns)).reduce((_, last) -> last);
        } catch (IOException _) {
            return Optional.empty(); // it is nice to know and nothing depends on it
        }
    }

    private static Stream<LiveCount> of(String line, List<String> columns) {
        String[] values = line.split(",", -1);
        int k = columns.indexOf("live_k");
        int l = columns.indexOf("live_l");
        boolean whole = values.length == columns.size() && k >= 0 && l >= 0 && values[k].matches("\\d{1,6}") && values[l].matches("\\d{1,6}");
        return whole ? Stream.of(new LiveCount(Integer.parseInt(values[k]), Integer.parseInt(values[l]))) : Stream.empty();
    }
}
