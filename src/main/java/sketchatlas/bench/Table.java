package sketchatlas.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of results: aligned columns for people, and objects with every value, also those that no column shows, for programs. */
final class Table {
    private final String name;
    private final List<Column> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param name of the array in JSON */
    Table(String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** @param values numbers, texts or truths by the columns' keys and others; what is missing is shown as a dash */
    void add(Map<String, Object> values) {
        rows.add(values);
    }

    String name() {
        return name;
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    /** The last row by itself, with the columns' headers: "sequence decoder, lstm: median 812.0 ms, ...". */
    String lastRow() {
        Map<String, Object> row = rows.getLast();
        return columns.stream().filter(c -> row.get(c.key()) != null).map(c -> c.header().isEmpty() ? c.cell(row.get(c.key())) + ":"
                : c.header() + " " + c.cell(row.get(c.key()))).collect(Collectors.joining(", ")).replace(":,", ":");
    }

    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::header).toList());
        rows.forEach(row -> lines.add(columns.stream().map(c -> c.cell(row.get(c.key()))).toList()));
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
        }
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : "  ").append(columns.get(c).rightAligned() ? space + cells.get(c) : cells.get(c) + space);
        }
        return line.toString().stripTrailing();
    }

    ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Map<String, Object> row : rows) {
            ObjectNode object = array.addObject();
            row.forEach((key, value) -> {
                switch (value) {
                    case null -> object.putNull(key);
                    case Integer n -> object.put(key, n);
                    case Long n -> object.put(key, n);
                    case Double n when Double.isFinite(n) -> object.put(key, n);
                    case Double _ -> object.putNull(key);
                    case Boolean b -> object.put(key, b);
                    default -> object.put(key, value.toString());
                }
            });
        }
        return array;
    }
}
