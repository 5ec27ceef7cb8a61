package sketchatlas.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.TrainingWorker;
import sketchatlas.train.worker.TrialRun;

/** {@code sketchatlas work}: what runs in the process of a training that the studio has started. */
@Command(name = "work", hidden = true, mixinStandardHelpOptions = true, description = "Carries out the plan in a folder, told and telling line by line.")
final class WorkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Work work;

    @Option(names = "--resume", description = "Go on from the last checkpoint.")
    private boolean resume;

    /** One of the two. */
    private static final class Work {
        @Option(names = "--folder", required = true, paramLabel = "RUN",
                description = "With the plan; training and its files are kept there. A path, or its address that begins with file:.")
        private String folder;

        @Option(names = "--trial", required = true, description = "Try the options that come as a line.")
        private boolean trial;
    }

    @Override
    public Integer call() {
        // And of all threads that begin here, on systems where that has an effect.
        Thread.currentThread().setPriority(work.trial ? Thread.NORM_PRIORITY - 1 : Thread.MIN_PRIORITY);
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.setOut(System.err); // lines are events: what a library prints belongs into the log
        if (work.trial) {
            return TrialRun.answer(commands, out) ? 0 : 1;
        }
        TrainingWorker worker = new TrainingWorker(path(work.folder), resume, out, RunFilm::begin);
        try (Interruption _ = new Interruption(worker::leave)) {
            return worker.run(commands) == TrainingState.FAILED ? 1 : 0;
        }
    }

    private Path path(String folder) {
        try {
            return folder.startsWith("file:") ? Path.of(URI.create(folder)) : Path.of(folder);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder: name the folder of a training.", e);
        }
    }
}
