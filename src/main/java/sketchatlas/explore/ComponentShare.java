package sketchatlas.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One component and how likely it is for a code.
 *
 * @param index from 0, as in the model's arrays
 * @param probability 0..1
 */
public record ComponentShare(Level level, int index, double probability) {
    /** What people call the component: "k7", "l3". */
    public String label() {
        return level.letter() + index;
    }

    /**
     * The most likely components, best first; of equally likely ones the lower index comes first.
     *
     * @param probabilities of all components of the level
     * @param count at most so many
     */
    public static List<ComponentShare> top(Level level, double[] probabilities, int count) {
        return IntStream.range(0, probabilities.length)
                .mapToObj(i -> new ComponentShare(level, i, probabilities[i]))
                .sorted(Comparator.comparingDouble(ComponentShare::probability).reversed())
                .limit(count)
                .toList();
    }
}
