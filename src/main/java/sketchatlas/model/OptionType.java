package sketchatlas.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * How the values of an option are read and written, as text and as JSON. The readers throw
 * {@link IllegalArgumentException} (or a subclass, or {@link ArithmeticException}) for what they can't read;
 * {@link Option} turns that into a sentence with the option's name and range.
 *
 * @param <T> the type of the values
 */
public final class OptionType<T> {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    /** A list of names: {@code [bee, alarm clock]}. */
    public static final OptionType<List<String>> NAMES = new OptionType<>(OptionText::list, v -> "[" + String.join(",", v) + "]",
            OptionType::array, OptionType::strings, List.of());
    /** A whole number that fits an int; {@code 1e3} and {@code 128.} are whole numbers too. */
    public static final OptionType<Integer> INT = scalar(s -> decimal(s).intValueExact(), String::valueOf, IntNode::valueOf, List.of());
    /** A whole number that fits a long. */
    public static final OptionType<Long> LONG = scalar(s -> decimal(s).longValueExact(), String::valueOf, LongNode::valueOf, List.of());
    /** A decimal number: {@code 0.5}, {@code 1.}, {@code .5}, {@code 1e-3}. */
    public static final OptionType<Double> REAL = scalar(s -> decimal(s).doubleValue(), OptionType::shortest, DoubleNode::valueOf, List.of());
    /** {@code True} or {@code False}; any case, and 1 and 0, are understood. */
    public static final OptionType<Boolean> FLAG = scalar(OptionType::flag, v -> v ? "True" : "False", BooleanNode::valueOf,
            List.of("True", "False"));

    private final Function<String, T> parser;
    private final Function<T, String> formatter;
    private final Function<T, JsonNode> toJson;
    private final Function<JsonNode, T> fromJson;
    private final List<String> choices;

    private OptionType(Function<String, T> parser, Function<T, String> formatter, Function<T, JsonNode> toJson,
            Function<JsonNode, T> fromJson, List<String> choices) {
        this.parser = parser;
        this.formatter = formatter;
        this.toJson = toJson;
        this.fromJson = fromJson;
        this.choices = choices;
    }

    private static <T> OptionType<T> scalar(Function<String, T> parser, Function<T, String> formatter, Function<T, JsonNode> toJson,
            List<String> choices) {
        // A JSON value is read as the text of the same value would be: files by other programs write 16.0 or "16" for 16.
        return new OptionType<>(parser, formatter, toJson, node -> parser.apply(node.isValueNode() ? node.asText() : ""), choices);
    }

    /** One constant of an enumeration, written in lower case. */
    static <E extends Enum<E>> OptionType<E> choice(Class<E> type) {
        Function<String, E> parser = s -> Enum.valueOf(type, s.strip().toUpperCase(Locale.ROOT));
        List<String> names = List.of(type.getEnumConstants()).stream().map(OptionType::lowerCase).toList();
        return scalar(parser, OptionType::lowerCase, v -> TextNode.valueOf(lowerCase(v)), names);
    }

    T parse(String text) {
        return parser.apply(text);
    }

    String format(T value) {
        return formatter.apply(value);
    }

    JsonNode toJson(T value) {
        return toJson.apply(value);
    }

    T fromJson(JsonNode node) {
        return fromJson.apply(node);
    }

    /** The possible values as text where they are few (flags and enumerations), else empty. */
    public List<String> choices() {
        return choices;
    }

    private static BigDecimal decimal(String text) {
        String s = text.strip();
        if (!NUMBER.matcher(s).matches()) {
            throw new NumberFormatException(s);
        }
        return new BigDecimal(s);
    }

    /** The shortest text that reads back as the same double, without an exponent where that stays short. */
    private static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.length() <= 12 ? plain : Double.toString(value);
    }

    private static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode array(List<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static List<String> strings(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList() : OptionText.list(node.asText());
    }
}
