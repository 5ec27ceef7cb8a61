package sketchatlas.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Predicate;
import sketchatlas.UserException;

/**
 * One option of {@link HyperParameters}: what dialogs, help texts, the command line, files and tests know about it.
 * {@link Options} lists them all. Immutable.
 *
 * @param name as people write it, for instance {@code batch_size}
 * @param defaultValue the value when nothing is said
 * @param type how values are read and written
 * @param allowed whether a value is within the range
 * @param range the range in words, to follow "must be": {@code a whole number from 1 to 65536}
 * @param meaning what the option does, in one or two sentences
 * @param getter the value in a set of hyper-parameters
 * @param <T> the type of the values
 */
public record Option<T>(String name, T defaultValue, OptionType<T> type, Predicate<T> allowed, String range, String meaning,
        Function<HyperParameters, T> getter) {

    /**
     * Reads a value from text, as typed by a person.
     *
     * @throws UserException naming the option, the text and the range
     */
    public T parse(String text) {
        T value;
        try {
            value = type.parse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refused("\"" + text.strip() + "\"", e);
        }
        check(value);
        return value;
    }

    /**
     * Reads a value from JSON.
     *
     * @throws UserException naming the option, the value and the range
     */
    public T fromJson(JsonNode node) {
        T value;
        try {
            value = type.fromJson(node);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refused(node.toString(), e);
        }
        check(value);
        return value;
    }

    /** The value in {@code parameters}, as text that {@link #parse} reads back. */
    public String text(HyperParameters parameters) {
        return type.format(getter.apply(parameters));
    }

    /** The default as text. */
    public String defaultText() {
        return type.format(defaultValue);
    }

    JsonNode json(HyperParameters parameters) {
        return type.toJson(getter.apply(parameters));
    }

    /** @throws UserException if the value is outside of the range */
    void check(T value) {
        if (!allowed.test(value)) {
            throw refused(type.format(value), null);
        }
    }

    private UserException refused(String value, Exception cause) {
        return new UserException("The option " + name + " is " + value + ", but it must be " + range + ".", cause);
    }
}
