package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import smile.manifold.TSNE;

/** How long it takes to lay codes out on the map. */
public final class ProjectionBenchmark {
    private static final double PERPLEXITY = 30;
    private static final double LEARNING_RATE = 150;
    private static final int CLUSTERS = 12;
    private static final double SPREAD = 0.3;
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS);

    private ProjectionBenchmark() {
    }

    /**
     * Projects codes that lie in twelve clusters.
     *
     * @param points at least 100
     * @param iterations of t-SNE
     */
    public static Report run(int points, int iterations, int repeat, Consumer<String> progress) {
        double[][] codes = codes(points);
        Table times = new Table("times", TIMES);
        progress.accept("t-SNE");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", "t-SNE, " + points + " x " + Workload.CODE + ", " + iterations + " iterations");
        Rows.put(row, new Meter(List.of()).measure(0, repeat, Work.timed(() -> new TSNE(codes, 2, PERPLEXITY, LEARNING_RATE, iterations))));
        times.add(row);
        return new Report("tsne", Machine.of("", OptionalDouble.empty()), List.of(times), List.of());
    }

    private static double[][] codes(int points) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] centres = new double[CLUSTERS][Workload.CODE];
        for (double[] centre : centres) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] = random.nextGaussian();
            }
        }
        double[][] codes = new double[points][Workload.CODE];
        for (int p = 0; p < points; p++) {
            for (int i = 0; i < Workload.CODE; i++) {
                codes[p][i] = centres[p % CLUSTERS][i] + SPREAD * random.nextGaussian();
            }
        }
        return codes;
    }
}
