package sketchatlas.studio.viewmodel.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.UserException;
import sketchatlas.data.CategoryContents;
import sketchatlas.data.DataFolder;
import sketchatlas.data.UserDataSets;
import sketchatlas.data.collection.DataImport;
import sketchatlas.data.collection.SketchCollection;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;

/** The sketches that a person can train with: a folder of data files, own sketches, or categories of QuickDraw; and what is chosen of them. */
public final class DataSetsViewModel implements AutoCloseable {
    private final UserDataSets folders;
    private final BackgroundWork work;
    private final Notices notices;
    private final ObjectProperty<DataSource> source = new SimpleObjectProperty<>(DataSource.FOLDER);
    private final CategoriesViewModel categories;
    private final DownloadsViewModel downloads;
    private final OwnSketchesViewModel own;
    private final ReadOnlyObjectWrapper<Optional<DataChoice>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper totals = new ReadOnlyStringWrapper("");
    private Optional<Path> folder = Optional.empty(); // the person's, while another source is shown
    private boolean turning; // to another source, by a program

    /** What became of files that were to be taken in. */
    private record Taken(Set<String> categories, int sketches, List<String> problems) {
    }

    public DataSetsViewModel(DataAccess access, BackgroundWork work, Notices notices) {
        this.folders = access.folders();
        this.work = work;
        this.notices = notices;
        categories = new CategoriesViewModel(work, this::update);
        own = new OwnSketchesViewModel(new SketchCollection(folders.own()), work, notices);
        own.onChange(() -> {
            if (source.get() == DataSource.OWN) {
                categories.refresh(Set.of());
            }
        });
        downloads = new DownloadsViewModel(access.downloads(), folders.quickDraw(), work, category -> {
            if (source.get() == DataSource.QUICKDRAW) {
                categories.refresh(Set.of(DataFolder.categoryOf(Path.of(category + ".npz"))));
            }
        });
        categories.readingProperty().addListener(_ -> update());
        source.addListener(_ -> {
            if (!turning) {
                show();
            }
        });
        update();
    }

    /** What is chosen, once it is known what it holds and that it can be used. */
    public ReadOnlyObjectProperty<Optional<DataChoice>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why nothing is chosen, in one sentence that says what to do; empty when all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many sketches are chosen, in words; empty while none are. */
    public ReadOnlyStringProperty totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** Where the sketches come from. */
    public ObjectProperty<DataSource> sourceProperty() {
        return source;
    }

    /** What there is in the source. */
    public CategoriesViewModel categories() {
        return categories;
    }

    /** What can be downloaded. */
    public DownloadsViewModel downloads() {
        return downloads;
    }

    /** The person's own sketches. */
    public OwnSketchesViewModel own() {
        return own;
    }

    /** Turns to a folder of data files. */
    public void openFolder(Path next) {
        folder = Optional.of(next.toAbsolutePath().normalize());
        turn(DataSource.FOLDER);
        categories.open(folder.get());
    }

    /** Turns to a data set with these categories chosen, for instance that of an earlier training. */
    public void show(Path at, List<String> names) {
        Path place = at.toAbsolutePath().normalize();
        DataSource is = place.equals(place(DataSource.OWN)) ? DataSource.OWN : place.equals(place(DataSource.QUICKDRAW)) ? DataSource.QUICKDRAW
                : DataSource.FOLDER;
        if (is == DataSource.FOLDER) {
            folder = Optional.of(place);
        }
        turn(is);
        categories.open(place, names.stream().map(name -> DataFolder.categoryOf(Path.of(name))).collect(Collectors.toSet()));
    }

    /** Looks again at what is there. */
    public void refresh() {
        categories.refresh(Set.of());
        downloads.refresh();
    }

    /**
     * Takes files in: a folder is turned to; data files are copied into the data set that is shown, or, where none is, looked at where they are;
     * own sketches take all sketches of a file.
     *
     * @param label of the sketches in pictures, whose names don't tell it
     */
    public void take(List<Path> files, Optional<String> label) {
        Optional<Path> opened = files.stream().filter(Files::isDirectory).findFirst();
        if (opened.isPresent()) {
            openFolder(opened.get());
            return;
        }
        if (files.isEmpty()) {
            return;
        }
        DataSource into = source.get();
        if (into == DataSource.FOLDER && folder.isEmpty() && files.stream().noneMatch(DataImport::isPicture)) {
            show(files.getFirst().toAbsolutePath().getParent(), files.stream().map(DataFolder::categoryOf).toList());
            return;
        }
        SketchCollection collection = into == DataSource.OWN || folder.isEmpty() && into == DataSource.FOLDER ? own.collection()
                : new SketchCollection(place(into));
        boolean addAll = collection == own.collection();
        if (addAll) {
            turn(DataSource.OWN);
            categories.open(place(DataSource.OWN), chosenNames());
        }
        work.start(() -> take(files, label, collection, addAll), this::taken,
                error -> notices.error(Problems.tell("The files could not be taken in", error)));
    }

    /** Whether taking these files needs a label. */
    public boolean needsLabel(List<Path> files) {
        return files.stream().anyMatch(DataImport::isPicture);
    }

    private Taken take(List<Path> files, Optional<String> label, SketchCollection collection, boolean addAll) {
        Set<String> into = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        int sketches = 0;
        for (Path file : files) {
            try {
                if (addAll || DataImport.isPicture(file)) {
                    String name = DataImport.isPicture(file) ? label.orElse(DataFolder.categoryOf(file)) : DataFolder.categoryOf(file);
                    sketches += DataImport.addTo(collection, file, name);
                    into.add(name);
                } else {
                    into.add(DataImport.copy(file, collection.folder()));
                }
            } catch (UserException e) {
                problems.add(e.getMessage());
            }
        }
        return new Taken(into, sketches, problems);
    }

    private void taken(Taken taken) {
        taken.problems().forEach(notices::error);
        if (!taken.categories().isEmpty()) {
            String names = String.join(", ", taken.categories());
            notices.news(taken.sketches() > 0 ? "Added " + CategoryItem.number(taken.sketches()) + (taken.sketches() == 1 ? " sketch" : " sketches") + " of "
                    + names + "." : "Copied the sketches of " + names + ".");
            categories.refresh(taken.categories());
            own.refresh();
            downloads.refresh();
        }
    }

    private Set<String> chosenNames() {
        return categories.items().stream().filter(CategoryItem::chosen).map(CategoryItem::name).collect(Collectors.toSet());
    }

    private void turn(DataSource to) {
        turning = true;
        source.set(to);
        turning = false;
        if (to == DataSource.QUICKDRAW) {
            downloads.refresh();
        }
    }

    private void show() {
        Optional<Path> place = source.get() == DataSource.FOLDER ? folder : Optional.of(place(source.get()));
        place.ifPresentOrElse(categories::open, categories::clear);
        if (source.get() == DataSource.QUICKDRAW) {
            downloads.refresh();
        }
    }

    private Path place(DataSource of) {
        Path place = switch (of) {
            case FOLDER -> folder.orElseThrow();
            case OWN -> folders.own();
            case QUICKDRAW -> folders.quickDraw();
        };
        return place.toAbsolutePath().normalize();
    }

    private void update() {
        List<CategoryContents> ticked = categories.items().stream().filter(CategoryItem::chosen).flatMap(i -> i.contents().stream()).toList();
        boolean all = ticked.size() == categories.items().stream().filter(CategoryItem::chosen).count();
        String wrong = wrong(ticked.isEmpty(), all);
        Optional<DataChoice> now = wrong.isEmpty() ? Optional.of(choice(ticked)) : Optional.empty();
        totals.set(now.map(c -> c.categories().size() + (c.categories().size() == 1 ? " category, " : " categories, ")
                + CategoryItem.number(c.trainSketches()) + " sketches to train, " + CategoryItem.number(c.validSketches()) + " to validate, "
                + CategoryItem.number(c.testSketches()) + " to test").orElse(""));
        if (!chosen.get().equals(now)) {
            chosen.set(now);
        }
        problem.set(wrong);
    }

    private DataChoice choice(List<CategoryContents> ticked) {
        long sketches = ticked.stream().mapToLong(CategoryContents::sketches).sum();
        double points = ticked.stream().mapToDouble(c -> c.meanLength() * c.sketches()).sum();
        return new DataChoice(categories.folderProperty().get().orElseThrow(), ticked.stream().map(c -> c.source().category()).toList(),
                ticked.stream().mapToLong(CategoryContents::train).sum(), ticked.stream().mapToLong(CategoryContents::valid).sum(),
                ticked.stream().mapToLong(CategoryContents::test).sum(), points / sketches, ticked.stream().mapToInt(CategoryContents::maxLength).max().orElse(0));
    }

    private String wrong(boolean none, boolean allKnown) {
        if (!categories.problemProperty().get().isEmpty()) {
            return categories.problemProperty().get();
        }
        if (categories.items().isEmpty()) {
            return switch (source.get()) {
                case FOLDER -> categories.folderProperty().get().map(f -> f + " holds no data files: choose a folder with .npz, .ndjson or .bin files.")
                        .orElse("Choose a folder that holds a data file for each category.");
                case OWN -> "You have no sketches of your own yet: draw, and add them to your sketches.";
                case QUICKDRAW -> "No category is here yet: tick some and download them.";
            };
        }
        if (!allKnown) {
            return "The sketches are still being looked at.";
        }
        return none ? "Tick at least one category to train with." : "";
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        categories.close();
        downloads.close();
    }
}
