package sketchatlas.studio.viewmodel.training;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sketchatlas.UserException;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.ModelName;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.Option;
import sketchatlas.model.Options;
import sketchatlas.nn.Backend;
import sketchatlas.nn.BackendChoice;
import sketchatlas.studio.settings.TrainingDraft;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.data.DataChoice;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.training.OptionsFormViewModel.Problem;
import sketchatlas.train.worker.TrainingPlan;

/**
 * A training that is being put together: its data, preset, options, backend and name, what it will take, and what is still missing. It
 * keeps everything when the dialog is closed.
 */
public final class TrainingDialogViewModel {
    /** Steps between two frames of the filmstrip, unless the person says otherwise. */
    public static final int FILM_EVERY = 250;

    private static final Logger LOG = System.getLogger(TrainingDialogViewModel.class.getName());
    private static final long BEFORE_TRIAL = 700; // milliseconds without a change
    private static final List<Option<?>> OF_A_BODY = List.of(Options.DEC_MODEL, Options.DEC_RNN_SIZE, Options.Z_SIZE, Options.PNG_WIDTH);
    private static final int NAMED_CATEGORIES = 3;

    private final DataSetsViewModel data;
    private final RunViewModel runs;
    private final ModelLibrary library;
    private final BackgroundWork work;
    private final Supplier<List<BackendChoice>> findBackends;
    private final PresetsViewModel presets = new PresetsViewModel();
    private final OptionsFormViewModel form = new OptionsFormViewModel();
    private final EstimateViewModel estimate;
    private final ReadOnlyObjectWrapper<List<BackendChoice>> backends = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Backend> backend = new ReadOnlyObjectWrapper<>(Backend.CPU);
    private final ReadOnlyStringWrapper backendNote = new ReadOnlyStringWrapper("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final IntegerProperty filmEvery = new SimpleIntegerProperty(FILM_EVERY);
    private final ReadOnlyObjectWrapper<Optional<Missing>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Set<String> taken = Set.of();
    private TrainingDraft restored = new TrainingDraft("", Optional.empty(), Optional.empty());
    private Optional<String> wantedBackend = Optional.empty(); // by the person, where it is not what is recommended
    private boolean opened;
    private List<String> offered = List.of();
    private String suggested = "";

    /** The parts of the dialog, in the order in which a person goes through them. */
    public enum Part {
        DATA, PRESET, OPTIONS, START
    }

    /**
     * Why training can't start yet.
     *
     * @param part where the person can do something about it
     */
    public record Missing(Part part, String sentence) {
    }

    /**
     * @param data where the sketches come from
     * @param runs where the training goes to
     */
    public TrainingDialogViewModel(DataSetsViewModel data, RunViewModel runs, TrainingAccess access, BackgroundWork work) {
        this(data, runs, access, work, CompletableFuture.delayedExecutor(BEFORE_TRIAL, TimeUnit.MILLISECONDS, work.background()));
    }

    /** @param later as in {@link EstimateViewModel} */
    TrainingDialogViewModel(DataSetsViewModel data, RunViewModel runs, TrainingAccess access, BackgroundWork work, Executor later) {
        this.data = data;
        this.runs = runs;
        this.library = access.library();
        this.work = work;
        this.findBackends = access::backends;
        estimate = new EstimateViewModel(access.trials(), work, later, access::machine, access::cardMemory);
        form.startWith(presets.presetProperty().get().options());
        form.addCheck(this::lacking);
        form.addCheck(this::evaluating);
        form.addCheck(this::otherBody);
        data.chosenProperty().subscribe(chosen -> chosen.ifPresent(this::take));
        data.problemProperty().addListener(_ -> update());
        presets.kindProperty().addListener(_ -> startAnew());
        presets.modelProperty().addListener(_ -> ofModel());
        presets.learnedProperty().addListener(_ -> ofModel());
        form.optionsProperty().addListener(_ -> update());
        form.wrongProperty().addListener(_ -> update());
        backend.addListener(_ -> update());
        name.addListener(_ -> update());
        runs.activeProperty().addListener(_ -> update());
        estimate.estimateProperty().addListener(_ -> update());
        update();
    }

    public DataSetsViewModel data() {
        return data;
    }

    public PresetsViewModel presets() {
        return presets;
    }

    public OptionsFormViewModel form() {
        return form;
    }

    public EstimateViewModel estimate() {
        return estimate;
    }

    /** What computes on this machine, with reasons; empty until it is known. */
    public ReadOnlyObjectProperty<List<BackendChoice>> backendsProperty() {
        return backends.getReadOnlyProperty();
    }

    /** What is to compute. */
    public ReadOnlyObjectProperty<Backend> backendProperty() {
        return backend.getReadOnlyProperty();
    }

    /** Why it is not what was chosen the last time; empty if it is. */
    public ReadOnlyStringProperty backendNoteProperty() {
        return backendNote.getReadOnlyProperty();
    }

    /** The person wants this to compute; it is remembered for the next time, unless it is what is recommended anyway. */
    public void chooseBackend(Backend wanted) {
        wantedBackend = recommended(backends.get()).filter(best -> best != wanted).map(_ -> wanted.toString());
        backendNote.set("");
        backend.set(wanted);
    }

    /** What the model will be called. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Why it can't be called so; empty if it can. */
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** Steps between two frames of the filmstrip; 0 for none. */
    public IntegerProperty filmEveryProperty() {
        return filmEvery;
    }

    /** The first thing that is missing before training can start; empty if nothing is. */
    public ReadOnlyObjectProperty<Optional<Missing>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** Where the model and everything about its training will be kept. */
    public Path folder() {
        return library.folder().resolve(ModelName.cleaned(name.get()));
    }

    /** What the dialog needs to know each time it is opened: the models that there are, and what computes. */
    public void open() {
        if (!opened) {
            opened = true;
            fillIn();
        }
        estimate.setWatched(true);
        work.start(() -> library.list().stream().filter(LibraryEntry::canOpen).map(TrainingDialogViewModel::reference).toList(), presets::setModels,
                error -> Problems.tell("The models could not be listed", error));
        work.start(library::takenNames, names -> {
            taken = names;
            suggest();
            update();
        }, error -> Problems.tell("The names of the models could not be listed", error));
        if (backends.get().isEmpty()) {
            work.start(findBackends, this::found, error -> backends.set(List.of(new BackendChoice(Backend.CPU, "Processor", true,
                    Problems.tell("What else could compute is not known", error)))));
        }
    }

    /** What the person chose the last time is chosen, else what is recommended. */
    private void found(List<BackendChoice> choices) {
        Optional<Backend> wanted = choices.stream().filter(BackendChoice::usable).map(BackendChoice::backend)
                .filter(b -> wantedBackend.filter(b.toString()::equals).isPresent()).findFirst();
        backendNote.set(wantedBackend.isPresent() && wanted.isEmpty()
                ? "Last time you chose " + wantedBackend.get() + ", which can't be used now; what is recommended is chosen instead." : "");
        wanted.or(() -> recommended(choices)).ifPresent(backend::set);
        backends.set(choices);
    }

    private static Optional<Backend> recommended(List<BackendChoice> choices) {
        return choices.stream().filter(BackendChoice::usable).findFirst().map(BackendChoice::backend);
    }

    /** The dialog is closed; everything stays as it is, for the next time. */
    public void close() {
        estimate.setWatched(false);
    }

    /** Whether training was started. */
    public boolean start() {
        Optional<TrainingPlan> plan = plan();
        plan.ifPresent(runs::start);
        plan.ifPresent(p -> taken = with(taken, p.name()));
        plan.ifPresent(_ -> suggest());
        return plan.isPresent();
    }

    /** What would be trained now; empty while something is missing. */
    public Optional<TrainingPlan> plan() {
        Optional<DataChoice> chosen = data.chosenProperty().get();
        Optional<HyperParameters> options = form.optionsProperty().get();
        if (missing.get().isPresent() || chosen.isEmpty() || options.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrainingPlan(name.get().strip(), chosen.get().folder(), options.get(), presets.startFrom().map(ModelRef::file), backend.get(),
                filmEvery.get()));
    }

    /** The same training on the command line. */
    public String command() {
        HyperParameters from = presets.startFrom().map(ModelRef::options).orElseGet(HyperParameters::defaults);
        return TrainingCommand.of(data.chosenProperty().get().map(DataChoice::folder), folder(), presets.startFrom().map(ModelRef::file), backend.get(),
                form.difference(from));
    }

    /** Which of a preset's own categories are not chosen, in a sentence; empty if none. */
    public String missingCategories(Preset preset) {
        List<String> chosen = data.chosenProperty().get().map(DataChoice::categories).orElse(List.of());
        List<String> lacking = preset.categories().stream().filter(c -> !chosen.contains(c)).toList();
        return lacking.isEmpty() ? "" : "Not chosen among the data yet: " + String.join(", ", lacking) + ".";
    }

    /** Chooses categories in the data set that is shown, as far as it has them. */
    public void chooseCategories(List<String> names) {
        data.categories().folderProperty().get().ifPresent(folder -> data.show(folder, names));
    }

    /** What to remember until the next time. */
    public TrainingDraft draft() {
        return opened ? new TrainingDraft(form.difference(HyperParameters.defaults()), data.chosenProperty().get().map(d -> d.folder().toString()), wantedBackend)
                : restored;
    }

    /** What was remembered, to be filled in when the dialog is first opened. */
    public void restore(TrainingDraft draft) {
        restored = draft;
        wantedBackend = draft.backend();
    }

    private void fillIn() {
        if (!restored.options().isEmpty()) {
            try {
                form.take(HyperParameters.parse(restored.options()));
            } catch (UserException e) {
                LOG.log(Level.INFO, "options that another version of the program has kept", e); // the preset stays
            }
        }
        restored.dataFolder().ifPresent(folder -> data.show(Path.of(folder), form.categories()));
    }

    private void take(DataChoice chosen) {
        presets.setCategories(chosen.categories().size());
        form.restartWith(presets.presetProperty().get().options());
        if (!chosen.categories().equals(offered)) { // and not only more known about the same
            offered = chosen.categories();
            form.setCategories(offered);
        }
        form.checkAgain();
        suggest();
        update();
    }

    private void startAnew() {
        form.startWith(presets.presetProperty().get().options());
    }

    private void ofModel() {
        if (presets.kindProperty().get() == PresetsViewModel.Kind.MODEL) {
            startAnew();
        }
    }

    /** Names the model after its categories until the person calls it something else. */
    private void suggest() {
        if (name.get().isBlank() || name.get().equals(suggested)) {
            List<String> categories = data.chosenProperty().get().map(DataChoice::categories).orElse(List.of());
            String plain = categories.isEmpty() ? "" : categories.size() <= NAMED_CATEGORIES ? String.join(", ", categories) : categories.size() + " categories";
            suggested = plain.isEmpty() ? "" : ModelName.free(ModelName.cleaned(plain), candidate -> taken.contains(candidate.toLowerCase(Locale.ROOT)));
            name.set(suggested);
        }
    }

    private void update() {
        nameProblem.set(ModelName.problem(name.get().strip()).or(() -> taken.contains(name.get().strip().toLowerCase(Locale.ROOT))
                ? Optional.of("There is a model \"" + name.get().strip() + "\" already: choose another name.") : Optional.empty()).orElse(""));
        estimate.ask(form.optionsProperty().get().flatMap(options -> data.chosenProperty().get()
                .map(chosen -> new EstimateViewModel.Question(options, chosen, backend.get()))));
        missing.set(whatIsMissing());
    }

    private Optional<Missing> whatIsMissing() {
        if (data.chosenProperty().get().isEmpty()) {
            String why = data.problemProperty().get();
            return Optional.of(new Missing(Part.DATA, why.isEmpty() ? "Choose sketches to train with." : why));
        }
        if (form.optionsProperty().get().isEmpty()) {
            return Optional.of(new Missing(Part.OPTIONS, form.wrongProperty().get().stream().findFirst().map(f -> f.problemProperty().get()).orElse("")));
        }
        if (presets.kindProperty().get() == PresetsViewModel.Kind.MODEL && presets.modelProperty().get().isEmpty()) {
            return Optional.of(new Missing(Part.PRESET, "Choose the model whose options to take."));
        }
        Optional<String> refusal = estimate.estimateProperty().get().flatMap(Estimate::refusal);
        if (refusal.isPresent()) {
            return Optional.of(new Missing(Part.OPTIONS, refusal.get()));
        }
        if (!nameProblem.get().isEmpty()) {
            return Optional.of(new Missing(Part.START, nameProblem.get()));
        }
        return runs.activeProperty().get() ? Optional.of(new Missing(Part.START, "Another training is under way: stop it first, or wait until it has finished."))
                : Optional.empty();
    }

    /** Categories that the chosen data does not have. */
    private Optional<Problem> lacking(HyperParameters options) {
        return data.chosenProperty().get().map(chosen -> options.categories().stream().filter(c -> !chosen.categories().contains(c)).toList())
                .filter(names -> !names.isEmpty()).map(names -> new Problem(Options.CATEGORIES, "Not chosen among the data: " + String.join(", ", names)
                        + ". Choose them there, or leave them out."));
    }

    private Optional<Problem> evaluating(HyperParameters options) {
        return options.isTraining() ? Optional.empty() : Optional.of(new Problem(Options.IS_TRAINING,
                "A new training has nothing to evaluate: leave is_training at True, and evaluate models on the command line."));
    }

    /** What a model has learned fits only networks of its sizes. */
    private Optional<Problem> otherBody(HyperParameters options) {
        return presets.startFrom().flatMap(model -> OF_A_BODY.stream().filter(o -> !o.text(options).equals(o.text(model.options()))).findFirst()
                .map(o -> new Problem(o, "The training begins with what \"" + model.name() + "\" has learned, so " + o.name() + " must be "
                        + o.text(model.options()) + " as there."))
                .or(() -> options.numSteps() > model.step() ? Optional.empty() : Optional.of(new Problem(Options.NUM_STEPS, "The training begins at step "
                        + model.step() + " of \"" + model.name() + "\": num_steps must be more than that."))));
    }

    private static ModelRef reference(LibraryEntry entry) {
        return new ModelRef(entry.name(), entry.model(), entry.config().orElseThrow().hyperParameters(), entry.config().orElseThrow().step());
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> all = new HashSet<>(names);
        all.add(another.toLowerCase(Locale.ROOT));
        return all;
    }
}
