package sketchatlas.studio.viewmodel.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import sketchatlas.UserException;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.film.Film;
import sketchatlas.explore.film.FilmFrame;
import sketchatlas.explore.tree.ComponentDeaths;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.map.MapViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The filmstrip of a training: the frame that is seen, on a map and in a tree of its own. Follows the newest frame until a person chooses one. */
public final class FilmViewModel {
    /** Nothing is seen. */
    public static final int NONE = -1;

    private final BackgroundWork work;
    private final MapViewModel map;
    private final TreeViewModel tree;
    private final ReadOnlyObjectWrapper<List<Film.Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyObjectWrapper<Optional<FilmFrame>> frame = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private Optional<Path> folder = Optional.empty();
    private int listing; // number of the newest look into the folder
    private boolean reading; // a frame is being read
    private Film.Entry wanted; // the newest frame that was asked for
    private Film.Entry shown; // null while none is

    /** What was read, ready to be seen. */
    private record Ready(FilmFrame frame, Atlas onMap, Optional<HierarchyTree> tree) {
        static Ready of(Film.Entry entry) {
            FilmFrame read = entry.read();
            return new Ready(read, read.originals(), treeOf(read.atlas()));
        }

        /** Early in a training there may be no live components. */
        private static Optional<HierarchyTree> treeOf(Atlas atlas) {
            try {
                return Optional.of(HierarchyTree.of(atlas, ComponentDeaths.UNKNOWN));
            } catch (UserException e) {
                return Optional.empty();
            }
        }
    }

    /** @param work reads frames */
    public FilmViewModel(BackgroundWork work) {
        this.work = work;
        map = new MapViewModel(work, new Selection());
        tree = new TreeViewModel(new Selection());
        map.darkProperty().bind(dark);
        tree.darkProperty().bind(dark);
        following.addListener(_ -> {
            if (following.get()) {
                playing.set(false);
                see(entries.get().size() - 1);
            }
        });
    }

    /** Whether the ground is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** The map of the frame. */
    public MapViewModel map() {
        return map;
    }

    /** The tree of the frame. */
    public TreeViewModel tree() {
        return tree;
    }

    /** All frames, in the order of their steps. */
    public ReadOnlyObjectProperty<List<Film.Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The number of the frame that is chosen, which may still be on its way, or {@link #NONE}. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** The frame that is seen. */
    public ReadOnlyObjectProperty<Optional<FilmFrame>> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Whether the newest frame is seen, and the next one when it comes. */
    public BooleanProperty followingProperty() {
        return following;
    }

    /** Whether one frame follows the other; {@link #advance} is the clock. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Why a frame can't be seen; empty where it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows the film of a training. */
    public void show(Optional<Path> runFolder) {
        folder = runFolder.map(run -> run.resolve(Film.FOLDER));
        playing.set(false);
        following.set(true);
        problem.set("");
        listing++;
        take(List.of());
        refresh();
    }

    /** Looks for new frames. */
    public void refresh() {
        int number = ++listing;
        folder.ifPresent(of -> work.start(() -> Film.in(of).entries(), found -> {
            if (number == listing) {
                take(found);
            }
        }, error -> problem.set(Problems.tell("The film can't be looked at", error))));
    }

    private void take(List<Film.Entry> found) {
        Optional<Film.Entry> chosen = index.get() == NONE ? Optional.empty() : Optional.of(entries.get().get(index.get()));
        index.set(NONE);
        entries.set(found);
        if (found.isEmpty()) {
            wanted = null;
            shown = null;
            frame.set(Optional.empty());
            map.clear();
            tree.clear();
        } else if (following.get() || chosen.isEmpty()) {
            see(found.size() - 1);
        } else {
            see(nearest(found, chosen.get().step()));
        }
    }

    /** The last frame that is not later than a step: a film is thinned when it grows long. */
    private static int nearest(List<Film.Entry> all, long step) {
        int found = 0;
        for (int i = 0; i < all.size() && all.get(i).step() <= step; i++) {
            found = i;
        }
        return found;
    }

    /** Shows a frame that a person chose; the last one is followed. */
    public void choose(int number) {
        playing.set(false);
        if (!entries.get().isEmpty()) {
            int last = entries.get().size() - 1;
            int chosen = Math.clamp(number, 0, last);
            following.set(chosen == last);
            see(chosen);
        }
    }

    /** Goes on by so many frames. */
    public void step(int frames) {
        choose(index.get() + frames);
    }

    /** Plays the film from the frame that is seen, or from the beginning where that is the last one; or stops. */
    public void togglePlaying() {
        if (playing.get() || entries.get().size() < 2) {
            playing.set(false);
            return;
        }
        following.set(false);
        if (index.get() == entries.get().size() - 1) {
            see(0);
        }
        playing.set(true);
    }

    /** The next frame of a film that plays; waits while one is being read. At its end it stops and follows. */
    public void advance() {
        if (!playing.get() || reading) {
            return;
        }
        if (index.get() >= entries.get().size() - 1) {
            playing.set(false);
            following.set(true);
        } else {
            see(index.get() + 1);
        }
    }

    private void see(int number) {
        if (number < 0 || number >= entries.get().size()) {
            return;
        }
        index.set(number);
        wanted = entries.get().get(number);
        readWanted();
    }

    /** One frame is read at a time, and then the newest that was asked for. */
    private void readWanted() {
        if (reading || wanted == null || wanted.equals(shown)) {
            return;
        }
        Film.Entry entry = wanted;
        reading = true;
        work.start(() -> Ready.of(entry), ready -> {
            reading = false;
            if (entries.get().contains(entry)) {
                shown = entry;
                show(ready);
            }
            readWanted();
        }, error -> {
            reading = false;
            shown = entry; // not again and again
            if (entries.get().contains(entry)) {
                problem.set(Problems.tell("This frame can't be shown", error));
            }
            readWanted();
        });
    }

    private void show(Ready ready) {
        problem.set("");
        frame.set(Optional.of(ready.frame()));
        ComponentNames names = ComponentNames.none(ready.frame().atlas().description().modelId());
        map.goOn(ready.onMap(), names);
        ready.tree().ifPresentOrElse(of -> tree.show(ready.frame().atlas(), of, names), tree::clear);
    }

    /** Which frame is seen, in words. */
    public static String place(List<Film.Entry> entries, int number) {
        return number == NONE ? "" : String.format(Locale.ENGLISH, "Step %,d", entries.get(number).step());
    }
}
