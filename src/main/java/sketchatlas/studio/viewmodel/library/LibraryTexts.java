package sketchatlas.studio.viewmodel.library;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.LibraryEntry.Training;
import sketchatlas.explore.library.ModelComparison;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.Options;
import sketchatlas.train.worker.RunStatus;

/** What the library says about models. */
public final class LibraryTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int NAMED = 3;

    private LibraryTexts() {
    }

    /** A model in one line: its categories, how far it is and how good. */
    public static String summary(LibraryEntry entry) {
        List<String> parts = new ArrayList<>();
        entry.config().ifPresentOrElse(config -> {
            parts.add(categories(config.hyperParameters().categories()));
            parts.add(String.format(Locale.ENGLISH, "step %,d", config.step()));
            Double loss = config.losses().get("valid/stroke");
            if (loss != null) {
                parts.add(String.format(Locale.ENGLISH, "stroke loss %.1f", loss));
            }
        }, () -> {
            parts.add(entry.problem().isPresent() ? "can't be read" : "no validation yet");
            parts.add(ModelComparison.size(entry.bytes()));
        });
        return String.join("  ·  ", parts);
    }

    /** What is particular about a model's state; empty if nothing is. */
    public static String state(LibraryEntry entry) {
        if (entry.problem().isPresent()) {
            return "damaged";
        }
        if (entry.shipped()) {
            return "came with the program";
        }
        return switch (entry.training()) {
            case NONE -> "";
            case UNFINISHED -> entry.run().orElseThrow().kind() == RunStatus.Kind.FAILED ? "failed" : "unfinished";
            case RUNNING -> "training";
        };
    }

    /** What became of a model's training, in a sentence or two; empty if there is nothing to say. */
    public static String training(LibraryEntry entry) {
        return entry.run().map(run -> {
            String where = run.step() == 0 ? "before its first checkpoint" : String.format(Locale.ENGLISH, "after step %,d of %,d", run.step(), run.steps());
            return switch (run.kind()) {
                case RUNNING -> "It is being trained; it can be renamed and deleted once that has stopped.";
                case STOPPED -> "Its training was stopped " + where + " and can go on.";
                case INTERRUPTED -> "Its training was interrupted " + where + " and can go on.";
                case FAILED -> "Its training failed " + where + (run.problem().isEmpty() ? "." : ": " + run.problem());
                case FINISHED -> "";
            };
        }).orElse("");
    }

    /** When a model changed last, in the time of this place. */
    public static String time(Instant changed) {
        return TIME.format(changed.atZone(ZoneId.systemDefault()));
    }

    /** The options that are not at their published defaults, one a line; the categories are always there. */
    public static String options(HyperParameters options) {
        HyperParameters defaults = HyperParameters.defaults();
        List<String> lines = new ArrayList<>();
        Options.ALL.stream().filter(o -> o == Options.CATEGORIES || !o.text(options).equals(o.text(defaults)))
                .forEach(o -> lines.add(o.name() + "=" + o.text(options).replace(",", ", ")));
        return String.join("\n", lines);
    }

    /** What is asked before a model is deleted. */
    public static String deleteQuestion(LibraryEntry entry) {
        return "Delete \"" + entry.name() + "\"" + (entry.training() == Training.UNFINISHED ? " and its unfinished training" : "") + ", "
                + ModelComparison.size(entry.bytes()) + "?";
    }

    private static String categories(List<String> names) {
        return names.size() <= NAMED ? String.join(", ", names) : names.size() + " categories";
    }
}
