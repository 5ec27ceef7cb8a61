package sketchatlas.studio.viewmodel.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sketchatlas.data.CategoryContents;
import sketchatlas.data.CategoryFile;
import sketchatlas.data.DataFolder;
import sketchatlas.data.LoadingListener;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Problems;

/**
 * The categories in a folder: found at once, then looked at one by one, and those that are chosen gone through to the last sketch, all in the
 * background. Another folder ends what is under way.
 */
public final class CategoriesViewModel {
    /** Sketches shown of each category. */
    public static final int SAMPLES = 6;
    /** Of so many at most, all are chosen at first. */
    private static final int ALL_CHOSEN = 12;

    /**
     * Work that is under way.
     *
     * @param what is being done, as in "Looking at cat"
     * @param share 0..1 of it
     */
    public record Reading(String what, double share) {
    }

    private final BackgroundWork work;
    private final Runnable changed;
    private final ObservableList<CategoryItem> items = FXCollections.observableArrayList();
    private final ObservableList<CategoryItem> readOnlyItems = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Reading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean settling; // several ticks are being set at once
    private Job job; // the last one; null when nothing is under way

    /** @param changed hears of every change of what is chosen or known */
    CategoriesViewModel(BackgroundWork work, Runnable changed) {
        this.work = work;
        this.changed = changed;
    }

    /** The categories of the folder, by name. */
    public ObservableList<CategoryItem> items() {
        return readOnlyItems;
    }

    /** The folder; empty while none is chosen. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** What is being read, if anything. */
    public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Why the folder can't be looked into, in one sentence; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Chooses all that can be used. */
    public void chooseAll() {
        choose(item -> true);
    }

    /** Chooses none. */
    public void chooseNone() {
        choose(item -> false);
    }

    private void choose(Function<CategoryItem, Boolean> which) {
        settling = true;
        items.forEach(item -> item.chosenProperty().set(item.usable() && which.apply(item)));
        settling = false;
        tell();
    }

    /** Turns to a folder. */
    void open(Path next) {
        if (!folder.get().equals(Optional.of(next))) {
            clear();
            folder.set(Optional.of(next));
        }
        find(found -> found.size() <= ALL_CHOSEN ? found.stream().map(CategoryFile::category).collect(Collectors.toSet()) : Set.of());
    }

    /** Turns to a folder, or looks at it again, with these categories chosen. */
    void open(Path next, Set<String> chosen) {
        folder.set(Optional.of(next));
        find(_ -> chosen);
    }

    /** Looks at the folder again; what was chosen stays chosen, and what is new is chosen if it is named. */
    void refresh(Set<String> andChoose) {
        if (folder.get().isPresent()) {
            Set<String> chosen = items.stream().filter(CategoryItem::chosen).map(CategoryItem::name).collect(Collectors.toSet());
            chosen.addAll(andChoose);
            find(_ -> chosen);
        }
    }

    /** Turns to no folder. */
    void clear() {
        end();
        folder.set(Optional.empty());
        items.clear();
        problem.set("");
        tell();
    }

    /** Ends what is under way. */
    void close() {
        end();
    }

    private void end() {
        if (job != null) {
            job.cancelled = true;
            job = null;
        }
        reading.set(Optional.empty());
    }

    private void find(Function<List<CategoryFile>, Set<String>> chosen) {
        end();
        Path at = folder.get().orElseThrow();
        Job mine = new Job();
        job = mine;
        problem.set("");
        work.start(() -> Files.exists(at) ? DataFolder.categories(at) : List.<CategoryFile>of(), found -> {
            if (job == mine) {
                show(found, chosen.apply(found));
                look(mine);
            }
        }, error -> {
            if (job == mine) {
                end();
                items.clear();
                problem.set(Problems.tell("The folder " + at + " could not be read", error));
                tell();
            }
        });
    }

    private void show(List<CategoryFile> found, Set<String> chosen) {
        settling = true;
        Map<CategoryFile, CategoryItem> before = items.stream().collect(Collectors.toMap(CategoryItem::source, item -> item));
        items.setAll(found.stream().map(file -> {
            CategoryItem item = before.getOrDefault(file, item(file));
            item.chosenProperty().set(chosen.contains(file.category()));
            return item;
        }).toList());
        settling = false;
        tell();
    }

    private CategoryItem item(CategoryFile file) {
        CategoryItem item = new CategoryItem(file, false);
        item.chosenProperty().addListener(_ -> {
            if (!settling) {
                tell();
                measure();
            }
        });
        return item;
    }

    private void look(Job mine) {
        List<CategoryFile> files = items.stream().map(CategoryItem::source).toList();
        work.start(() -> {
            DataFolder.look(files, SAMPLES, mine, found -> mine.tell(() -> found(found)));
            return files;
        }, _ -> {
            if (job == mine) {
                end();
                measure();
            }
        }, error -> ended(mine, error));
    }

    private void found(CategoryContents contents) {
        items.stream().filter(item -> item.source().equals(contents.source())).findFirst().ifPresent(item -> {
            // An exact answer of before is better than a quick one, if the file still looks the same.
            if (contents.measured() || item.contents().filter(c -> c.measured() && c.sketches() == contents.sketches()).isEmpty()) {
                item.show(contents);
                tell();
            }
        });
    }

    /** Goes through the next chosen category, if there is one that nobody went through. */
    private void measure() {
        if (job != null) {
            return; // it comes back when that is done
        }
        items.stream().filter(i -> i.chosen() && i.contents().filter(c -> c.usable() && !c.measured()).isPresent()).findFirst().ifPresent(item -> {
            Job mine = new Job();
            job = mine;
            work.start(() -> {
                DataFolder.measure(List.of(item.source()), SAMPLES, mine, found -> mine.tell(() -> {
                    item.show(found);
                    tell();
                }));
                return item;
            }, _ -> {
                if (job == mine) {
                    end();
                    measure();
                }
            }, error -> ended(mine, error));
        });
    }

    private void ended(Job mine, Throwable error) {
        if (job == mine && !(error instanceof CancellationException)) {
            end();
            problem.set(Problems.tell("The sketches could not be looked at", error));
            tell();
        }
    }

    private void tell() {
        if (!settling) {
            changed.run();
        }
    }

    /** A look at files; what it tells is shown while nothing else was begun. */
    private final class Job implements LoadingListener {
        private volatile boolean cancelled;

        @Override
        public void progress(Progress p) {
            double share = (double) p.done() / Math.max(1, p.categories());
            tell(() -> reading.set(Optional.of(new Reading("Looking at " + p.category(), p.categories() == 1 ? -1 : share))));
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        private void tell(Runnable change) {
            work.toInterface().execute(() -> {
                if (job == this) {
                    change.run();
                }
            });
        }
    }
}
