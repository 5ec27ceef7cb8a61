package sketchatlas.studio.viewmodel.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import sketchatlas.explore.ComponentSampler;
import sketchatlas.explore.ComponentSampler.Request;
import sketchatlas.explore.Engine;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Recipe;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.ModelAtlas;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.Selection;

/**
 * The component that was selected last, as long as anything is selected: what is known of it, and sketches drawn from inside its Gaussian,
 * newly whenever the spread changes.
 */
public final class InspectorViewModel {
    /** The greatest spread, in standard deviations. */
    public static final double WIDEST = 2;
    public static final double USUAL_SPREAD = 1;
    /** How many sketches are drawn. */
    public static final int SAMPLES = 6;

    private static final double TEMPERATURE = 0.24;

    private final AtlasViewModel atlas;
    private final ModelViewModel model;
    private final Selection selection;
    private final BackgroundWork work;
    private final ReadOnlyObjectWrapper<Optional<ComponentDetails>> details = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<SketchToken>> samples = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final DoubleProperty spread = new SimpleDoubleProperty(USUAL_SPREAD);
    private long seed = 1;
    private long number; // of the last request
    private ComponentSampler sampler; // null without a model or an atlas

    public InspectorViewModel(AtlasViewModel atlas, ModelViewModel model, Selection selection, BackgroundWork work) {
        this.atlas = atlas;
        this.model = model;
        this.selection = selection;
        this.work = work;
        atlas.atlasProperty().addListener(_ -> connect());
        model.engineProperty().addListener(_ -> connect());
        selection.selectedProperty().addListener((_, _, now) -> {
            if (now.isEmpty()) {
                close();
            } else {
                now.component().ifPresent(this::inspect);
            }
        });
        spread.addListener(_ -> draw());
        connect();
    }

    /** What is known of the component; empty when none is looked at. */
    public ReadOnlyObjectProperty<Optional<ComponentDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public Optional<ComponentDetails> details() {
        return details.get();
    }

    /** Sketches from inside the Gaussian as far as they are drawn, {@link #SAMPLES} in the end. */
    public ReadOnlyObjectProperty<List<SketchToken>> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /** Why there are no samples, in one sentence, or the empty string. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How far from the mean codes are drawn, in standard deviations, 0 to {@value #WIDEST}. */
    public DoubleProperty spreadProperty() {
        return spread;
    }

    /** Draws other samples. */
    public void more() {
        seed += SAMPLES;
        draw();
    }

    /** Looks at a component, without selecting it. */
    public void inspect(ComponentId id) {
        details.set(atlas.atlas().flatMap(a -> ComponentDetails.of(a, id)));
        samples.set(List.of());
        draw();
    }

    /** Looks at none. */
    public void close() {
        number++;
        details.set(Optional.empty());
        samples.set(List.of());
        problem.set("");
    }

    /** Names the component that is looked at; blank takes the name away. */
    public void rename(String name) {
        details().ifPresent(d -> atlas.rename(d.id(), name));
    }

    /** Selects one sketch of the atlas. */
    public void selectSketch(int point) {
        selection.select(PointSet.of(point));
    }

    /** Selects the component that is looked at, with all its sketches. */
    public void selectComponent() {
        details().ifPresent(d -> selection.select(d.id()));
    }

    /** Selects another component, as a parent. */
    public void select(ComponentId component) {
        selection.select(component);
    }

    /** A sketch of the atlas. */
    public Sketch sketch(int point) {
        return atlas.atlas().orElseThrow().atlas().points().get(point).sketch();
    }

    private void connect() {
        close();
        Optional<ModelAtlas> now = atlas.atlas();
        Optional<Engine> engine = model.engineProperty().get();
        sampler = now.isPresent() && engine.isPresent()
                ? new ComponentSampler(engine.get(), now.get().prior(), new Drawn()) : null;
    }

    private void draw() {
        problem.set("");
        Optional<ComponentDetails> of = details().filter(ComponentDetails::live);
        if (sampler != null && of.isPresent()) {
            ComponentId id = of.get().id();
            sampler.request(new Request(++number, id.level(), id.index(), spread.get(), TEMPERATURE, seed, SAMPLES));
        }
    }

    /** Brings samples to the interface's thread; those before stay until each is replaced, so that a moving slider does not flicker. */
    private final class Drawn implements ComponentSampler.Listener {
        @Override
        public void drawn(Request request, int index, float[] code, Sketch sketch) {
            show(request, () -> {
                SketchToken sample = token(request, index, code, sketch);
                List<SketchToken> next = new ArrayList<>(samples.get());
                if (index < next.size()) {
                    next.set(index, sample);
                } else {
                    next.add(sample);
                }
                samples.set(List.copyOf(next));
            });
        }

        private SketchToken token(Request request, int index, float[] code, Sketch sketch) {
            ModelCode of = new ModelCode(atlas.atlas().orElseThrow().atlas().description().modelId(), Code.of(code));
            String component = TreeTexts.title(atlas.namesProperty().get(), new ComponentId(request.level(), request.component()));
            return new GeneratedSketch(Recipe.of(of, new Sampling(request.temperature(), request.seed() + index)), sketch)
                    .token("from " + component, "from inside " + component);
        }

        @Override
        public void failed(Request request, Throwable error) {
            show(request, () -> problem.set(Problems.tell("The sketches could not be drawn", error)));
        }

        private void show(Request request, Runnable change) {
            work.toInterface().execute(() -> {
                if (request.number() == number) {
                    change.run();
                }
            });
        }
    }
}
