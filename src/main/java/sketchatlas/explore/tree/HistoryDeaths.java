package sketchatlas.explore.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sketchatlas.explore.Level;

/**
 * When components died, from the {@code history.csv} that training leaves beside a model. It counts the live components of each level
 * every few steps; from which step on there were never more than now is when the last one died.
 */
public final class HistoryDeaths implements ComponentDeaths {
    private static final String FILE = "history.csv";
    private static final String TRAINING_ROW = "train";
    private static final int LARGEST = 64 << 20; // bytes

    private final List<Row> rows;

    private record Row(long step, int liveK, int liveL) {
        int live(Level level) {
            return level == Level.K ? liveK : liveL;
        }
    }

    private HistoryDeaths(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * What the history beside a model tells; nothing where there is none, or it is not understood.
     *
     * @param model a model file
     */
    public static ComponentDeaths beside(Path model) {
        Path file = model.resolveSibling(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return UNKNOWN;
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? UNKNOWN : new HistoryDeaths(rows(lines));
        } catch (IOException _) {
            return UNKNOWN; // it is nice to know and nothing depends on it
        }
    }

    private static List<Row> rows(List<String> lines) {
        List<String> columns = Arrays.asList(lines.getFirst().split(",", -1));
        int kind = columns.indexOf("kind");
        int step = columns.indexOf("step");
        int k = columns.indexOf("live_k");
        int l = columns.indexOf("live_l");
        List<Row> rows = new ArrayList<>();
        if (Math.min(Math.min(kind, step), Math.min(k, l)) < 0) {
            return rows;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            if (values.length == columns.size() && values[kind].equals(TRAINING_ROW)
                    && values[step].matches("\\d{1,18}") && values[k].matches("\\d{1,9}") && values[l].matches("\\d{1,9}")) {
                rows.add(new Row(Long.parseLong(values[step]), Integer.parseInt(values[k]), Integer.parseInt(values[l])));
            }
        }
        return rows;
    }

    @Override
    public Optional<StepRange> of(Level level, int live) {
        int most = rows.stream().mapToInt(r -> r.live(level)).max().orElse(0);
        int lastWithMore = -1; // the last row that counts more than are left
        int lastWithAll = -1; // the last row that counts as many as ever
        for (int i = 0; i < rows.size(); i++) {
            lastWithMore = rows.get(i).live(level) > live ? i : lastWithMore;
            lastWithAll = rows.get(i).live(level) == most ? i : lastWithAll;
        }
        if (lastWithMore < 0 || lastWithMore == rows.size() - 1) {
            return Optional.empty(); // nobody died in it, or they still lived when it ended
        }
        long after = rows.get(lastWithAll).step();
        long until = rows.get(lastWithMore + 1).step();
        return after <= until ? Optional.of(new StepRange(after, until)) : Optional.empty();
    }
}
