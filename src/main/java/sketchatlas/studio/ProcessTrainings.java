package sketchatlas.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.nn.Backend;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.WorkerEvent;
import sketchatlas.train.worker.WorkerLaunch;
import sketchatlas.train.worker.WorkerProcess;

/**
 * Trainings in processes of their own, each in a folder of the library.
 *
 * @param library that holds a folder for each run; made when there is one
 * @param launch how processes are started
 */
record ProcessTrainings(Path library, WorkerLaunch launch) implements TrainingAccess {
    private static final String NOT_IN_NAMES = "[\\\\/:*?\"<>|\\p{Cntrl}]"; // on one system or another

    /** One process. */
    private record RunningProcess(WorkerProcess process) implements Running {
        @Override
        public void pause() {
            process.pause();
        }

        @Override
        public void resume() {
            process.resume();
        }

        @Override
        public void stop() {
            process.stop();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @Override
    public Running start(Path runFolder, TrainingPlan plan, Consumer<WorkerEvent> listener) {
        if (Files.exists(runFolder)) {
            throw new UserException("There is a model named \"" + plan.name() + "\" in the library already: choose another name.");
        }
        plan.write(runFolder);
        return new RunningProcess(WorkerProcess.start(runFolder, launch, listener));
    }

    @Override
    public Running resume(Path runFolder, Consumer<WorkerEvent> listener) {
        return new RunningProcess(WorkerProcess.resume(runFolder, launch, listener));
    }

    @Override
    public Running resumeOnProcessor(Path runFolder, Consumer<WorkerEvent> listener) {
        TrainingPlan.read(runFolder).withBackend(Backend.CPU).write(runFolder);
        return resume(runFolder, listener);
    }

    @Override
    public Path folderOf(String name) {
        String safe = name.strip().replaceAll(NOT_IN_NAMES, "_").replaceAll("^\\.+|[. ]+$", "_");
        return library.resolve(safe);
    }

    @Override
    public List<RunStatus> unfinished() {
        return RunStatus.unfinished(library);
    }

    @Override
    public RunStatus status(Path runFolder) {
        return RunStatus.of(runFolder);
    }

    @Override
    public boolean leavesProcessor(Path runFolder) {
        return TrainingPlan.read(runFolder).backend() != Backend.CPU;
    }
}
