package sketchatlas.model;

import java.util.HashMap;
import java.util.Map;

/** A value for every option, on the way to a new {@link HyperParameters}. */
final class OptionValues {
    private final Map<Option<?>, Object> values = new HashMap<>();

    /** The values of {@code parameters}, to be changed. */
    static OptionValues of(HyperParameters parameters) {
        OptionValues all = new OptionValues();
        Options.ALL.forEach(o -> all.values.put(o, o.getter().apply(parameters)));
        return all;
    }

    /** The default of every option, to be changed. */
    static OptionValues defaults() {
        OptionValues all = new OptionValues();
        Options.ALL.forEach(o -> all.values.put(o, o.defaultValue()));
        return all;
    }

    <T> void set(Option<T> option, T value) {
        values.put(option, value);
    }

    void parse(Option<?> option, String text) {
        values.put(option, option.parse(text));
    }

    /** The value of an option; the map only ever holds values of the option's own type. */
    @SuppressWarnings("unchecked")
    <T> T get(Option<T> option) {
        return (T) values.get(option);
    }
}
