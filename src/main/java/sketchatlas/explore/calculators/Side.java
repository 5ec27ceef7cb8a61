package sketchatlas.explore.calculators;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import sketchatlas.explore.workbench.Code;

/**
 * One side of a calculator: what it leads to or away from.
 *
 * @param description which sketches or components, for people
 * @param count how many sketches the mean was taken over, at least 1
 * @param examples some of their codes, at most {@value #MOST_EXAMPLES}
 */
public record Side(String description, int count, List<Code> examples) {
    /** More examples than these are not kept. */
    public static final int MOST_EXAMPLES = 12;

    public Side {
        Objects.requireNonNull(description);
        examples = List.copyOf(examples);
        if (count < 1 || examples.size() > MOST_EXAMPLES) {
            throw new IllegalArgumentException("a side of " + count + " sketches with " + examples.size() + " examples");
        }
    }

    /**
     * The side of these codes, with evenly chosen examples.
     *
     * @param count how many sketches they stand for; more than there are codes where some are means
     */
    public static Side of(String description, List<Code> codes, int count) {
        int kept = Math.min(MOST_EXAMPLES, codes.size());
        List<Code> examples = IntStream.range(0, kept).mapToObj(i -> codes.get(i * codes.size() / kept)).toList();
        return new Side(description, count, examples);
    }
}
