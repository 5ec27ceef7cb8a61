package sketchatlas.studio.viewmodel.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.UserException;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.curves.Ticks;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.picture.CurvesPicture;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.WorkerEvent;

/**
 * What is watched of a training: the one that runs in this studio, or an earlier one that a person opened. Its history and film are read when
 * there is news, in the background.
 */
public final class WatchViewModel {
    private static final long LOOK_EVERY = 1_000_000_000L; // nanoseconds between looks at a growing history

    private final RunViewModel run;
    private final TrainingAccess access;
    private final Consumer<Path> opener;
    private final BackgroundWork work;
    private final Notices notices;
    private final LongSupplier clock;
    private final CurvesViewModel curves = new CurvesViewModel();
    private final FilmViewModel film;
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Double>> share = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper canGoOn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Earlier>> earlier = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper hasModel = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private HistoryReader reader; // of the folder; null while there is none
    private Optional<RunStatus> status = Optional.empty(); // of the folder, by what lies in it
    private boolean moving; // the folder of the training here, which is not watched for that
    private boolean looking;
    private boolean lookAgain;
    private long lastLook;
    private long opening; // the newest request to watch
    private long comparing; // the newest request to lay over

    /** What a look at a folder found. */
    private record Seen(TrainingCurves curves, boolean model, Optional<RunStatus> status) {
    }

    /**
     * A training that can be watched or laid over.
     *
     * @param name of its model
     */
    public record Earlier(String name, Path folder) {
    }

    /**
     * @param run the training that runs here
     * @param access knows earlier ones
     * @param opener opens a model file
     */
    public WatchViewModel(RunViewModel run, TrainingAccess access, Consumer<Path> opener, BackgroundWork work, Notices notices) {
        this(run, access, opener, work, notices, System::nanoTime);
    }

    WatchViewModel(RunViewModel run, TrainingAccess access, Consumer<Path> opener, BackgroundWork work, Notices notices, LongSupplier clock) {
        this.run = run;
        this.access = access;
        this.opener = opener;
        this.work = work;
        this.notices = notices;
        this.clock = clock;
        film = new FilmViewModel(work);
        run.runFolderProperty().addListener((_, _, now) -> now.filter(_ -> !moving).ifPresent(this::watch));
        run.stateProperty().addListener(_ -> tell());
        run.askedProperty().addListener(_ -> tell());
        run.lastStepProperty().addListener(_ -> tell());
        run.loadingProperty().addListener(_ -> tell());
        run.problemProperty().addListener(_ -> tell());
        run.addListener(this::hear);
        run.runFolderProperty().get().ifPresent(this::watch);
    }

    public CurvesViewModel curves() {
        return curves;
    }

    public FilmViewModel film() {
        return film;
    }

    /** The folder of the training that is watched. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Whether it is under way in this studio. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** What it is called. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Where it stands, in a word. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where it stands, in numbers. */
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** How much of it is done, 0..1, as far as that is known. */
    public ReadOnlyObjectProperty<Optional<Double>> shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** Whether it is not finished and can go on now. */
    public ReadOnlyBooleanProperty canGoOnProperty() {
        return canGoOn.getReadOnlyProperty();
    }

    /** The trainings of the library; as they were at the last {@link #lookForEarlier}. */
    public ReadOnlyObjectProperty<List<Earlier>> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** Looks which trainings the library has. */
    public void lookForEarlier() {
        work.start(() -> access.library().list().stream().filter(LibraryEntry::curves).map(entry -> new Earlier(entry.name(), entry.folder())).toList(),
                earlier::set, error -> notices.error(Problems.tell("The trainings could not be listed", error)));
    }

    /** Whether there is a model to open: the best one so far. */
    public ReadOnlyBooleanProperty hasModelProperty() {
        return hasModel.getReadOnlyProperty();
    }

    /** What is wrong, in a sentence; empty where nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Watches a training, past or present. */
    public void watch(Path runFolder) {
        opening++;
        folder.set(Optional.of(runFolder));
        reader = new HistoryReader(runFolder.resolve(HistoryReader.FILE));
        problem.set("");
        hasModel.set(false);
        status = Optional.empty();
        curves.show(TrainingCurves.EMPTY);
        curves.fit();
        film.show(Optional.of(runFolder));
        tell();
        look();
    }

    /** A training that is not under way has its folder, the first, at another place now; one that is watched goes on being watched there. */
    public void moved(Path from, Path to) {
        moving = true;
        run.moved(from, to);
        moving = false;
        if (folder.get().equals(Optional.of(from))) {
            watch(to);
        }
        earlier.set(earlier.get().stream().map(e -> e.folder().equals(from) ? new Earlier(nameOf(to), to) : e).toList());
    }

    /** The folder of a training that is not under way is gone: it is watched no longer and can't be chosen. */
    public void removed(Path gone) {
        if (folder.get().equals(Optional.of(gone))) {
            folder.set(Optional.empty());
            reader = null;
            problem.set("");
            hasModel.set(false);
            status = Optional.empty();
            curves.show(TrainingCurves.EMPTY);
            film.show(Optional.empty());
            tell();
        }
        run.removed(gone);
        earlier.set(earlier.get().stream().filter(e -> !e.folder().equals(gone)).toList());
    }

    /** Watches an earlier training; says so where there is none in the folder. */
    public void open(Path runFolder) {
        long mine = ++opening;
        work.start(() -> HistoryReader.readAll(runFolder), _ -> {
            if (mine == opening) { // else another one was chosen meanwhile, or has begun
                watch(Files.isDirectory(runFolder) ? runFolder : runFolder.resolveSibling(""));
            }
        },
                error -> notices.error(Problems.tell("The training can't be opened", error)));
    }

    /** Lays the curves of another training over. */
    public void compare(Path runFolder) {
        long mine = ++comparing;
        work.start(() -> HistoryReader.readAll(runFolder), found -> {
            if (mine == comparing) {
                curves.compare(nameOf(runFolder), found);
            }
        },
                error -> notices.error(Problems.tell("The training can't be compared", error)));
    }

    /** Goes on with it from its last checkpoint. */
    public void goOn() {
        if (canGoOn.get()) {
            run.resume(folder.get().orElseThrow());
        }
    }

    /** Opens the best model so far. */
    public void openModel() {
        folder.get().ifPresent(of -> opener.accept(ModelFinder.ofTraining(of)));
    }

    /** Writes the curves as a table ({@code .csv}) or a picture ({@code .svg}, {@code .png}). */
    public void export(Path file) {
        List<CurvesPicture.Run> runs = new ArrayList<>();
        runs.add(new CurvesPicture.Run(title.get(), curves.curvesProperty().get()));
        curves.otherProperty().get().ifPresent(other -> runs.add(new CurvesPicture.Run(other.name(), other.curves())));
        CurvesPicture.Look look = new CurvesPicture.Look(curves.axisProperty().get(), curves.logProperty().get(), curves.smoothingProperty().get());
        work.start(() -> {
            CurvesPicture.write(runs, look, file);
            return file;
        }, done -> notices.news("Exported " + done.getFileName() + "."), error -> notices.error(Problems.tell("The history could not be exported", error)));
    }

    private boolean isOfRun() {
        return folder.get().isPresent() && folder.get().equals(run.runFolderProperty().get());
    }

    private void hear(WorkerEvent event) {
        if (!isOfRun()) {
            return;
        }
        switch (event) {
            case WorkerEvent.Step _ -> {
                if (clock.getAsLong() - lastLook >= LOOK_EVERY) {
                    look();
                }
            }
            case WorkerEvent.Frame _ -> film.refresh();
            case WorkerEvent.Validated _, WorkerEvent.Recovered _, WorkerEvent.State _ -> look();
            case WorkerEvent.Loading _, WorkerEvent.Started _, WorkerEvent.Problem _ -> {
                // nothing is in the folder for them
            }
        }
    }

    /** Looks at the folder in the background, one look at a time. */
    private void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        lastLook = clock.getAsLong();
        HistoryReader of = reader;
        Path at = folder.get().orElseThrow();
        work.start(() -> new Seen(of.read(), Files.isRegularFile(ModelFinder.ofTraining(at)), statusIn(at)), seen -> {
            if (of == reader) {
                curves.show(seen.curves());
                hasModel.set(seen.model());
                status = seen.status();
                tell();
            }
            looked();
        }, error -> {
            if (of == reader) {
                problem.set(Problems.tell("The history can't be read", error));
            }
            looked();
        });
    }

    private void looked() {
        looking = false;
        if (lookAgain && reader != null) {
            look();
        }
    }

    /** Empty where the folder holds only curves, or a training of the command line. */
    private Optional<RunStatus> statusIn(Path at) {
        try {
            return Optional.of(access.status(at));
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path runFolder) {
        Path absolute = runFolder.toAbsolutePath().normalize();
        return String.valueOf((absolute.endsWith(HistoryReader.FILE) ? absolute.getParent() : absolute).getFileName());
    }

    private void tell() {
        title.set(folder.get().map(WatchViewModel::nameOf).orElse(""));
        boolean here = isOfRun();
        Optional<TrainingState> now = here ? run.stateProperty().get() : Optional.empty();
        live.set(here && run.activeProperty().get());
        Optional<String> asked = live.get() ? run.askedProperty().get().map(s -> s == TrainingState.STOPPED ? "Stopping" : "Pausing") : Optional.empty();
        state.set(asked.or(() -> now.map(WatchViewModel::word)).or(() -> status.map(s -> word(s.kind()))).orElse(folder.get().isPresent() ? "Earlier training" : ""));
        canGoOn.set(!run.activeProperty().get() && status.filter(RunStatus::resumable).isPresent() && now.filter(s -> s == TrainingState.FINISHED).isEmpty());
        Optional<WorkerEvent.Step> step = here ? run.lastStepProperty().get() : Optional.empty();
        Optional<WorkerEvent.Loading> loading = here ? run.loadingProperty().get() : Optional.empty();
        if (loading.isPresent()) {
            facts.set("Reading the sketches");
            share.set(Optional.of(loading.get().total() > 0 ? (double) loading.get().done() / loading.get().total() : 0.0));
        } else if (step.isPresent()) {
            boolean finished = now.filter(s -> s == TrainingState.FINISHED).isPresent();
            long at = step.get().progress().step();
            long all = step.get().progress().steps();
            facts.set(facts(step.get(), now.filter(s -> s == TrainingState.RUNNING).isPresent()) + (finished ? ending(at, all) : ""));
            share.set(Optional.of(finished ? 1 : (double) at / Math.max(1, all)));
        } else if (now.filter(s -> s == TrainingState.PREPARED).isPresent()) {
            facts.set("Its process is starting, with low priority: that takes a while on a busy machine");
            share.set(Optional.empty());
        } else {
            facts.set(facts(curves.curvesProperty().get(), status));
            share.set(Optional.empty());
        }
        if (here || status.isPresent()) {
            problem.set(here ? run.problemProperty().get() : status.get().problem());
        }
    }

    private static String word(TrainingState state) {
        return switch (state) {
            case PREPARED -> "Preparing";
            case RUNNING -> "Training";
            case PAUSED -> "Paused";
            case STOPPED -> "Stopped";
            case FAILED -> "Failed";
            case FINISHED -> "Finished";
        };
    }

    private static String word(RunStatus.Kind kind) {
        return switch (kind) {
            case RUNNING -> "Training";
            case STOPPED -> "Stopped";
            case INTERRUPTED -> "Interrupted";
            case FAILED -> "Failed";
            case FINISHED -> "Finished";
        };
    }

    private static String facts(WorkerEvent.Step step, boolean running) {
        StringBuilder text = new StringBuilder(String.format(Locale.ENGLISH, "Step %,d of %,d", step.progress().step(), step.progress().steps()));
        if (running && step.stepsPerSecond() > 0) {
            text.append(" · ").append(speed(step.stepsPerSecond()));
        }
        if (running) {
            text.append(String.format(Locale.ENGLISH, " · rate %.2g", step.progress().learningRate()));
        }
        if (running && step.memoryBytes() > 0) {
            text.append(String.format(Locale.ENGLISH, " · %.1f GB", step.memoryBytes() / 1e9));
        }
        if (running && step.secondsLeft() > 0) {
            text.append(" · at most ").append(Estimate.duration(step.secondsLeft())).append(" left");
        }
        return text.toString();
    }

    private static String speed(double stepsPerSecond) {
        return stepsPerSecond >= 1 ? String.format(Locale.ENGLISH, "%.1f steps/s", stepsPerSecond)
                : String.format(Locale.ENGLISH, "%.1f s a step", 1 / stepsPerSecond);
    }

    private static String facts(TrainingCurves of, Optional<RunStatus> status) {
        if (of.size() == 0) {
            return "";
        }
        String whole = status.filter(s -> s.steps() > 0).map(s -> String.format(Locale.ENGLISH, " of %,d", s.steps())).orElse("");
        int last = of.size() - 1;
        String time = Double.isNaN(of.seconds(last)) ? "" : " · " + Ticks.duration(of.seconds(last)) + " of training";
        long step = status.filter(s -> s.step() > 0).map(RunStatus::step).orElse(of.step(last)); // of the last checkpoint, from which it goes on
        return String.format(Locale.ENGLISH, "Step %,d", step) + whole + time
                + status.filter(s -> s.kind() == RunStatus.Kind.FINISHED).map(s -> ending(step, s.steps())).orElse("");
    }

    /** Why a training that is finished did not take all its steps, where it didn't. */
    private static String ending(long step, long steps) {
        return step < steps ? " · ended early, for it got no better" : "";
    }
}
