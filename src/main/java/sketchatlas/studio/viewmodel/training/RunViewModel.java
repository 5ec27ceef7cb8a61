package sketchatlas.studio.viewmodel.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.WorkerEvent;

/**
 * The training that runs in the background, one at a time, whatever the window shows. When the studio is closed it is saved, and the next
 * studio offers to go on with it.
 */
public final class RunViewModel implements AutoCloseable {
    private final TrainingAccess access;
    private final BackgroundWork work;
    private final Notices notices;
    private final List<Consumer<WorkerEvent>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Path>> runFolder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TrainingState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TrainingState>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WorkerEvent.Loading>> loading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WorkerEvent.Started>> started = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WorkerEvent.Step>> lastStep = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WorkerEvent.Frame>> lastFrame = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper frames = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper recoveries = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunStatus>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private final BooleanBinding active = Bindings.createBooleanBinding(() -> state.get().filter(RunViewModel::isUnderWay).isPresent(), state);
    private boolean onProcessor; // what is offered would go on there
    private Run current; // null before the first one

    /** One training from its start to its end; events of an earlier one are told from those of this one. */
    private static final class Run {
        private TrainingAccess.Running process; // null until it has started, and after its end
        private boolean stopping; // before it has started
        private boolean pausing; // before it has started
    }

    /** A run that failed, and whether that was on something else than the processor. */
    private record Failed(RunStatus run, boolean onDevice) {
    }

    /** @param access starts trainings */
    public RunViewModel(TrainingAccess access, BackgroundWork work, Notices notices) {
        this.access = access;
        this.work = work;
        this.notices = notices;
    }

    /** The folder of the training that runs or ran last in this studio. */
    public ReadOnlyObjectProperty<Optional<Path>> runFolderProperty() {
        return runFolder.getReadOnlyProperty();
    }

    /** The state of that training; PREPARED while its data is being read. */
    public ReadOnlyObjectProperty<Optional<TrainingState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** PAUSED or STOPPED where that was asked for and has not come about yet: the training first ends the step that it is in. */
    public ReadOnlyObjectProperty<Optional<TrainingState>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether a training is being prepared, runs or waits. */
    public BooleanBinding activeProperty() {
        return active;
    }

    /** How far its data is read; empty before and after that. */
    public ReadOnlyObjectProperty<Optional<WorkerEvent.Loading>> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** What computes it and how much data there is; empty before its first step. */
    public ReadOnlyObjectProperty<Optional<WorkerEvent.Started>> startedProperty() {
        return started.getReadOnlyProperty();
    }

    /** Where it stands; empty before its first step. */
    public ReadOnlyObjectProperty<Optional<WorkerEvent.Step>> lastStepProperty() {
        return lastStep.getReadOnlyProperty();
    }

    /** What is wrong with it, in a sentence; empty while nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many frames of its filmstrip were written since it was started or taken up here. */
    public ReadOnlyIntegerProperty framesProperty() {
        return frames.getReadOnlyProperty();
    }

    /** The last of those frames. */
    public ReadOnlyObjectProperty<Optional<WorkerEvent.Frame>> lastFrameProperty() {
        return lastFrame.getReadOnlyProperty();
    }

    /** How often it went back from a loss that was no number since it was started or taken up here. */
    public ReadOnlyIntegerProperty recoveriesProperty() {
        return recoveries.getReadOnlyProperty();
    }

    /** A training that the person may want to go on with: one that was interrupted, or one that a graphics card has failed. */
    public ReadOnlyObjectProperty<Optional<RunStatus>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Hears every event of every training, on the interface's thread, after the properties have changed. */
    public void addListener(Consumer<WorkerEvent> listener) {
        listeners.add(listener);
    }

    /** Ends {@link #addListener}. */
    public void removeListener(Consumer<WorkerEvent> listener) {
        listeners.remove(listener);
    }

    /** Looks for a training that was interrupted, to offer going on with it. */
    public void lookForUnfinished() {
        work.start(access::unfinished, found -> {
            if (!active.get()) {
                found.stream().filter(run -> run.kind() == RunStatus.Kind.INTERRUPTED).findFirst().ifPresent(run -> offer(run, false));
            }
        }, error -> notices.error(Problems.tell("The models could not be looked through for unfinished trainings", error)));
    }

    /** What is offered, as a question; empty where nothing is. */
    public ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    private void offer(RunStatus run, boolean processor) {
        onProcessor = processor;
        String where = run.step() == 0 ? "before its first checkpoint" : String.format(Locale.ROOT, "after step %,d of %,d", run.step(), run.steps());
        question.set("The training of \"" + run.name() + "\" was interrupted " + where + ". Go on with it" + (processor ? " on the processor?" : "?"));
        offer.set(Optional.of(run));
    }

    /** Goes on with the training that is offered. */
    public void accept() {
        offer.get().map(RunStatus::folder).ifPresent(folder -> {
            if (onProcessor) {
                begin(folder, listener -> access.resumeOnProcessor(folder, listener));
            } else {
                resume(folder);
            }
        });
    }

    /** Offers nothing any more; the next studio will again. */
    public void dismiss() {
        offer.set(Optional.empty());
        question.set("");
    }

    /** A training that is not under way has its folder, the first, at another place now. */
    void moved(Path from, Path to) {
        if (!active.get() && runFolder.get().equals(Optional.of(from))) {
            runFolder.set(Optional.of(to));
        }
        if (offer.get().filter(run -> run.folder().equals(from)).isPresent()) {
            boolean processor = onProcessor;
            dismiss();
            work.start(() -> access.status(to), run -> offer(run, processor), error -> notices.error(Problems.tell("The training can't be looked at", error)));
        }
    }

    /** The folder of a training that is not under way is gone. */
    void removed(Path gone) {
        if (!active.get() && runFolder.get().equals(Optional.of(gone))) {
            runFolder.set(Optional.empty());
        }
        if (offer.get().filter(run -> run.folder().equals(gone)).isPresent()) {
            dismiss();
        }
    }

    /** Begins a training; where one is under way already, says so instead. */
    public void start(TrainingPlan plan) {
        Path folder = access.folderOf(plan.name());
        begin(folder, listener -> access.start(folder, plan, listener));
    }

    /** Goes on with the training in a folder; where one is under way already, says so instead. */
    public void resume(Path folder) {
        begin(folder, listener -> access.resume(folder, listener));
    }

    private void begin(Path folder, Function<Consumer<WorkerEvent>, TrainingAccess.Running> starter) {
        if (active.get()) {
            notices.error("A training is under way already: stop it first, or wait until it has finished.");
            return;
        }
        Run run = new Run();
        current = run;
        asked.set(Optional.empty());
        dismiss();
        problem.set("");
        loading.set(Optional.empty());
        started.set(Optional.empty());
        lastStep.set(Optional.empty());
        lastFrame.set(Optional.empty());
        frames.set(0);
        recoveries.set(0);
        runFolder.set(Optional.of(folder));
        state.set(Optional.of(TrainingState.PREPARED));
        work.start(() -> starter.apply(event -> work.toInterface().execute(() -> hear(run, event))), process -> began(run, process), error -> {
            problem.set(Problems.tell("The training could not be started", error));
            asked.set(Optional.empty());
            state.set(Optional.of(TrainingState.FAILED));
            notices.error(problem.get());
        });
    }

    private void began(Run run, TrainingAccess.Running process) {
        if (run != current) { // the studio was closed meanwhile
            closeInBackground(process);
            return;
        }
        run.process = process;
        if (run.stopping) {
            process.stop();
        } else if (run.pausing) {
            process.pause();
        }
    }

    private void hear(Run run, WorkerEvent event) {
        if (run != current) {
            return;
        }
        switch (event) {
            case WorkerEvent.Loading e -> loading.set(Optional.of(e));
            case WorkerEvent.Started e -> {
                loading.set(Optional.empty());
                started.set(Optional.of(e));
            }
            case WorkerEvent.Step e -> lastStep.set(Optional.of(e));
            case WorkerEvent.Frame e -> {
                frames.set(frames.get() + 1);
                lastFrame.set(Optional.of(e));
            }
            case WorkerEvent.Recovered _ -> recoveries.set(recoveries.get() + 1);
            case WorkerEvent.Problem e -> {
                problem.set(e.sentence());
                notices.error(e.sentence());
            }
            case WorkerEvent.State e -> become(e.state());
            case WorkerEvent.Validated _ -> {
                // for the listeners
            }
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }

    private void become(TrainingState now) {
        if (!isUnderWay(now) || asked.get().equals(Optional.of(now))) {
            asked.set(Optional.empty());
        }
        state.set(Optional.of(now));
        switch (now) {
            case RUNNING -> problem.set("");
            case FAILED -> offerToGoOn(runFolder.get().orElseThrow());
            case PREPARED, PAUSED, STOPPED, FINISHED -> {
                // there is nothing to tell
            }
        }
        if (!active.get()) {
            loading.set(Optional.empty());
        }
    }

    /** What a graphics card could not do, the processor may; and a process that was killed did nothing wrong. */
    private void offerToGoOn(Path folder) {
        Run failed = current;
        work.start(() -> new Failed(access.status(folder), access.leavesProcessor(folder)), after -> {
            boolean helps = after.onDevice || after.run.kind() == RunStatus.Kind.INTERRUPTED;
            if (failed == current && !active.get() && helps) {
                offer(after.run, after.onDevice);
            }
        }, error -> Problems.tell("The failed training can't be looked at", error));
    }

    private static boolean isUnderWay(TrainingState state) {
        return switch (state) {
            case PREPARED, RUNNING, PAUSED -> true;
            case STOPPED, FAILED, FINISHED -> false;
        };
    }

    /** Lets the training wait after the step that it is in. */
    public void pause() {
        steer(TrainingAccess.Running::pause, run -> run.pausing = true);
        ask(Optional.of(TrainingState.PAUSED));
    }

    /** Ends a pause. */
    public void goOn() {
        steer(TrainingAccess.Running::resume, run -> run.pausing = false);
        ask(Optional.empty());
    }

    /** Ends the training with a checkpoint; it can go on later. */
    public void stop() {
        steer(TrainingAccess.Running::stop, run -> run.stopping = true);
        ask(Optional.of(TrainingState.STOPPED));
    }

    /** Notes what was asked for; of a stop nothing leads back. */
    private void ask(Optional<TrainingState> wanted) {
        if (active.get() && !asked.get().equals(Optional.of(TrainingState.STOPPED))) {
            asked.set(wanted);
        }
    }

    private void steer(Consumer<TrainingAccess.Running> now, Consumer<Run> later) {
        if (current != null && current.process != null) {
            now.accept(current.process);
        } else if (current != null) {
            later.accept(current);
        }
    }

    /** Saves the training that is under way, in the background; the program ends when that is done. */
    @Override
    public void close() {
        Run run = current;
        current = null;
        if (run != null && run.process != null && active.get()) {
            closeInBackground(run.process);
        }
    }

    private void closeInBackground(TrainingAccess.Running process) {
        work.background().execute(process::close);
    }
}
