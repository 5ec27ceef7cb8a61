package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sketchatlas.model.SketchModel;

/**
 * Sketch analogies a + s (b - c): for every start a, from the first to the last, the results of every strength s. One start and one
 * strength are a single result, one start and several strengths a strip, several starts a row for each.
 *
 * @param starts a, at least one
 * @param difference b - c, or a calculator's
 * @param strengths s, at least one, each -2 to 2
 */
public record AnalogyJob(List<SketchToken> starts, Difference difference, List<Double> strengths, Sampling sampling)
        implements WorkbenchJob<AnalogyJob.Result> {
    /**
     * What came out.
     *
     * @param difference what b and c were, for people
     * @param vector b - c
     * @param starts the codes a
     * @param strengths the columns
     * @param sketches row by row, a row for each start
     */
    public record Result(String difference, ModelCode vector, List<Code> starts, List<Double> strengths, List<GeneratedSketch> sketches) {
        public Result {
            starts = List.copyOf(starts);
            strengths = List.copyOf(strengths);
            sketches = List.copyOf(sketches);
        }

        /** The result of a start and a strength by their places. */
        public GeneratedSketch at(int start, int strength) {
            return sketches.get(start * strengths.size() + strength);
        }
    }

    public AnalogyJob {
        starts = List.copyOf(starts);
        strengths = List.copyOf(strengths);
        Objects.requireNonNull(difference);
        Objects.requireNonNull(sampling);
        if (starts.isEmpty() || strengths.isEmpty()) {
            throw new IllegalArgumentException("an analogy needs a start and a strength");
        }
    }

    @Override
    public Result run(SketchModel model, JobWatch watch) {
        Code vector = difference.vector(model);
        List<Code> a = TokenCodes.codes(model, starts, watch);
        List<Code> codes = new ArrayList<>();
        for (Code start : a) {
            for (double strength : strengths) {
                codes.add(Analogy.result(start, vector, strength));
            }
        }
        return new Result(difference.describe(), new ModelCode(model.config().id(), vector), a, strengths,
                Drawer.draw(model, codes, sampling, watch));
    }
}
