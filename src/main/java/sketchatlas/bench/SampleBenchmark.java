package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SequenceSampler;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** How fast codes become sketches: decoder steps a second for one sketch that a person watches, and the time for many. */
public final class SampleBenchmark {
    private static final double TEMPERATURE = 0.24;
    private static final int STEPS_A_SAMPLE = 1000;
    private static final int WARM_UP = 3;
    private static final int RATIO = 10; // of the repetitions of one and of many
    private static final Column STEPS = new Column("steps_per_second", "steps/s", "%.0f", 1);
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS, STEPS);

    private final SketchModel model;
    private final SplittableRandom random = new SplittableRandom(1);
    private SequenceSampler current;
    private long points; // of many sketches

    private SampleBenchmark(SketchModel model) {
        this.model = model;
    }

    /**
     * Draws sketches of codes from N(0, I) at temperature 0.24.
     *
     * @param lists what draws many
     * @param sketches how many in the row of many
     * @param repeat how often many are drawn; one ten times as often
     */
    public static Report run(ModelSource source, BatchBackend lists, int sketches, int repeat, Consumer<String> progress) {
        SampleBenchmark benchmark = new SampleBenchmark(source.load(lists));
        Meter meter = new Meter(List.of());
        Table times = new Table("times", TIMES);
        Measurement one = meter.measure(WARM_UP, RATIO * repeat, benchmark::oneSketch);
        times.add(row("one sketch at a time, " + STEPS_A_SAMPLE + " steps", one, STEPS_A_SAMPLE / one.median()));
        progress.accept(times.lastRow());
        List<float[]> codes = Stream.generate(benchmark::code).limit(sketches).toList();
        int warmUp = lists == BatchBackend.processor() ? 0 : 1; // a card has to start
        Measurement many = meter.measure(warmUp, repeat, Work.timed(() -> benchmark.manySketches(codes)));
        times.add(row(sketches + " sketches, " + Rows.listBackend(benchmark.model), many, benchmark.points / many.median()));
        progress.accept(times.lastRow());
        return new Report("sample", Machine.of(benchmark.model.backend(), OptionalDouble.empty()), List.of(times), List.of(source.note()));
    }

    private static Map<String, Object> row(String name, Measurement m, double stepsPerSecond) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", name);
        Rows.put(row, m);
        row.put(STEPS.key(), stepsPerSecond);
        return row;
    }

    private float[] code() {
        float[] code = new float[model.hyperParameters().zSize()];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) random.nextGaussian();
        }
        return code;
    }

    /** The time of the steps alone: a sampler is made before the first of them. */
    private double oneSketch() {
        long nanos = 0;
        for (int i = 0; i < STEPS_A_SAMPLE; i++) {
            if (current == null) {
                current = model.sampler(code(), TEMPERATURE, random.nextLong());
            }
            long start = System.nanoTime();
            boolean more = current.next();
            nanos += System.nanoTime() - start;
            if (!more) {
                current = null;
            }
        }
        return nanos / 1e9;
    }

    private void manySketches(List<float[]> codes) {
        List<Sketch> drawn = model.decodeAll(codes, new SamplingOptions(TEMPERATURE, 1), BatchProgress.NONE);
        points = drawn.stream().mapToLong(Sketch::size).sum(); // the same each time
    }
}
