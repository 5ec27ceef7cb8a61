package sketchatlas.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import sketchatlas.UserException;

/** How soon the workbench shows what a slider does: the whole way from the movement over the model's thread to the new result, but its painting. */
public final class WorkbenchBenchmark {
    /** In so many seconds a result should be seen. */
    private static final double LIVE = 0.1;

    private static final Column WORST = new Column("max_s", "worst", "%.1f ms", 1e3);
    private static final Column RATIO = new Column("ratio", "of 100 ms", "%.2f", 1);
    private static final Column SHOWN = new Column("shown", "results", "%.0f", 1);
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MOST, WORST, RATIO, Rows.REPETITIONS, SHOWN, Rows.OTHERS);

    private WorkbenchBenchmark() {
    }

    /**
     * Moves each slider once; see {@link SliderHand}.
     *
     * @throws UserException if this program has no studio or the model cannot be used
     */
    public static Report run(Path model, Consumer<String> progress) {
        SliderHand hand = ServiceLoader.load(SliderHand.class).findFirst()
                .orElseThrow(() -> new UserException("The studio, whose workbench was to be measured, is not part of this program: use the whole one."));
        OthersLoad load = OthersLoad.start(List.of());
        List<SliderHand.Slide> slides = hand.slide(model, progress);
        OptionalDouble others = load.share();
        Table times = new Table("times", TIMES);
        for (SliderHand.Slide slide : slides) {
            Measurement m = Measurement.of(delays(slide), others);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", slide.name());
            Rows.put(row, m);
            row.put(WORST.key(), m.max());
            row.put(RATIO.key(), m.most() / LIVE);
            row.put(SHOWN.key(), slide.shown().length);
            times.add(row);
        }
        return new Report("workbench", Machine.of("", OptionalDouble.empty()), List.of(times), List.of("The model is " + model.getFileName()
                + "; sliders moved 60 times a second. A movement is answered by its own result or that of a later one; \"of 100 ms\" is \"95 in 100\" divided by that."));
    }

    /** For each movement how long it took until its own or a later result was shown, in seconds. */
    static double[] delays(SliderHand.Slide slide) {
        double[] delays = new double[slide.movedNanos().length];
        int answer = 0;
        int answered = 0;
        for (int i = 0; i < delays.length; i++) {
            while (answer < slide.shown().length && slide.shown()[answer] < i) {
                answer++;
            }
            if (answer < slide.shown().length) {
                delays[answered++] = (slide.shownNanos()[answer] - slide.movedNanos()[i]) / 1e9;
            }
        }
        if (answered == 0) {
            throw new UserException("No result was ready while the slider moved: try it on a machine with less to do.");
        }
        return Arrays.copyOf(delays, answered);
    }
}
