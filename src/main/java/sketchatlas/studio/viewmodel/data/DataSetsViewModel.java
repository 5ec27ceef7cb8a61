package sketchatlas.studio.viewmodel.data;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;

/** The sketches that a person can train with: a folder of data files, own sketches, or categories of QuickDraw. */
public final class DataSetsViewModel {
    private final ReadOnlyObjectWrapper<Optional<DataChoice>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("Choose a folder.");

    public DataSetsViewModel(BackgroundWork work, Notices notices) {
    }

    /** What is chosen, once it is known what it holds and that it can be used. */
    public ReadOnlyObjectProperty<Optional<DataChoice>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why nothing is chosen, in one sentence that says what to do; empty when all is well. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Turns to a folder of data files. */
    public void openFolder(Path folder) {
        problem.set("Choose a folder with data files, not " + folder + ".");
    }
}
