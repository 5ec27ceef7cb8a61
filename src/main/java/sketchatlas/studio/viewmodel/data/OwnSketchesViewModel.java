package sketchatlas.studio.viewmodel.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.collection.Labels;
import sketchatlas.data.collection.SketchCollection;
import sketchatlas.data.collection.SketchCollection.Entry;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;

/** The person's own sketches: kept under labels, looked through, relabelled and taken away; the last change can be taken back. */
public final class OwnSketchesViewModel {
    /** How many sketches of a label are shown at most; the newest. */
    public static final int MOST_SHOWN = 500;

    /**
     * A kept sketch.
     *
     * @param index its place among those of its label
     */
    public record Kept(int index, Sketch sketch) {
    }

    /** What the files hold, read together. */
    private record State(List<Entry> entries, Optional<String> selected, List<Kept> kept, String undo) {
    }

    private final SketchCollection collection;
    private final BackgroundWork work;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<String>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lastLabel = new ReadOnlyStringWrapper("");
    private Runnable changed = () -> { };
    private long newest; // request
    private final BooleanProperty current = new SimpleBooleanProperty(); // the outcome of the newest request is shown
    private boolean showing; // what was read, not what the person selects

    OwnSketchesViewModel(SketchCollection collection, BackgroundWork work, Notices notices) {
        this.collection = collection;
        this.work = work;
        this.notices = notices;
        selected.addListener(_ -> {
            if (!showing) {
                refresh();
            }
        });
    }

    /** @param listener hears of every change of the files */
    void onChange(Runnable listener) {
        changed = listener;
    }

    SketchCollection collection() {
        return collection;
    }

    /** The labels with their counts, by name; known after {@link #refresh}. */
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The label whose sketches are shown. */
    public ObjectProperty<Optional<String>> selectedProperty() {
        return selected;
    }

    /** The sketches of the selected label, newest first. */
    public ReadOnlyObjectProperty<List<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** What {@link #undo} takes back, in a few words; empty if there is nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** The label that a sketch was kept under last, for the next one; empty before. */
    public ReadOnlyStringProperty lastLabelProperty() {
        return lastLabel.getReadOnlyProperty();
    }

    /** Why a text can't be a label, in one sentence; empty if it can. */
    public static String problemOf(String label) {
        try {
            Labels.of(label);
            return "";
        } catch (UserException e) {
            return e.getMessage();
        }
    }

    /** The labels that begin with what is typed, then those that hold it; all for nothing. */
    public List<String> completions(String typed) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        List<String> labels = entries.get().stream().map(Entry::label).toList();
        return Stream.concat(labels.stream().filter(l -> l.startsWith(start)),
                labels.stream().filter(l -> !l.startsWith(start) && l.contains(start))).toList();
    }

    /** Reads what there is. */
    public void refresh() {
        run(_ -> "", "Your sketches could not be read", false);
    }

    /** Keeps a sketch of any units under a label. */
    public void add(String label, Sketch sketch) {
        run(c -> {
            String name = c.add(label, sketch);
            long count = c.labels().stream().filter(e -> e.label().equals(name)).mapToLong(Entry::sketches).sum();
            work.toInterface().execute(() -> lastLabel.set(name));
            return count == 1 ? "Kept your first sketch of \"" + name + "\"." : "Kept your sketch: \"" + name + "\" has " + CategoryItem.number(count) + " now.";
        }, "The sketch could not be kept", true);
    }

    /** Takes sketches of the selected label away; nothing happens while a change before is still to be shown, after which places mean other sketches. */
    public void remove(Set<Integer> indices) {
        change(label -> c -> {
            c.remove(label, indices);
            return "";
        }, "The sketches could not be removed", indices);
    }

    /** Gives sketches of the selected label another one, which may be new; as {@link #remove} while a change before is still to be shown. */
    public void relabel(Set<Integer> indices, String to) {
        change(label -> c -> {
            c.relabel(label, indices, to);
            return "";
        }, "The sketches could not be relabelled", indices);
    }

    /** Gives all sketches of a label another one. */
    public void rename(String label, String to) {
        Optional<String> then = Optional.of(problemOf(to).isEmpty() ? Labels.of(to) : label);
        run(c -> {
            c.rename(label, to);
            return "";
        }, then, "The label could not be renamed", true);
    }

    /** Takes a label away with all its sketches. */
    public void delete(String label) {
        run(c -> {
            c.delete(label);
            return "";
        }, "The label could not be deleted", true);
    }

    /** Takes the last change back. */
    public void undo() {
        run(c -> {
            c.undo();
            return "";
        }, "The change could not be taken back", true);
    }

    private void change(Function<String, Function<SketchCollection, String>> change, String whatFailed, Set<Integer> indices) {
        if (selected.get().isPresent() && !indices.isEmpty() && current.get()) {
            run(change.apply(selected.get().get()), whatFailed, true);
        }
    }

    private void run(Function<SketchCollection, String> change, String whatFailed, boolean changes) {
        run(change, selected.get(), whatFailed, changes);
    }

    /**
     * @param change what is done in the background; gives a sentence of news, or the empty string
     * @param wanted the label to show after that, if it is there
     */
    private void run(Function<SketchCollection, String> change, Optional<String> wanted, String whatFailed, boolean changes) {
        long mine = ++newest;
        current.set(false);
        work.start(() -> {
            String news = change.apply(collection);
            if (!news.isEmpty()) {
                work.toInterface().execute(() -> notices.news(news));
            }
            return read(wanted);
        }, state -> {
            if (mine == newest) {
                current.set(true);
                show(state);
            }
            if (changes) {
                changed.run();
            }
        }, error -> {
            notices.error(Problems.tell(whatFailed, error));
            if (changes) {
                refresh(); // a part may be done
            }
        });
    }

    private State read(Optional<String> wanted) {
        synchronized (collection) {
            List<Entry> labels = collection.labels();
            Optional<String> label = wanted.filter(s -> labels.stream().anyMatch(e -> e.label().equals(s)))
                    .or(() -> labels.stream().findFirst().map(Entry::label));
            List<Drawing> drawings = label.map(collection::drawings).orElse(List.of());
            int last = drawings.size() - 1;
            List<Kept> shown = IntStream.range(0, Math.min(MOST_SHOWN, drawings.size()))
                    .mapToObj(i -> new Kept(last - i, drawings.get(last - i).sketch())).toList();
            return new State(labels, label, shown, collection.lastChange().orElse(""));
        }
    }

    private void show(State state) {
        showing = true;
        entries.set(state.entries());
        selected.set(state.selected());
        kept.set(state.kept());
        undoName.set(state.undo());
        showing = false;
    }
}
