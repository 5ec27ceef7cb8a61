package sketchatlas.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The results of one benchmark and the machine that they hold for: as text for people, as JSON for programs. Immutable. */
public final class Report {
    private final String benchmark;
    private final Machine machine;
    private final List<Table> tables;
    private final List<String> notes;

    /** @param notes sentences below the tables */
    Report(String benchmark, Machine machine, List<Table> tables, List<String> notes) {
        this.benchmark = benchmark;
        this.machine = machine;
        this.tables = List.copyOf(tables);
        this.notes = List.copyOf(notes);
    }

    /** The machine in a line, the tables, the notes; ends with a line break. */
    public String text() {
        StringJoiner text = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
        text.add(machine.text());
        for (Table table : tables) {
            text.add("").add(table.text());
        }
        text.add("");
        notes.forEach(text::add);
        if (tables.stream().flatMap(table -> table.rows().stream()).anyMatch(row -> Boolean.TRUE.equals(row.get(Rows.DISTURBED)))) {
            text.add(String.format(Locale.ROOT, "Other programs took more than %.0f%% in some rows: measure those again when the machine has less to do.",
                    100 * Measurement.DISTURBED));
        }
        return text.toString();
    }

    /** {@code benchmark}, {@code machine}, an array of rows for each table, {@code notes}; times in seconds, sizes in bytes. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("benchmark", benchmark);
        json.set("machine", machine.json());
        tables.forEach(table -> json.set(table.name(), table.json()));
        notes.forEach(json.putArray("notes")::add);
        return json;
    }
}
