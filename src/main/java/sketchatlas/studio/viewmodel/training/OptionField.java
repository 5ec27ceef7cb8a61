package sketchatlas.studio.viewmodel.training;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sketchatlas.UserException;
import sketchatlas.model.Option;
import sketchatlas.model.OptionType;
import sketchatlas.model.Options;

/** One option while a person types it: the text, what is wrong with it, and whether it is another value than the one it started with. */
public final class OptionField {
    private static final Map<Option<?>, BigDecimal> STEPS = Map.of(Options.PNG_WIDTH, BigDecimal.valueOf(16), Options.PNG_ROTATE_ANGLE,
            BigDecimal.valueOf(5), Options.PNG_TRANSLATE_DIST, BigDecimal.ONE, Options.SEED, BigDecimal.ONE, Options.SEMI_PERCENT,
            new BigDecimal("0.05"), Options.LATENT_START, BigDecimal.valueOf(500));

    private final Option<?> option;
    private final StringProperty text;
    private final ReadOnlyStringWrapper start = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unusual = new ReadOnlyBooleanWrapper();

    /** How a value is best given. */
    public enum Editor {
        /** A name out of a few. */
        CHOICE,
        /** Yes or no. */
        FLAG,
        /** A number, to be stepped. */
        NUMBER,
        /** Several names. */
        LIST
    }

    OptionField(Option<?> option) {
        this.option = option;
        text = new SimpleStringProperty(option.defaultText());
        start.set(option.defaultText());
        text.addListener(_ -> compare()); // before the form looks
    }

    /** The option: its name, range, meaning and default. */
    public Option<?> option() {
        return option;
    }

    /** How its value is best given. */
    public Editor editor() {
        if (option.type() == OptionType.FLAG) {
            return Editor.FLAG;
        }
        return !option.type().choices().isEmpty() ? Editor.CHOICE : option.type() == OptionType.NAMES ? Editor.LIST : Editor.NUMBER;
    }

    /** The value as it is typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** Why the value can't be, in a sentence; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The value that the preset gives it. */
    public ReadOnlyStringProperty startProperty() {
        return start.getReadOnlyProperty();
    }

    /** Whether the person has changed it from what the preset gives. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether it is another value than the published default. */
    public ReadOnlyBooleanProperty unusualProperty() {
        return unusual.getReadOnlyProperty();
    }

    /** Gives it the preset's value again. */
    public void setBack() {
        text.set(start.get());
    }

    /** The names of a list, as far as they can be told apart. */
    public List<String> names() {
        return ownProblem().isEmpty() && option.parse(text.get()) instanceof List<?> list ? list.stream().map(String::valueOf).toList()
                : Arrays.stream(text.get().replaceAll("[\\[\\]]", "").split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** Makes these the names of a list. */
    public void setNames(List<String> names) {
        text.set("[" + String.join(",", names) + "]");
    }

    /** The next value up or down that a person may want; nothing happens where there is none. */
    public void step(boolean up) {
        number().ifPresent(value -> {
            BigDecimal step = STEPS.getOrDefault(option, stepOf(value, up));
            String next = plain(up ? value.add(step) : value.subtract(step));
            if (ownProblem(next).isEmpty()) {
                text.set(next);
            }
        });
    }

    void startAt(String value) {
        start.set(value);
        compare();
    }

    void setProblem(String sentence) {
        problem.set(sentence);
    }

    /** What is wrong with the value by itself. */
    Optional<String> ownProblem() {
        return ownProblem(text.get());
    }

    private Optional<String> ownProblem(String value) {
        try {
            option.parse(value);
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void compare() {
        changed.set(!same(text.get(), start.get()));
        unusual.set(!same(text.get(), option.defaultText()));
    }

    /** Whether two texts say the same value: 0.10 and .1 do. */
    private boolean same(String a, String b) {
        return a.equals(b) || ownProblem(a).isEmpty() && ownProblem(b).isEmpty() && option.parse(a).equals(option.parse(b));
    }

    private Optional<BigDecimal> number() {
        try {
            return Optional.of(new BigDecimal(text.get().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** One of the second digit, so that ten steps or so make another size; of a power of ten down by one of the digit below. */
    private BigDecimal stepOf(BigDecimal value, boolean up) {
        boolean whole = List.of(OptionType.INT, OptionType.LONG).contains(option.type());
        if (value.signum() == 0) {
            return whole ? BigDecimal.ONE : new BigDecimal("0.01");
        }
        BigDecimal size = value.abs().stripTrailingZeros();
        int exponent = size.precision() - size.scale() - 1;
        boolean shrinksBelow = !up && size.unscaledValue().equals(BigInteger.ONE);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent - (shrinksBelow ? 2 : 1));
        return whole ? step.setScale(0, RoundingMode.UP).max(BigDecimal.ONE) : step;
    }

    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.signum() == 0 ? "0" : shortest.toPlainString();
    }
}
