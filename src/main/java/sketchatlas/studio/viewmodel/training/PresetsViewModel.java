package sketchatlas.studio.viewmodel.training;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.model.HyperParameters;

/** Which options a training starts from: one of a few presets, or those of a model that there is, with or without what it has learned. */
public final class PresetsViewModel {
    private static final long MORE_STEPS = 10_000;

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.QUICK);
    private final ReadOnlyObjectWrapper<List<ModelRef>> models = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<ModelRef>> model = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty learned = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Preset> preset = new ReadOnlyObjectWrapper<>();
    private int categories = 2;

    /** The presets, in the order shown. */
    public enum Kind {
        QUICK, PUBLISHED, PAPER, MODEL
    }

    PresetsViewModel() {
        kind.addListener(_ -> update());
        model.addListener(_ -> update());
        learned.addListener(_ -> update());
        update();
    }

    /** The preset that is chosen. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** The models to choose from for {@link Kind#MODEL}. */
    public ReadOnlyObjectProperty<List<ModelRef>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /** The model that is chosen for {@link Kind#MODEL}. */
    public ObjectProperty<Optional<ModelRef>> modelProperty() {
        return model;
    }

    /** Whether the training begins with what that model has learned, and not with random numbers. */
    public BooleanProperty learnedProperty() {
        return learned;
    }

    /** What the chosen preset says. */
    public ReadOnlyObjectProperty<Preset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    /** A preset as it is for the data that is chosen. */
    public Preset of(Kind which) {
        return switch (which) {
            case QUICK -> Preset.quick(categories);
            case PUBLISHED -> Preset.published();
            case PAPER -> Preset.paper();
            case MODEL -> Preset.like(model.get().map(m -> "The options of \"" + m.name() + "\", to train the like of it on other sketches, or to go on with it.")
                    .orElse("The options of a model that you have, to train the like of it on other sketches, or to go on with it."),
                    model.get().map(this::optionsOf).orElseGet(HyperParameters::defaults));
        };
    }

    /** The model whose parameters the training begins with. */
    public Optional<ModelRef> startFrom() {
        return kind.get() == Kind.MODEL && learned.get() ? model.get() : Optional.empty();
    }

    /** Takes the options of a model, and what it has learned too where that is said. */
    public void likeModel(ModelRef chosen, boolean withWhatItLearned) {
        model.set(Optional.of(chosen));
        learned.set(withWhatItLearned);
        kind.set(Kind.MODEL);
    }

    void setModels(List<ModelRef> known) {
        Optional<ModelRef> before = model.get();
        models.set(known);
        model.set(before.flatMap(b -> known.stream().filter(m -> m.file().equals(b.file())).findFirst()).or(() -> known.stream().findFirst()));
    }

    /** Tells for how many categories they are. */
    void setCategories(int count) {
        categories = count;
        update();
    }

    /** One that goes on does so at the model's step, so it needs steps beyond that. */
    private HyperParameters optionsOf(ModelRef of) {
        long steps = learned.get() ? Math.max(of.options().numSteps(), of.step() + MORE_STEPS) : of.options().numSteps();
        return of.options().with("num_steps", String.valueOf(steps)).with("is_training", "True");
    }

    private void update() {
        preset.set(of(kind.get()));
    }
}
