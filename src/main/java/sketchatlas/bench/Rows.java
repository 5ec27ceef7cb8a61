package sketchatlas.bench;

import java.util.Map;
import sketchatlas.model.SketchModel;

/** The columns that all tables of times share, and how a measurement fills them. */
final class Rows {
    static final Column MEDIAN = new Column("median_s", "median", "%.1f ms", 1e3);
    static final Column MIN = new Column("min_s", "min", "%.1f ms", 1e3);
    static final Column MOST = new Column("p95_s", "95 in 100", "%.1f ms", 1e3);
    static final Column REPETITIONS = new Column("repetitions", "times", "%.0f", 1);
    static final Column OTHERS = new Column("others", "others", "%.0f%%", 100);

    /** Whether others took so much that a row is not to be trusted. */
    static final String DISTURBED = "disturbed";

    private Rows() {
    }

    /** What computes lists of a model's sketches, as the end of a row's name. */
    static String listBackend(SketchModel model) {
        return "on " + model.listBackend().orElse("all cores");
    }

    static void put(Map<String, Object> row, Measurement m) {
        row.put(MEDIAN.key(), m.median());
        row.put(MIN.key(), m.min());
        row.put(MOST.key(), m.most());
        row.put(REPETITIONS.key(), m.repetitions());
        if (m.others().isPresent()) {
            row.put(OTHERS.key(), m.others().getAsDouble());
            row.put(DISTURBED, m.disturbed());
        }
    }
}
