package sketchatlas.studio.viewmodel.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.explore.Engine;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.workbench.Difference;
import sketchatlas.explore.workbench.JobListener;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.LatentWorkbench;
import sketchatlas.explore.workbench.OtherModelException;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.TokenFiles;
import sketchatlas.explore.workbench.TokenJob;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.explore.workbench.WorkbenchHistory;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.model.SketchModel;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.DrawingViewModel;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.tree.TreeTexts;

/**
 * The workbench: what lies on it and what was done, the tab that is open and what the model makes of all that. Everything that changes goes
 * through {@link #execute}, so that it can be undone.
 */
public final class WorkbenchViewModel {
    /** What can be done with sketches here. */
    public enum Tab {
        ANALOGY, INTERPOLATION, COMPLETION
    }

    /** Seeds are 0 to this. */
    public static final int LARGEST_SEED = 999_999_999;
    /** Of a file with more sketches no more are pinned at once. */
    public static final int MOST_PINNED = 12;

    private static final int MOST_READ = 20_000;
    private static final int EXAMPLES = 4;

    private final WorkbenchHistory history = new WorkbenchHistory();
    private final ReadOnlyObjectWrapper<WorkbenchState> state = new ReadOnlyObjectWrapper<>(WorkbenchState.EMPTY);
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Bench>> bench = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.ANALOGY);
    private final WholeTokens whole = new WholeTokens();
    private Optional<LatentWorkbench> atHand = Optional.empty(); // for what is not on the bench yet
    private final ModelViewModel model;
    private final BenchAccess access;
    private final BackgroundWork work;
    private final Notices notices;
    private final BenchRequests requests;
    private final TokenMaker tokens;
    private final AnalogyViewModel analogy;
    private final InterpolationViewModel interpolation;
    private final CompletionViewModel completion;
    private final CalculatorsViewModel calculators;

    /**
     * @param access finds what belongs to a model
     * @param tokens takes what other panels show in hand
     */
    public WorkbenchViewModel(ModelViewModel model, DrawingViewModel drawing, TokenMaker tokens, BenchAccess access, BackgroundWork work, Notices notices) {
        this.model = model;
        this.tokens = tokens;
        this.access = access;
        this.work = work;
        this.notices = notices;
        requests = new BenchRequests(work.toInterface());
        analogy = new AnalogyViewModel(new ResultViewModel(requests, problem::set));
        interpolation = new InterpolationViewModel(new ResultViewModel(requests, problem::set));
        completion = new CompletionViewModel(drawing, tokens::drawing);
        calculators = new CalculatorsViewModel(access::nameOf, work, notices);
        model.engineProperty().subscribe(this::connect);
        tab.addListener(_ -> refresh(false));
    }

    /** What lies on the bench; never null. */
    public ReadOnlyObjectProperty<WorkbenchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public WorkbenchState state() {
        return state.get();
    }

    /** What {@link #undo()} takes back, or the empty string. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What {@link #redo()} does again, or the empty string. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** What belongs to the model in use; empty until it is known. */
    public ReadOnlyObjectProperty<Optional<Bench>> benchProperty() {
        return bench.getReadOnlyProperty();
    }

    /** One sentence about what went wrong last, or the empty string. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The tab that is open; only what it shows is worked on. */
    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** What is known of tokens that lack a code or a sketch. */
    public WholeTokens whole() {
        return whole;
    }

    /** Takes what other panels show in hand. */
    public TokenMaker tokens() {
        return tokens;
    }

    public AnalogyViewModel analogy() {
        return analogy;
    }

    public InterpolationViewModel interpolation() {
        return interpolation;
    }

    public CompletionViewModel completion() {
        return completion;
    }

    public CalculatorsViewModel calculators() {
        return calculators;
    }

    /** Does something. */
    public void execute(WorkbenchCommand command) {
        history.execute(command);
        show(command.sliding());
    }

    /** Lays out what lay there at another time, with nothing to take back. */
    public void restore(WorkbenchState before) {
        history.restore(before);
        show(false);
    }

    /** A token into a slot; the tab that the slot belongs to opens, and a calculator gives way to b and c. */
    public void put(Slot slot, SketchToken token) {
        tab.set(switch (slot) {
            case A, B, C -> Tab.ANALOGY;
            case TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT -> Tab.INTERPOLATION;
            case GUIDE -> Tab.COMPLETION;
        });
        execute(new WorkbenchCommand.Put(slot, token));
    }

    /** The control that was moved has been let go: what takes longer is drawn now. */
    public void settle() {
        history.settle();
        refresh(false);
    }

    /** Takes back the last thing done, if any. */
    public void undo() {
        history.undo();
        show(false);
    }

    /** Does again what was taken back last, if anything. */
    public void redo() {
        history.redo();
        show(false);
    }

    /** Uses a calculator in place of b - c. */
    public void use(LatentCalculator calculator) {
        tab.set(Tab.ANALOGY);
        execute(new WorkbenchCommand.Choose(Optional.of(new Difference.Named(calculator.name(), calculator.vector()))));
    }

    /** Applies a calculator to a token: it goes into slot a. */
    public void apply(LatentCalculator calculator, SketchToken token) {
        tab.set(Tab.ANALOGY);
        execute(new WorkbenchCommand.Apply(new Difference.Named(calculator.name(), calculator.vector()), token));
    }

    /** Lays out an analogy to look at: the best calculator of the model, applied to four of the atlas's sketches. Nothing happens where there is none. */
    public void showExample() {
        calculators.entriesProperty().get().stream().map(CalculatorStore.Entry::calculator).findFirst().ifPresent(calculator -> {
            tab.set(Tab.ANALOGY);
            execute(new WorkbenchCommand.LayOut(new Difference.Named(calculator.name(), calculator.vector()), tokens.some(calculator.name(), EXAMPLES)));
        });
    }

    /** Whether there is a b - c to be saved. */
    public boolean canSave() {
        return state().calculator().isEmpty() && state().in(Slot.B).isPresent() && state().in(Slot.C).isPresent();
    }

    /** Keeps b - c as a calculator. */
    public void save(String name) {
        if (canSave()) {
            calculators.save(name, whole.of(state().in(Slot.B).orElseThrow()), whole.of(state().in(Slot.C).orElseThrow()));
        }
    }

    /** Draws everything again, with the next seed. */
    public void nextSeed() {
        Sampling now = state().sampling();
        execute(new WorkbenchCommand.Sample(new Sampling(now.temperature(), Math.min(LARGEST_SEED, now.seed() + 1))));
        settle();
    }

    /** Something is at hand: what it lacks is read or drawn when nothing else is asked of the model, so that people see what they take. */
    public void lookAt(SketchToken token) {
        Optional<Engine> engine = model.engineProperty().get();
        boolean known = bench.get().isEmpty() || !whole.lacks(token, bench.get().get().modelId());
        if (known || engine.isEmpty()) {
            return;
        }
        atHand.get().requestIdle(new TokenJob(List.of(token), state().sampling()), new JobListener<>() {
            @Override
            public void finished(List<SketchToken> found) {
                work.toInterface().execute(() -> {
                    if (model.engineProperty().get().equals(engine)) {
                        whole.learn(token, found.getFirst());
                    }
                });
            }

            @Override
            public void failed(Throwable error) {
                work.toInterface().execute(() -> undrawn(error));
            }
        });
    }

    /** Finishes what is on the paper now in several ways. */
    public void complete() {
        if (completion.begin()) {
            refresh(false);
        }
    }

    /** Pins the sketches of an SVG text to the tray, if it is one. */
    public void paste(String text) {
        work.start(() -> TokenFiles.ofSvg(text, "pasted"), found -> execute(new WorkbenchCommand.PinAll(found)),
                error -> notices.error(Problems.tell("What was copied is no sketch", error)));
    }

    /**
     * Pins sketches of a file to the tray, with what the file notes of them: all, or of many some that lie evenly over the file.
     *
     * @param file of sketches of any form
     */
    public void pin(Path file) {
        work.start(() -> TokenFiles.read(file, MOST_READ), found -> {
            int pinned = Math.min(MOST_PINNED, found.size());
            execute(new WorkbenchCommand.PinAll(IntStream.range(0, pinned).mapToObj(i -> found.get((int) ((long) i * found.size() / pinned))).toList()));
            notices.news(pinned == found.size() ? "Pinned " + TreeTexts.sketches(pinned) + " of " + file.getFileName() + " to the tray."
                    : "Pinned " + pinned + " of the " + (found.size() == MOST_READ ? "first " : "") + TreeTexts.number(found.size()) + " sketches of "
                    + file.getFileName() + " to the tray.");
        }, error -> notices.error(Problems.tell("No sketches could be taken from " + file, error)));
    }

    /** What the open tab shows as a strip or grid, if there is one to be written. */
    public Optional<SketchSheet> sheet() {
        return switch (tab.get()) {
            case ANALOGY -> analogy.sheet(state(), whole::of);
            case INTERPOLATION -> interpolation.sheet(state());
            case COMPLETION -> completion.sheet();
        };
    }

    /** Writes what the open tab shows, as the ending of the name says: {@code .svg}, {@code .png}, {@code .gif} or {@code .ndjson}. */
    public void export(Path file) {
        sheet().ifPresent(sheet -> work.start(() -> {
            sheet.write(file);
            return file;
        }, written -> notices.news("Exported " + written.getFileName() + "."),
                error -> notices.error(Problems.tell("The file " + file + " could not be written", error))));
    }

    /** Writes one sketch with its recipe, as {@code .svg} or {@code .ndjson}. */
    public void save(Path file, SketchToken token) {
        work.start(() -> {
            TokenFiles.write(file, token);
            return file;
        }, written -> notices.news("Saved " + written.getFileName() + "."),
                error -> notices.error(Problems.tell("The file " + file + " could not be written", error)));
    }

    private void connect(Optional<Engine> engine) {
        requests.setEngine(engine);
        atHand = engine.map(LatentWorkbench::new);
        whole.forget();
        analogy.clear();
        interpolation.clear();
        completion.clear();
        open(engine, Optional.empty());
        engine.ifPresent(e -> new LatentWorkbench(e).requestIdle((m, _) -> access.of(model.fileProperty().get().orElseThrow(), m), new JobListener<>() {
            @Override
            public void finished(Bench found) {
                work.toInterface().execute(() -> connected(e, found));
            }

            @Override
            public void failed(Throwable error) {
                work.toInterface().execute(() -> problem.set(Problems.tell("The workbench cannot use this model", error)));
            }
        }));
    }

    private void connected(Engine engine, Bench found) {
        if (model.engineProperty().get().filter(e -> e == engine).isPresent()) {
            open(Optional.of(engine), Optional.of(found));
            refresh(false);
        }
    }

    private void open(Optional<Engine> engine, Optional<Bench> found) {
        problem.set("");
        bench.set(found);
        tokens.setModel(found.map(Bench::modelId));
        analogy.result().setDensity(found.map(Bench::density));
        interpolation.result().setDensity(found.map(Bench::density));
        calculators.open(engine, found);
    }

    private void show(boolean live) {
        state.set(history.state());
        undoName.set(history.undoName());
        redoName.set(history.redoName());
        refresh(live);
    }

    private void refresh(boolean live) {
        if (bench.get().isEmpty()) {
            return;
        }
        problem.set("");
        WorkbenchState now = state();
        List<SketchToken> missing = whole.missing(now, bench.get().get().modelId());
        Optional<BenchRequests.Work> shown = switch (tab.get()) {
            case ANALOGY -> analogy.work(now, live, whole::of);
            case INTERPOLATION -> interpolation.work(now, live, whole::of);
            case COMPLETION -> completion.work(now, live, whole::of);
        };
        if (shown.isEmpty()) {
            requests.forget();
        }
        if (shown.isPresent() || !missing.isEmpty()) {
            requests.start((m, watch, tell) -> {
                shown.ifPresent(w -> w.run(m, watch, tell));
                learn(missing, now, m, watch, tell);
            }, live, this::undrawn);
        }
    }

    private void undrawn(Throwable error) {
        if (error instanceof OtherModelException other) {
            WorkbenchState now = state();
            Optional<Bench> at = bench.get();
            work.start(() -> other.sentence(access.nameOf(other.modelId())), sentence -> {
                if (now.equals(state()) && at.equals(bench.get())) {
                    problem.set(sentence);
                }
            }, _ -> problem.set(other.getMessage()));
        } else {
            problem.set(Problems.tell("The model could not draw this", error));
        }
    }

    /** Reads and draws what tokens lack; what cannot be had of one is no reason to leave out the others. */
    private void learn(List<SketchToken> missing, WorkbenchState now, SketchModel m, JobWatch watch, Consumer<Runnable> tell) {
        for (SketchToken token : missing) {
            SketchToken found = new TokenJob(List.of(token), now.sampling()).run(m, watch).getFirst();
            tell.accept(() -> whole.learn(token, found));
        }
    }
}
