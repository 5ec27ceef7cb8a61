package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** How long it takes from a sketch's strokes to its code: rasterizing and the image encoder, on one thread. */
public final class EncodeBenchmark {
    private static final int MANY = 100;
    private static final int WARM_UP = 50;
    private static final Column EACH = new Column("sketches_per_second", "sketches/s", "%.0f", 1);
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS, EACH);

    private EncodeBenchmark() {
    }

    /** @param repeat how often one sketch is encoded; a hundred of them a tenth as often */
    public static Report run(ModelSource source, int repeat, Consumer<String> progress) {
        SketchModel model = source.load();
        List<Sketch> sketches = IntStream.range(0, MANY).mapToObj(i -> SampleSketches.sketch(SampleCategory.values()[i % SampleCategory.values().length], 1, i))
                .toList();
        Meter meter = new Meter(List.of());
        Table times = new Table("times", TIMES);
        int[] next = {0};
        progress.accept("one sketch");
        add(times, "one sketch", 1, meter.measure(WARM_UP, repeat, Work.timed(() -> model.encode(sketches.get(next[0]++ % MANY)))));
        progress.accept(MANY + " sketches");
        add(times, MANY + " sketches, one by one", MANY, meter.measure(1, Math.max(1, repeat / 10), Work.timed(() -> sketches.forEach(model::encode))));
        return new Report("encode", Machine.of(model.backend() + ", 1 thread", OptionalDouble.empty()), List.of(times),
                List.of(source.note(), "From stroke-3 rows through rasterizing and image encoder to the code."));
    }

    private static void add(Table times, String name, int sketches, Measurement m) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", name);
        Rows.put(row, m);
        row.put(EACH.key(), sketches / m.median());
        times.add(row);
    }
}
