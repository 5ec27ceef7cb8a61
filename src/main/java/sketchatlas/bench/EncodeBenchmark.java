package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** How long it takes from strokes to codes, rasterizing and the image encoder: one sketch on one thread, many on all. */
public final class EncodeBenchmark {
    private static final int MANY = 100;
    private static final int WARM_UP = 50; // at most
    private static final int RATIO = 10; // of the repetitions of one and of many
    private static final Column EACH = new Column("sketches_per_second", "sketches/s", "%.0f", 1);
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS, EACH);

    private EncodeBenchmark() {
    }

    /**
     * Encodes sample sketches.
     *
     * @param lists what encodes a hundred
     * @param repeat how often one sketch is encoded; a hundred of them a tenth as often
     */
    public static Report run(ModelSource source, BatchBackend lists, int repeat, Consumer<String> progress) {
        SketchModel model = source.load(lists);
        SampleCategory[] categories = SampleCategory.values();
        List<Sketch> sketches = IntStream.range(0, MANY).mapToObj(i -> SampleSketches.sketch(categories[i % categories.length], 1, i)).toList();
        Meter meter = new Meter(List.of());
        Table times = new Table("times", TIMES);
        int[] next = {0};
        times.add(row("one sketch", 1, meter.measure(Math.min(WARM_UP, repeat), repeat, Work.timed(() -> model.encode(sketches.get(next[0]++ % MANY))))));
        progress.accept(times.lastRow());
        times.add(row(MANY + " sketches, " + Rows.listBackend(model), MANY,
                meter.measure(0, Math.ceilDiv(repeat, RATIO), Work.timed(() -> model.encodeAll(sketches, BatchProgress.NONE)))));
        progress.accept(times.lastRow());
        return new Report("encode", Machine.of(model.backend(), OptionalDouble.empty()), List.of(times), List.of(source.note()));
    }

    private static Map<String, Object> row(String name, int sketches, Measurement m) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", name);
        Rows.put(row, m);
        row.put(EACH.key(), sketches / m.median());
        return row;
    }
}
