package sketchatlas.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
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
        return new RunStatus(runFolder, runFolder.toString(), afterFailure, 120, 500, "");
    }

    @Override
    public boolean leavesProcessor(Path runFolder) {
        return onDevice;
    }
}
