package sketchatlas.explore.calculators;

import java.util.Objects;
import java.util.Optional;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Difference;
import sketchatlas.explore.workbench.ModelCode;

/**
 * A difference of codes with a name: what to add to a sketch's code to change it in a certain way. Immutable.
 *
 * @param name what people call it, 1 to 80 characters without control characters
 * @param vector the difference and the model that it belongs to
 * @param plus what it leads to
 * @param minus what it leads away from
 * @param score the result of its last test
 */
public record LatentCalculator(String name, ModelCode vector, Side plus, Side minus, Optional<CalculatorScore> score) {
    private static final int LONGEST_NAME = 80;

    public LatentCalculator {
        Objects.requireNonNull(vector);
        Objects.requireNonNull(plus);
        Objects.requireNonNull(minus);
        Objects.requireNonNull(score);
        name = name.strip();
        if (!validName(name)) {
            throw new IllegalArgumentException("the name \"" + name + "\" is empty, longer than " + LONGEST_NAME
                    + " characters or holds control characters");
        }
        if (!(vector.code().norm() > 0)) {
            throw new IllegalArgumentException("the calculator \"" + name + "\" changes nothing");
        }
        int size = vector.code().size();
        if (plus.examples().stream().anyMatch(c -> c.size() != size) || minus.examples().stream().anyMatch(c -> c.size() != size)
                || score.stream().flatMap(s -> s.examples().stream()).anyMatch(e -> e.start().size() != size)) {
            throw new IllegalArgumentException("the calculator \"" + name + "\" has codes of several sizes");
        }
    }

    /** Whether a calculator can be called this. */
    public static boolean validName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    public LatentCalculator named(String other) {
        return new LatentCalculator(other, vector, plus, minus, score);
    }

    public LatentCalculator withScore(CalculatorScore tested) {
        return new LatentCalculator(name, vector, plus, minus, Optional.of(tested));
    }

    /** As what an analogy adds. */
    public Difference difference() {
        return new Difference.Named(name, vector);
    }

    /** a + s d. */
    public Code applied(Code to, double strength) {
        return to.plus(vector.code(), strength);
    }
}
