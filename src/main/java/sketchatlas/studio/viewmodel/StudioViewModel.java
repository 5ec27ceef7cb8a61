package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sketchatlas.explore.Reconstructor;
import sketchatlas.sketch.Sketch;

/** Everything that the main window shows and does. */
public final class StudioViewModel implements AutoCloseable {
    private final Notices notices = new Notices();
    private final PanelsViewModel panels = new PanelsViewModel();
    private final DrawingViewModel drawing = new DrawingViewModel();
    private final ModelViewModel model;
    private final FilesViewModel files;
    private final ReconstructionViewModel reconstruction;
    private final StatusViewModel status;

    /**
     * @param modelLoader reads a model file; see {@link ModelViewModel}
     * @param fileAccess reads and writes sketches
     * @param toModelScale brings a drawing to the scale of the training data; see {@link ReconstructionViewModel}
     * @param work where work that takes time is done, and the way back
     */
    public StudioViewModel(Function<Path, Reconstructor> modelLoader, SketchFileAccess fileAccess, UnaryOperator<Sketch> toModelScale,
            BackgroundWork work) {
        model = new ModelViewModel(modelLoader, work, notices);
        files = new FilesViewModel(drawing, fileAccess, work, notices);
        reconstruction = new ReconstructionViewModel(drawing, toModelScale, work.toInterface());
        status = new StatusViewModel(model, reconstruction);
        model.engineProperty().addListener((_, _, engine) -> reconstruction.setEngine(engine.orElse(null)));
    }

    public Notices notices() {
        return notices;
    }

    public PanelsViewModel panels() {
        return panels;
    }

    public DrawingViewModel drawing() {
        return drawing;
    }

    public ModelViewModel model() {
        return model;
    }

    public FilesViewModel files() {
        return files;
    }

    public ReconstructionViewModel reconstruction() {
        return reconstruction;
    }

    public StatusViewModel status() {
        return status;
    }

    /** Tells of an error that nothing was prepared for. */
    public void unexpected(Throwable error) {
        notices.error(Problems.tell("Something unexpected went wrong", error));
    }

    /** Ends the model's thread. */
    @Override
    public void close() {
        model.close();
    }
}
