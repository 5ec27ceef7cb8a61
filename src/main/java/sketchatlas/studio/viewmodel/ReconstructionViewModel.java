package sketchatlas.studio.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.explore.Encoding;
import sketchatlas.explore.Engine;
import sketchatlas.explore.Level;
import sketchatlas.explore.LiveReconstruction;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.explore.ReconstructionListener;
import sketchatlas.explore.ReconstructionRequest;
import sketchatlas.sketch.Sketch;

/**
 * What the model makes of the drawing, kept up to date with the paper, the temperature and the seed. Without a model, or with
 * a clean paper, everything is empty.
 */
public final class ReconstructionViewModel {
    public static final double DEFAULT_TEMPERATURE = 0.24;
    public static final double LOWEST_TEMPERATURE = 0.01;
    public static final double HIGHEST_TEMPERATURE = 1.5;
    public static final long FIRST_SEED = 1;

    private final DrawingViewModel drawing;
    private final UnaryOperator<Sketch> toModelScale;
    private final Executor toInterface;
    private final DoubleProperty temperature = new SimpleDoubleProperty(DEFAULT_TEMPERATURE);
    private final BooleanProperty temperatureMoves = new SimpleBooleanProperty();
    private final BooleanProperty nearest = new SimpleBooleanProperty(true);
    private final LongProperty seed = new SimpleLongProperty(FIRST_SEED);
    private final ReadOnlyObjectWrapper<Optional<Encoding>> encoding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DrawnSketch>> drawn = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private LiveReconstruction live;
    private long lastNumber;
    private long oldestShown;

    /**
     * @param toModelScale brings a drawing to the scale of the training data; called on the model's thread
     * @param toInterface runs things on the interface's thread, in order
     */
    public ReconstructionViewModel(DrawingViewModel drawing, UnaryOperator<Sketch> toModelScale, Executor toInterface) {
        this.drawing = drawing;
        this.toModelScale = toModelScale;
        this.toInterface = toInterface;
        drawing.paperProperty().addListener((_, _, paper) -> request(paper.penIsDown()));
        seed.addListener(_ -> request(false));
        nearest.addListener(_ -> request(false));
        temperature.addListener(_ -> request(temperatureMoves.get()));
        temperatureMoves.addListener((_, _, moves) -> {
            if (!moves) {
                request(false); // what was seen meanwhile was quick, not chosen
            }
        });
    }

    /** Takes this engine from now on; null takes none. The engine before is not closed. */
    public void setEngine(Engine engine) {
        stop();
        live = engine == null ? null : new LiveReconstruction(engine, toModelScale, new Results());
        request(false);
    }

    /** How freely strokes are sampled, {@value #LOWEST_TEMPERATURE} to {@value #HIGHEST_TEMPERATURE}. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** Whether the temperature is being dragged: until it rests each request is a live one. */
    public BooleanProperty temperatureMovesProperty() {
        return temperatureMoves;
    }

    /**
     * Whether {@value NearestDrawing#CANDIDATES} drawings are made and the {@linkplain NearestDrawing nearest} is shown, once pen and slider
     * rest; otherwise the first one.
     */
    public BooleanProperty nearestProperty() {
        return nearest;
    }

    /** The number that the sample is drawn from; the same one draws the same reconstruction again. */
    public LongProperty seedProperty() {
        return seed;
    }

    /** Code, components and picture of the drawing; never null. */
    public ReadOnlyObjectProperty<Optional<Encoding>> encodingProperty() {
        return encoding.getReadOnlyProperty();
    }

    /** The reconstruction as far as it is drawn; never null. */
    public ReadOnlyObjectProperty<Optional<DrawnSketch>> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** One sentence about what went wrong with the last request, or the empty string. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The most likely components of a level, best first; none without a drawing or where the model has no such level. */
    public List<ComponentShare> topComponents(Level level, int count) {
        return encoding.get().map(Encoding::posterior)
                .map(posterior -> level == Level.K ? posterior.levelK() : posterior.levelL())
                .map(probabilities -> ComponentShare.top(level, probabilities, count))
                .orElse(List.of());
    }

    /** Draws another sample: the one of the next seed. */
    public void again() {
        seed.set(seed.get() + 1);
    }

    /** Puts the reconstruction on the paper in place of the drawing. */
    public void copyToPaper() {
        drawn.get().map(DrawnSketch::sketch).ifPresent(sketch -> drawing.replace("copy", sketch));
    }

    private void request(boolean moving) {
        Paper paper = drawing.paper();
        if (live == null) {
            return;
        }
        if (paper.isEmpty()) {
            stop();
            return;
        }
        live.request(new ReconstructionRequest(++lastNumber, paper.toSketch(), temperature.get(), seed.get(),
                nearest.get() ? NearestDrawing.CANDIDATES : 1, moving));
    }

    private void stop() {
        if (live != null) {
            live.stop();
        }
        oldestShown = lastNumber + 1;
        encoding.set(Optional.empty());
        drawn.set(Optional.empty());
        problem.set("");
    }

    /** Brings results from the model's thread to the interface's; those asked for before the paper was cleaned are dropped. */
    private final class Results implements ReconstructionListener {
        @Override
        public void encoded(ReconstructionRequest request, Encoding result) {
            show(request, () -> {
                problem.set("");
                encoding.set(Optional.of(result));
            });
        }

        @Override
        public void drawn(DrawnSketch result) {
            show(result.request(), () -> drawn.set(Optional.of(result)));
        }

        @Override
        public void failed(ReconstructionRequest request, Throwable error) {
            show(request, () -> {
                encoding.set(Optional.empty());
                drawn.set(Optional.empty());
                problem.set(Problems.tell("The drawing could not be reconstructed", error));
            });
        }

        private void show(ReconstructionRequest request, Runnable change) {
            toInterface.execute(() -> {
                if (request.number() >= oldestShown) {
                    change.run();
                }
            });
        }
    }
}
