package sketchatlas.train.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.model.ModelConfig;
import sketchatlas.train.RunFolder;
import sketchatlas.train.worker.RunStatus.Kind;

/**
 * What the process of a training keeps about itself in its folder, {@code state.json}, so that others know what became of it also
 * when it could say nothing any more.
 *
 * @param kind RUNNING from the beginning on
 * @param steps the step that training ends at
 * @param problem empty where there is none
 * @param process the process's number
 * @param begun when that process began, in milliseconds since 1970; 0 where the system doesn't tell. Numbers of processes are used again
 */
record RunState(Kind kind, long steps, String problem, long process, long begun) {
    private static final Logger LOG = System.getLogger(RunState.class.getName());
    private static final String FILE = "state.json";
    private static final long SAME_BEGIN = 10_000; // milliseconds: where the clock is being set, a process seems to begin earlier or later
    private static final String KIND = "the state of a training";

    /** Of this process. */
    static RunState own(Kind kind, long steps, String problem) {
        ProcessHandle self = ProcessHandle.current();
        return new RunState(kind, steps, problem, self.pid(), begin(self));
    }

    private static long begin(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    RunState become(Kind other, String why) {
        return new RunState(other, steps, why, process, begun);
    }

    /** @throws UserException if it can't be written */
    void write(Path runFolder) {
        RunJson.write(runFolder.resolve(FILE), RunJson.create().put("state", kind.name().toLowerCase(Locale.ROOT)).put("steps", steps)
                .put("problem", problem).put("process", process).put("begun", begun));
    }

    /** As {@link #write} where that is possible: a full disk, which may be what ended the training, must not hide why it ended. */
    void tryToWrite(Path runFolder) {
        try {
            write(runFolder);
        } catch (UserException e) {
            LOG.log(Level.WARNING, "the state of the training is not kept", e);
        }
    }

    /** What was kept; empty where there is nothing, or it can't be understood: the files of the training say enough to go on. */
    static Optional<RunState> read(Path runFolder) {
        if (Files.notExists(runFolder.resolve(FILE))) {
            return Optional.empty();
        }
        try {
            JsonNode json = RunJson.read(runFolder.resolve(FILE), KIND);
            String state = json.path("state").asText().toUpperCase(Locale.ROOT);
            return Arrays.stream(Kind.values()).filter(k -> k.name().equals(state)).findFirst().map(k -> new RunState(k,
                    json.path("steps").asLong(), json.path("problem").asText(), json.path("process").asLong(-1), json.path("begun").asLong()));
        } catch (UserException e) {
            LOG.log(Level.INFO, "the state of a training is not understood", e);
            return Optional.empty();
        }
    }

    static FileTime lastChange(Path runFolder) {
        try {
            Path state = runFolder.resolve(FILE);
            return Files.getLastModifiedTime(Files.exists(state) ? state : runFolder);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /** @throws UserException if there is no run, or it can't be understood */
    static RunStatus statusOf(Path runFolder) {
        Optional<RunState> kept = read(runFolder);
        Optional<TrainingPlan> plan = TrainingPlan.isIn(runFolder) ? Optional.of(TrainingPlan.read(runFolder)) : Optional.empty();
        Path checkpoint = RunFolder.checkpointIn(runFolder);
        Optional<ModelConfig> config = Files.isRegularFile(checkpoint) ? Optional.of(RunFolder.config(checkpoint))
                : Optional.empty();
        if (plan.isEmpty() && config.isEmpty()) {
            throw new UserException("There is no training in " + runFolder + ": choose the folder of one.");
        }
        String name = plan.map(TrainingPlan::name).orElse(String.valueOf(runFolder.getFileName()));
        long steps = plan.map(TrainingPlan::options).or(() -> config.map(ModelConfig::hyperParameters)).orElseThrow().numSteps();
        Kind kind = kind(runFolder, kept);
        return new RunStatus(runFolder, name, kind, config.map(ModelConfig::step).orElse(0L), steps,
                kind == Kind.FAILED ? kept.map(RunState::problem).orElse("") : "");
    }

    private static Kind kind(Path runFolder, Optional<RunState> kept) {
        if (kept.isPresent() && kept.get().kind != Kind.RUNNING) {
            // It may have been taken up on the command line since, which keeps no such file.
            return RunFolder.isInUse(runFolder) ? Kind.RUNNING : kept.get().kind;
        }
        if (kept.isPresent() && kept.get().alive() || RunFolder.isInUse(runFolder)) {
            return Kind.RUNNING;
        }
        return kept.isEmpty() && RunFolder.isFinished(runFolder) ? Kind.FINISHED : Kind.INTERRUPTED;
    }

    private boolean alive() {
        return process > 0 && ProcessHandle.of(process).filter(ProcessHandle::isAlive)
                .map(p -> begun == 0 || begin(p) == 0 || Math.abs(begin(p) - begun) < SAME_BEGIN).orElse(false);
    }
}
