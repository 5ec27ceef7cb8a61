package sketchatlas.explore.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.Option;
import sketchatlas.model.Options;

/**
 * Models beside each other: the options in which they differ, and what is known of how good they are. Immutable.
 *
 * @param models their names
 * @param options rows for those options that are not the same for all
 * @param measures rows for everything that at least one of them is known by
 */
public record ModelComparison(List<String> models, List<Row> options, List<Row> measures) {
    private static final String UNKNOWN = "";

    /**
     * A line of the table.
     *
     * @param name of the option, as people write it, or of the measure
     * @param values one for each model; empty where nothing is known
     */
    public record Row(String name, List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    public ModelComparison {
        models = List.copyOf(models);
        options = List.copyOf(options);
        measures = List.copyOf(measures);
    }

    /** Compares models. */
    public static ModelComparison of(List<LibraryEntry> entries) {
        List<Row> options = Options.ALL.stream().map(option -> row(option.name(), entries, e -> e.config().map(c -> text(option, c))))
                .filter(row -> row.values().stream().filter(v -> !v.isEmpty()).distinct().count() > 1).toList();
        List<Row> measures = new ArrayList<>();
        measures.add(row("step", entries, e -> e.config().map(c -> String.format(Locale.ENGLISH, "%,d", c.step()))));
        Set<String> losses = new LinkedHashSet<>();
        entries.forEach(e -> e.config().ifPresent(c -> losses.addAll(c.losses().keySet())));
        losses.stream().sorted(Comparator.comparing(ModelComparison::place)).forEach(loss -> measures.add(row(lossName(loss), entries,
                e -> e.config().map(c -> c.losses().get(loss)).map(ModelComparison::number))));
        measures.add(row("components alive, level k", entries, e -> e.components().map(live -> String.valueOf(live.k()))));
        measures.add(row("components alive, level l", entries, e -> e.components().map(live -> String.valueOf(live.l()))));
        Set<String> evaluated = new LinkedHashSet<>();
        entries.forEach(e -> e.evaluation().ifPresent(v -> evaluated.addAll(v.measures().keySet())));
        evaluated.forEach(name -> measures.add(row(name, entries, e -> e.evaluation().map(v -> v.measures().get(name)).map(ModelComparison::number))));
        measures.add(row("size", entries, e -> Optional.of(size(e.bytes()))));
        return new ModelComparison(entries.stream().map(LibraryEntry::name).toList(), options,
                measures.stream().filter(row -> row.values().stream().anyMatch(v -> !v.isEmpty())).toList());
    }

    /** Bytes for people: 812 kB, 24.1 MB, 1.3 GB. */
    public static String size(long bytes) {
        double kilobytes = bytes / 1e3;
        return kilobytes < 1000 ? Math.round(kilobytes) + " kB" : String.format(Locale.ENGLISH, kilobytes < 1e6 ? "%.1f MB" : "%.2f GB",
                kilobytes < 1e6 ? kilobytes / 1e3 : kilobytes / 1e6);
    }

    private static Row row(String name, List<LibraryEntry> entries, Function<LibraryEntry, Optional<String>> value) {
        return new Row(name, entries.stream().map(e -> value.apply(e).orElse(UNKNOWN)).toList());
    }

    private static String text(Option<?> option, ModelConfig config) {
        return option.text(config.hyperParameters());
    }

    /** valid/stroke is "stroke loss, validation". */
    private static String lossName(String name) {
        int slash = name.indexOf('/');
        String split = slash < 0 ? "" : name.substring(0, slash);
        return switch (split) {
            case "valid" -> name.substring(slash + 1) + " loss, validation";
            case "test" -> name.substring(slash + 1) + " loss, test";
            default -> name + " loss";
        };
    }

    /** What is shown first: the strokes, and of each loss that of the validation, by which models are chosen. */
    private static String place(String loss) {
        return (loss.endsWith("stroke") ? "0" : "1") + loss.substring(loss.indexOf('/') + 1) + (loss.startsWith("valid/") ? "0" : "1");
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, Math.abs(value) >= 100 ? "%.1f" : "%.3f", value);
    }
}
