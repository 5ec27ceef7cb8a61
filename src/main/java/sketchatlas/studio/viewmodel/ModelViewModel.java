package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.explore.Engine;
import sketchatlas.explore.Reconstructor;

/** The model in use: loads it in the background and keeps its engine. */
public final class ModelViewModel {
    private final Function<Path, Reconstructor> loader;
    private final BackgroundWork work;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Optional<Engine>> engine = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> loading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param loader reads a model file; throws {@link sketchatlas.UserException} when it cannot; called in the background */
    public ModelViewModel(Function<Path, Reconstructor> loader, BackgroundWork work, Notices notices) {
        this.loader = loader;
        this.work = work;
        this.notices = notices;
    }

    /** The engine of the model in use; empty before the first one is loaded. */
    public ReadOnlyObjectProperty<Optional<Engine>> engineProperty() {
        return engine.getReadOnlyProperty();
    }

    /** The file of the model in use; set before its engine. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The file that is being loaded, if any. */
    public ReadOnlyObjectProperty<Optional<Path>> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why there is no model, in one sentence; empty while there is one or one is being loaded. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Loads a model and uses it from then on. While it loads, and if it cannot be loaded, the model before stays in use. */
    public void open(Path newFile) {
        problem.set("");
        Optional<Path> wanted = Optional.of(newFile);
        loading.set(wanted);
        work.start(() -> loader.apply(newFile), model -> {
            if (loading.get() == wanted) { // else another file was chosen meanwhile
                loading.set(Optional.empty());
                file.set(wanted);
                use(new Engine(model));
            }
        }, error -> {
            if (loading.get() == wanted) {
                loading.set(Optional.empty());
                fail(Problems.tell("The model " + newFile + " could not be loaded", error));
            }
        });
    }

    /** Says why no model can be used; the one in use, if any, stays. */
    public void fail(String sentence) {
        if (engine.get().isPresent()) {
            notices.error(sentence);
        } else {
            problem.set(sentence);
        }
    }

    /** Ends the engine's thread. */
    public void close() {
        engine.get().ifPresent(Engine::close);
    }

    private void use(Engine next) {
        Optional<Engine> before = engine.get();
        engine.set(Optional.of(next));
        before.ifPresent(Engine::close);
    }
}
