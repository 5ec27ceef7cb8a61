package sketchatlas.explore.calculators;

import java.util.List;
import sketchatlas.explore.workbench.Code;

/**
 * How reliably a calculator does what it should, see {@link CalculatorTest}.
 *
 * @param starts how many sketches it was tried on, at least 1
 * @param strength s that it was tried with
 * @param direction mean cosine of the change that it made and the change that it stands for, -1 to 1
 * @param landed share of the results in the component where they should be, 0 to 1
 * @param seed that repeats the test
 * @param examples some of the starts, the best first
 */
public record CalculatorScore(int starts, double strength, double direction, double landed, long seed, List<Example> examples) {
    /** More examples than these are not kept. */
    public static final int MOST_EXAMPLES = 8;

    /**
     * One start.
     *
     * @param start its code
     * @param cosine of the change there
     * @param landed whether the result was in the component where it should be
     */
    public record Example(Code start, double cosine, boolean landed) {
        public Example {
            if (!(Math.abs(cosine) <= 1)) {
                throw new IllegalArgumentException("a cosine of " + cosine);
            }
        }
    }

    public CalculatorScore {
        examples = List.copyOf(examples);
        if (starts < 1 || !Double.isFinite(strength) || !(Math.abs(direction) <= 1) || !(landed >= 0 && landed <= 1)
                || examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException("a score of " + starts + " starts, direction " + direction + ", landed " + landed);
        }
    }

    /** 0 to 100: the geometric mean of direction and landed; 100 where every result changed exactly as it should and landed where it should. */
    public int points() {
        return (int) Math.round(100 * Math.sqrt(Math.max(0, direction) * landed));
    }
}
