package sketchatlas.studio.viewmodel.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.LibraryEntry.Training;
import sketchatlas.explore.library.ModelComparison;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.ModelName;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;

/**
 * The model library as it is shown: its models, which of them are chosen, and what can be done with them. Files are read and written in
 * the background, one deed after the other; outcomes are told by notices.
 */
public final class LibraryViewModel {
    private final ModelLibrary library;
    private final Consumer<Path> opener;
    private final Consumer<Path> goOn;
    private final Consumer<Path> watcher;
    private final BiConsumer<Path, Optional<Path>> mover;
    private final BackgroundWork work;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<LibraryEntry>> models = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LibraryEntry>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ModelComparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private long looks; // number of the last look into the folder

    /**
     * @param opener opens a model in the studio
     * @param goOn goes on with the training in a folder
     * @param watcher shows the training in a folder
     * @param mover hears that a model's folder, the first, is now the second, or gone
     */
    public LibraryViewModel(ModelLibrary library, Consumer<Path> opener, Consumer<Path> goOn, Consumer<Path> watcher, BiConsumer<Path, Optional<Path>> mover,
            BackgroundWork work, Notices notices) {
        this.library = library;
        this.opener = opener;
        this.goOn = goOn;
        this.watcher = watcher;
        this.mover = mover;
        this.work = work;
        this.notices = notices;
        chosen.addListener(_ -> comparison.set(Optional.of(chosen.get()).filter(c -> c.size() > 1).map(ModelComparison::of)));
    }

    /** All models, those that came with the program first; empty before the first {@link #refresh}. */
    public ReadOnlyObjectProperty<List<LibraryEntry>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /** The models that are chosen, in the order of the list. */
    public ReadOnlyObjectProperty<List<LibraryEntry>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The chosen models beside each other, where there are several. */
    public ReadOnlyObjectProperty<Optional<ModelComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The file of the model that the studio has open, if any. */
    public ReadOnlyObjectProperty<Optional<Path>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** Hears which model the studio has open. */
    public void setOpened(Optional<Path> file) {
        opened.set(file.map(path -> path.toAbsolutePath().normalize()));
    }

    /** Whether the studio has a model open. */
    public boolean isOpen(LibraryEntry entry) {
        return opened.get().equals(Optional.of(entry.model().toAbsolutePath().normalize()));
    }

    /** Why the library can't be shown; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether something is being copied, moved or deleted. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Where the person's own models are kept. */
    public Path folder() {
        return library.folder();
    }

    /** The one model that is chosen; empty if none or several are. */
    public Optional<LibraryEntry> single() {
        return Optional.of(chosen.get()).filter(c -> c.size() == 1).map(List::getFirst);
    }

    /** Looks again what there is; what was chosen stays so by its name, or else the first model is. */
    public void refresh() {
        refresh(chosen.get().stream().map(LibraryEntry::name).toList());
    }

    private void refresh(List<String> names) {
        long mine = ++looks;
        work.start(library::list, entries -> {
            if (mine == looks) {
                problem.set("");
                models.set(entries);
                List<LibraryEntry> named = entries.stream().filter(e -> names.contains(e.name())).toList();
                choose(named.isEmpty() ? entries.stream().limit(1).toList() : named);
            }
        }, error -> {
            if (mine == looks) {
                problem.set(Problems.tell("The models could not be listed", error));
            }
        });
    }

    /** Chooses models; nothing changes where the same are chosen. */
    public void choose(List<LibraryEntry> entries) {
        List<LibraryEntry> inOrder = models.get().stream().filter(entries::contains).toList();
        if (!inOrder.equals(chosen.get())) {
            chosen.set(inOrder);
        }
    }

    /** Opens a model in the studio. */
    public void open(LibraryEntry entry) {
        if (entry.canOpen()) {
            opener.accept(entry.model());
        }
    }

    /** Goes on with an unfinished training. */
    public void goOn(LibraryEntry entry) {
        if (entry.training() == Training.UNFINISHED) {
            goOn.accept(entry.folder());
        }
    }

    /** Shows how a model was trained: its curves and its film. */
    public void watch(LibraryEntry entry) {
        if (entry.curves()) {
            watcher.accept(entry.folder());
        }
    }

    /**
     * Why a model can't get this name, as far as that can be told without a look at the disk, which is asked with every key; empty if it can, or has it
     * already.
     */
    public Optional<String> nameProblem(LibraryEntry entry, String name) {
        boolean taken = !entry.name().equalsIgnoreCase(name) && models.get().stream().anyMatch(model -> model.name().equalsIgnoreCase(name));
        return entry.name().equals(name) ? Optional.empty() : ModelName.problem(name)
                .or(() -> taken ? Optional.of("There is a model \"" + name + "\" already: choose another name.") : Optional.empty());
    }

    /** Gives a model another name. */
    public void rename(LibraryEntry entry, String name) {
        if (!entry.name().equals(name)) {
            act(() -> library.rename(entry, name), renamed -> {
                mover.accept(entry.folder(), Optional.of(renamed.folder()));
                notices.news("\"" + entry.name() + "\" is called \"" + renamed.name() + "\" now.");
            }, LibraryEntry::name, "The model \"" + entry.name() + "\" could not be renamed");
        }
    }

    /** Deletes a model for good, or into the trash; the person has been asked. */
    public void delete(LibraryEntry entry) {
        act(() -> library.delete(entry), inTrash -> {
            mover.accept(entry.folder(), Optional.empty());
            notices.news("The model \"" + entry.name() + (inTrash ? "\" is in the trash." : "\" is deleted."));
        }, _ -> "", "The model \"" + entry.name() + "\" could not be deleted");
    }

    /** Copies a model into the library. */
    public void importModel(Path file) {
        act(() -> library.importModel(file), added -> notices.news("\"" + added.name() + "\" is in the library now."), LibraryEntry::name,
                "The model " + file + " could not be imported");
    }

    /** Copies a model out of the library. */
    public void export(LibraryEntry entry, Path into) {
        act(() -> library.export(entry, into), made -> notices.news("Exported to " + made + "."), _ -> entry.name(),
                "The model \"" + entry.name() + "\" could not be exported");
    }

    /** @param choose the name of the model that is chosen afterwards, by the outcome */
    private <T> void act(Supplier<T> deed, Consumer<T> done, Function<T, String> choose, String whatFailed) {
        busy.set(true);
        work.start(deed, outcome -> {
            busy.set(false);
            done.accept(outcome);
            refresh(List.of(choose.apply(outcome)));
        }, error -> {
            busy.set(false);
            notices.error(Problems.tell(whatFailed, error));
            refresh();
        });
    }
}
