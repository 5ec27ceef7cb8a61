package sketchatlas.studio.viewmodel.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.Option;
import sketchatlas.model.Options;

/**
 * All options of a training while a person fills them in: each checked as it is typed, then all together; what is wrong stands at the
 * option that it is about.
 */
public final class OptionsFormViewModel {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");
    private static final Pattern COMMAND = Pattern.compile("--hparams[= ]\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\S+))", Pattern.DOTALL);

    private final Map<Option<?>, OptionField> fields = new LinkedHashMap<>();
    private final List<Function<HyperParameters, Optional<Problem>>> checks = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<HyperParameters>> options = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<OptionField>> wrong = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<OptionField>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty onlyChanged = new SimpleBooleanProperty();
    private HyperParameters start = HyperParameters.defaults();
    private boolean filling;

    /**
     * What is wrong with options that are possible by themselves.
     *
     * @param option where it is shown
     * @param sentence for the person
     */
    public record Problem(Option<?> option, String sentence) {
    }

    /** A form with the published defaults. */
    public OptionsFormViewModel() {
        for (OptionGroup group : OptionGroup.values()) {
            group.options().forEach(option -> fields.put(option, new OptionField(option)));
        }
        fields.values().forEach(field -> field.textProperty().addListener(_ -> check()));
        search.addListener(_ -> find());
        onlyChanged.addListener(_ -> find());
        check();
        find();
    }

    /** One more thing that must be right before the options are used; asked with options that are possible by themselves. */
    void addCheck(Function<HyperParameters, Optional<Problem>> check) {
        checks.add(check);
        check();
    }

    /** The field of an option. */
    public OptionField field(Option<?> option) {
        return fields.get(option);
    }

    /** All fields, group by group. */
    public List<OptionField> fields() {
        return List.copyOf(fields.values());
    }

    /** The options; empty while something is wrong. */
    public ReadOnlyObjectProperty<Optional<HyperParameters>> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    /** The fields with problems, in the order shown. */
    public ReadOnlyObjectProperty<List<OptionField>> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** What is looked for in names and meanings; empty: everything. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Whether only what differs from the published defaults is looked for, and what is wrong. */
    public BooleanProperty onlyChangedProperty() {
        return onlyChanged;
    }

    /** The fields that are looked for, in the order shown. Typing into one doesn't take it away. */
    public ReadOnlyObjectProperty<List<OptionField>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Fills everything in anew, but for the categories, which the data decide. */
    public void startWith(HyperParameters preset) {
        start = preset;
        fill(() -> fields.forEach((option, field) -> {
            if (option != Options.CATEGORIES) {
                field.startAt(option.text(preset));
                field.setBack();
            }
        }));
        find();
    }

    /** Takes another preset for what the person has not changed. */
    public void restartWith(HyperParameters preset) {
        start = preset;
        fill(() -> fields.forEach((option, field) -> {
            if (option != Options.CATEGORIES) {
                boolean kept = field.changedProperty().get();
                field.startAt(option.text(preset));
                if (!kept) {
                    field.setBack();
                }
            }
        }));
    }

    /** Takes the categories of the data that was chosen. */
    public void setCategories(List<String> categories) {
        OptionField field = fields.get(Options.CATEGORIES);
        fill(() -> {
            field.startAt("[" + String.join(",", categories) + "]");
            field.setBack();
        });
    }

    /** The categories as they are typed; empty if they can't be read. */
    List<String> categories() {
        try {
            return Options.CATEGORIES.parse(fields.get(Options.CATEGORIES).textProperty().get());
        } catch (UserException e) {
            return List.of();
        }
    }

    /** Gives every option the preset's value again. */
    public void setAllBack() {
        fill(() -> fields.values().forEach(OptionField::setBack));
        find();
    }

    /** Tells that something else than the options has changed that they have to fit. */
    void checkAgain() {
        check();
    }

    /**
     * Takes over options in the form {@code name=value, name=value}, or those of a whole command line.
     *
     * @return why not, in a sentence; then nothing has changed
     */
    public Optional<String> paste(String pasted) {
        Matcher command = COMMAND.matcher(pasted);
        String assignments = !command.find() ? pasted
                : Arrays.asList(command.group(1), command.group(2), command.group(3)).stream().filter(g -> g != null).findFirst().orElseThrow();
        try {
            // A command says all that is not at its default, and may go on over several lines.
            take((assignments == pasted ? basis() : HyperParameters.defaults()).with(assignments.replace('\\', ' ')));
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * What makes a form with the same preset, or with the published defaults, the same as this one when it is pasted: the options that are not
     * as in both of them.
     */
    public String text() {
        return text(f -> f.unusualProperty().get() || f.changedProperty().get());
    }

    /** The options that differ from others, in the form {@code name=value, name=value}; wrong ones are left out. */
    public String difference(HyperParameters others) {
        return text(f -> !f.option().parse(f.textProperty().get()).equals(f.option().getter().apply(others)));
    }

    private String text(Predicate<OptionField> wanted) {
        return Options.ALL.stream().map(fields::get).filter(f -> f.ownProblem().isEmpty() && wanted.test(f))
                .map(f -> f.option().name() + "=" + f.textProperty().get().strip()).collect(Collectors.joining(", "));
    }

    /** Fills in what these options are. */
    void take(HyperParameters options) {
        fill(() -> fields.forEach((option, field) -> field.textProperty().set(option.text(options))));
        find();
    }

    /** What to build on when options are pasted: those that are there, or the preset's where something is wrong with them. */
    private HyperParameters basis() {
        try {
            return start.withAll(texts());
        } catch (UserException e) {
            return start;
        }
    }

    private Map<String, String> texts() {
        return fields.values().stream().collect(Collectors.toMap(f -> f.option().name(), f -> f.textProperty().get()));
    }

    private void fill(Runnable change) {
        filling = true;
        try {
            change.run();
        } finally {
            filling = false;
        }
        check();
    }

    private void check() {
        if (filling) {
            return;
        }
        Map<OptionField, String> problems = new LinkedHashMap<>();
        fields.values().forEach(field -> field.ownProblem().ifPresent(problem -> problems.put(field, problem)));
        Optional<HyperParameters> all = Optional.empty();
        if (problems.isEmpty()) {
            try {
                HyperParameters possible = start.withAll(texts());
                checks.forEach(check -> check.apply(possible).ifPresent(p -> problems.putIfAbsent(fields.get(p.option()), p.sentence())));
                all = Optional.of(possible).filter(_ -> problems.isEmpty());
            } catch (UserException e) {
                problems.put(fieldIn(e.getMessage()), e.getMessage());
            }
        }
        fields.values().forEach(field -> field.setProblem(problems.getOrDefault(field, "")));
        wrong.set(fields.values().stream().filter(problems::containsKey).toList());
        options.set(all);
    }

    /** The field of the option that a sentence names first. */
    private OptionField fieldIn(String sentence) {
        return NAME.matcher(sentence).results().flatMap(name -> fields.values().stream().filter(f -> f.option().name().equals(name.group()))).findFirst()
                .orElseGet(() -> fields.get(Options.CATEGORIES));
    }

    private void find() {
        String[] words = search.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        found.set(fields.values().stream().filter(f -> !onlyChanged.get() || f.unusualProperty().get() || f.changedProperty().get()
                || !f.problemProperty().get().isEmpty()).filter(f -> matches(f.option(), words)).toList());
    }

    private static boolean matches(Option<?> option, String[] words) {
        String where = (option.name() + " " + option.name().replace('_', ' ') + " " + option.meaning() + " " + OptionGroup.of(option).title())
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(where::contains);
    }
}
