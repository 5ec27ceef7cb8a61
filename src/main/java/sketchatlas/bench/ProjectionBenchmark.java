package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.projection.CodeMap;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionListener;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.explore.projection.Projector;

/** How long it takes to lay codes out on the map: some by t-SNE, many by landmarks, and one more on a finished map. */
public final class ProjectionBenchmark {
    private static final ProjectionOptions PUBLISHED = ProjectionOptions.published(1);
    private static final int CLUSTERS = 12;
    private static final double SPREAD = 0.3;
    private static final int WARM_UP = 100;
    private static final int PLACED = 1000;
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS);

    private ProjectionBenchmark() {
    }

    /**
     * Projects codes that lie in twelve clusters.
     *
     * @param points that t-SNE takes all, at least 100
     * @param many that are placed by 2,000 landmarks, at least 100
     * @param iterations more than {@link ProjectionOptions#EXAGGERATED}
     */
    public static Report run(int points, int many, int iterations, int repeat, Consumer<String> progress) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] centres = new float[CLUSTERS][];
        for (int c = 0; c < CLUSTERS; c++) {
            centres[c] = code(random, new float[Workload.CODE], 1);
        }
        Meter meter = new Meter(List.of());
        Table times = new Table("times", TIMES);
        CodeTable some = codes(random, centres, points);
        add(times, String.format(Locale.ROOT, "t-SNE of %,d codes, %,d iterations", points, iterations),
                meter.measure(0, repeat, Work.timed(() -> project(some, points, iterations))), progress);
        CodeTable all = codes(random, centres, many);
        CodeMap[] map = new CodeMap[1];
        add(times, String.format(Locale.ROOT, "%,d codes by %,d landmarks, %,d iterations", many, PUBLISHED.landmarks(), iterations),
                meter.measure(0, repeat, Work.timed(() -> map[0] = project(all, PUBLISHED.landmarks(), iterations))), progress);
        add(times, "one more code on that map", meter.measure(WARM_UP, PLACED, Work.timed(() -> map[0].place(code(random, centres[0], SPREAD)))),
                progress);
        return new Report("tsne", Machine.of("", OptionalDouble.empty()), List.of(times),
                List.of("Codes of " + Workload.CODE + " numbers in " + CLUSTERS + " clusters."));
    }

    private static void add(Table times, String name, Measurement m, Consumer<String> progress) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", name);
        Rows.put(row, m);
        times.add(row);
        progress.accept(times.lastRow());
    }

    private static CodeMap project(CodeTable codes, int landmarks, int iterations) {
        ProjectionOptions options = new ProjectionOptions(PUBLISHED.perplexity(), PUBLISHED.learningRate(), iterations, landmarks, PUBLISHED.seed());
        return Projector.project(codes, new int[codes.size()], options, new ProjectionControl(), ProjectionListener.NONE);
    }

    private static CodeTable codes(SplittableRandom random, float[][] centres, int count) {
        float[][] codes = new float[count][];
        for (int i = 0; i < count; i++) {
            codes[i] = code(random, centres[i % CLUSTERS], SPREAD);
        }
        return CodeTable.of(List.of(codes));
    }

    private static float[] code(SplittableRandom random, float[] centre, double deviation) {
        float[] code = centre.clone();
        for (int i = 0; i < code.length; i++) {
            code[i] += (float) (deviation * random.nextGaussian());
        }
        return code;
    }
}
