package sketchatlas.studio;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.nn.Backend;
import sketchatlas.nn.BackendChoice;
import sketchatlas.nn.Backends;
import sketchatlas.nn.CardMemory;
import sketchatlas.studio.viewmodel.training.Machine;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
import sketchatlas.studio.viewmodel.training.TrialAccess;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.Trial;
import sketchatlas.train.worker.WorkerEvent;
import sketchatlas.train.worker.WorkerLaunch;
import sketchatlas.train.worker.WorkerProcess;

/**
 * Trainings in processes of their own, each in a folder of the library.
 *
 * @param library whose folder holds one for each run
 * @param launch how processes are started
 */
record ProcessTrainings(ModelLibrary library, WorkerLaunch launch) implements TrainingAccess {
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
        return library.folder().resolve(safe);
    }

    @Override
    public List<RunStatus> unfinished() {
        return RunStatus.unfinished(library.folder());
    }

    @Override
    public RunStatus status(Path runFolder) {
        return RunStatus.of(runFolder);
    }

    @Override
    public TrialAccess trials() {
        return (request, taker, problem) -> Trial.start(request, launch, taker, problem)::cancel;
    }

    @Override
    public Machine machine() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
        boolean limited = ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(flag -> flag.startsWith("-Xmx"));
        return new Machine(memory, limited ? Runtime.getRuntime().maxMemory() : memory / 100 * WorkerLaunch.MEMORY_PERCENT, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Optional<CardMemory> cardMemory() {
        return Backends.look(Backends::cardMemory);
    }

    @Override
    public List<BackendChoice> backends() {
        return Backends.look(Backends::available);
    }

    @Override
    public boolean leavesProcessor(Path runFolder) {
        return TrainingPlan.read(runFolder).backend() != Backend.CPU;
    }
}
