package sketchatlas.explore.curves;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;

/** The curves of trainings as comma-separated values, a row for each row of their histories; what did not count stays empty. */
public final class CurvesTable {
    private static final String FIXED = "kind,batches,step,seconds";

    private CurvesTable() {
    }

    /** One training. */
    public static String of(TrainingCurves curves) {
        StringBuilder table = new StringBuilder(names(FIXED));
        rows(table, "", curves);
        return table.toString();
    }

    /** Several, one below the other; the first column names them. */
    public static String of(List<String> names, List<TrainingCurves> runs) {
        StringBuilder table = new StringBuilder(names("run," + FIXED));
        for (int i = 0; i < runs.size(); i++) {
            rows(table, quoted(names.get(i)) + ",", runs.get(i));
        }
        return table.toString();
    }

    private static String names(String first) {
        return Stream.of(Measure.values()).map(Measure::column).collect(Collectors.joining(",", first + ",", "\n"));
    }

    private static void rows(StringBuilder table, String first, TrainingCurves curves) {
        for (int row = 0; row < curves.size(); row++) {
            table.append(first).append(curves.split(row)).append(',').append(curves.batches(row)).append(',').append(curves.step(row)).append(',')
                    .append(Double.isNaN(curves.seconds(row)) ? "" : curves.seconds(row));
            for (Measure measure : Measure.values()) {
                float value = curves.value(measure, row);
                table.append(',').append(Float.isNaN(value) ? "" : value == Math.rint(value) && Math.abs(value) < 1e7 ? Integer.toString((int) value)
                        : Float.toString(value));
            }
            table.append('\n');
        }
    }

    /** As RFC 4180 has it. */
    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
