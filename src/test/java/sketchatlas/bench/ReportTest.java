package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Table table = new Table("times", List.of(Column.text("row"), Rows.MEDIAN, Rows.OTHERS, new Column("ratio", "ratio", "%.2f", 1)));
    private final Machine machine = new Machine("Some Processor", 2, "25", "Linux amd64", "CPU, 2 threads", OptionalDouble.of(83.4e9));

    @BeforeEach
    void fill() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", "one");
        Rows.put(row, Measurement.of(new double[] {0.0123}, OptionalDouble.of(0.1)));
        row.put("ratio", 0.5);
        table.add(row);
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("row", "another one");
        Rows.put(second, Measurement.of(new double[] {1.5}, OptionalDouble.empty()));
        second.put("ratio", Double.NaN);
        second.put("note", null);
        table.add(second);
    }

    @Test
    void theTableIsAligned() {
        assertEquals("""
                                median  others  ratio
                one            12.3 ms     10%   0.50
                another one  1500.0 ms       -    NaN""".lines().toList(), table.text().lines().toList());
        assertEquals("another one: median 1500.0 ms, ratio NaN", table.lastRow());
    }

    @Test
    void theTextNamesTheMachineAndEndsWithTheNotes() {
        String text = new Report("train", machine, List.of(table), List.of("A note.")).text();
        assertTrue(text.startsWith("Some Processor, 2 cores, Linux amd64, Java 25, CPU, 2 threads, products at 83 GFLOP/s"), text);
        String warning = "Other programs took more than 5% in some rows: measure those again when the machine has less to do.";
        assertTrue(text.endsWith(String.join(System.lineSeparator(), "", "A note.", warning, "")), text);
    }

    @Test
    void jsonHasEveryValueInSeconds() {
        JsonNode json = new Report("train", machine, List.of(table), List.of("A note.")).json();
        assertEquals("train", json.path("benchmark").asText());
        assertEquals(83.4e9, json.path("machine").path("gemm_flops_per_second").asDouble());
        JsonNode first = json.path("times").path(0);
        assertEquals(0.0123, first.path("median_s").asDouble());
        assertEquals(0.1, first.path("others").asDouble());
        assertTrue(first.path("disturbed").asBoolean());
        assertEquals(1, first.path("repetitions").asInt());
        JsonNode second = json.path("times").path(1);
        assertFalse(second.has("others"), "a system that does not tell");
        assertTrue(second.path("ratio").isNull() && second.path("note").isNull());
        assertEquals("A note.", json.path("notes").path(0).asText());
    }
}
