package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.nn.Backend;
import sketchatlas.nn.BackendChoice;
import sketchatlas.nn.CardMemory;
import sketchatlas.studio.viewmodel.training.Machine;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
import sketchatlas.studio.viewmodel.training.TrialAccess;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.WorkerEvent;

/** Trainings that compute nothing: a test says what happens to the last one. Names with "broken" don't start. */
public final class FakeTrainings implements TrainingAccess {
    /** What was asked of trainings, in order: "start NAME", "resume NAME", "on processor NAME", "pause", ... */
    public final List<String> asked = new ArrayList<>();
    /** What can go on. */
    public final List<RunStatus> unfinished = new ArrayList<>();
    /** Where the last one is said to stand when it has failed. */
    public RunStatus.Kind afterFailure = RunStatus.Kind.FAILED;
    /** Whether all run on a graphics card. */
    public boolean onDevice;
    /** The models that there are. */
    public ModelLibrary library = new ModelLibrary(Path.of("no-such-library"), List.of(), Trash.NONE);
    /** What is tried out; nothing comes of it unless a test says so. */
    public TrialAccess trials = (_, _, _) -> () -> {
    };
    /** What could compute, the recommended one first. */
    public List<BackendChoice> backends = List.of(new BackendChoice(Backend.CPU, "Processor", true, "It is there."),
            new BackendChoice(Backend.ND4J, "Graphics card", false, "There is none."));
    /** The memory of the card. */
    public Optional<CardMemory> cardMemory = Optional.empty();
    private Consumer<WorkerEvent> listener;

    /** Tells it of the last training. */
    public void happens(WorkerEvent event) {
        listener.accept(event);
    }

    @Override
    public Running start(Path runFolder, TrainingPlan plan, Consumer<WorkerEvent> to) {
        return begin("start", runFolder, to);
    }

    @Override
    public Running resume(Path runFolder, Consumer<WorkerEvent> to) {
        return begin("resume", runFolder, to);
    }

    @Override
    public Running resumeOnProcessor(Path runFolder, Consumer<WorkerEvent> to) {
        return begin("on processor", runFolder, to);
    }

    private Running begin(String how, Path runFolder, Consumer<WorkerEvent> to) {
        if (runFolder.toString().contains("broken")) {
            throw new UserException("The training in " + runFolder + " does not start.");
        }
        asked.add(how + " " + runFolder);
        listener = to;
        return new Running() {
            @Override
            public void pause() {
                asked.add("pause");
            }

            @Override
            public void resume() {
                asked.add("go on");
            }

            @Override
            public void stop() {
                asked.add("stop");
            }

            @Override
            public void close() {
                asked.add("close");
            }
        };
    }

    @Override
    public Path folderOf(String name) {
        return Path.of(name);
    }

    @Override
    public List<RunStatus> unfinished() {
        return List.copyOf(unfinished);
    }

    @Override
    public RunStatus status(Path runFolder) {
        if (asked.stream().noneMatch(what -> what.endsWith(" " + runFolder))) {
            throw new UserException("There is no plan of a training in " + runFolder + ".");
        }
        return new RunStatus(runFolder, runFolder.toString(), afterFailure, 120, 500, "");
    }

    @Override
    public ModelLibrary library() {
        return library;
    }

    @Override
    public TrialAccess trials() {
        return trials;
    }

    @Override
    public Machine machine() {
        return new Machine(16_000_000_000L, 10_000_000_000L, 4);
    }

    @Override
    public Optional<CardMemory> cardMemory() {
        return cardMemory;
    }

    @Override
    public List<BackendChoice> backends() {
        return backends;
    }

    @Override
    public boolean leavesProcessor(Path runFolder) {
        return onDevice;
    }
}
