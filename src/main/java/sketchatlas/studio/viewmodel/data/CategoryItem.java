package sketchatlas.studio.viewmodel.data;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import sketchatlas.data.CategoryContents;
import sketchatlas.data.CategoryFile;

/** A category in the list: whether it is chosen, and what is known of it. */
public final class CategoryItem {
    private final CategoryFile source;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<CategoryContents>> contents = new ReadOnlyObjectWrapper<>(Optional.empty());

    CategoryItem(CategoryFile source, boolean chosen) {
        this.source = source;
        this.chosen.set(chosen);
    }

    public String name() {
        return source.category();
    }

    CategoryFile source() {
        return source;
    }

    /** Whether it is to be trained with; what can't be used is never chosen. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    public boolean chosen() {
        return chosen.get();
    }

    /** What is in its file; empty until that was looked at. */
    public ReadOnlyObjectProperty<Optional<CategoryContents>> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    public Optional<CategoryContents> contents() {
        return contents.get();
    }

    void show(CategoryContents now) {
        if (!now.usable()) {
            chosen.set(false);
        }
        contents.set(Optional.of(now));
    }

    /** Whether it may be chosen, as far as is known. */
    boolean usable() {
        return contents().map(CategoryContents::usable).orElse(true);
    }

    /** Its file's form and its sketches, in a few words; empty until it was looked at, and for files that can't be used. */
    public String counts() {
        return contents().filter(CategoryContents::usable).map(c -> {
            String about = c.measured() || isNpz() ? "" : "about ";
            return about + number(c.sketches()) + (c.sketches() == 1 ? " sketch" : " sketches");
        }).orElse("");
    }

    /** All that is known, for a tooltip. */
    public String details() {
        String file = source.file().toString();
        return contents().map(c -> !c.usable() ? c.problem()
                : file + "\n" + number(c.train()) + " to train, " + number(c.valid()) + " to validate, " + number(c.test()) + " to test\n"
                        + String.format(Locale.ENGLISH, "%.0f points on average, %d at most%s", c.meanLength(), c.maxLength(),
                                c.measured() ? "" : ", of those looked at"))
                .orElse(file);
    }

    /** Counts in headers are exact before anything was read. */
    private boolean isNpz() {
        return source.file().toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    static String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value);
    }
}
