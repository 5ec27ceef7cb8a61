package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.data.DatasetLoader;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.film.Film;
import sketchatlas.explore.film.FilmMaker;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;
import sketchatlas.nn.DeviceFailure;
import sketchatlas.train.RunFolder;
import sketchatlas.train.Trainer;
import sketchatlas.train.Trainers;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.DataOfRun;

/** {@code sketchatlas train}: trains a model, with the options as the authors of the method write them. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a model.",
        footer = {"", "Example:",
            "  sketchatlas train --data_dir quickdraw --log_root run1 \\",
            "      --hparams \"categories=[bee,bus], dec_model=hyper, batch_size=128\"", "",
            "\"@|bold sketchatlas options|@\" lists what --hparams takes. Ctrl-C stops and saves;",
            "--resume_training goes on as if nothing had been."})
final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"--data_dir", "--data-dir"}, required = true, paramLabel = "DIR",
            description = "The sketches: a file CATEGORY.npz, .ndjson or .bin for each category.")
    private Path dataDir;

    @Option(names = {"--log_root", "--log-root"}, required = true, paramLabel = "DIR",
            description = "Where model, checkpoint and history are kept; made if it isn't there.")
    private Path logRoot;

    @Option(names = {"--resume_training", "--resume-training"}, arity = "0..1", fallbackValue = "true", defaultValue = "false",
            paramLabel = "True|False", description = "Go on with the training in --log_root.")
    private boolean resume;

    @Option(names = {"--start_from", "--start-from"}, paramLabel = "MODEL",
            description = "Begin with what this model learned, with its options but for those in --hparams, and at its step. Another latent_mode or"
                    + " number of components starts from clusters of its codes.")
    private Path startFrom;

    @Option(names = "--hparams", paramLabel = "OPTIONS", defaultValue = "",
            description = "Options that are not at their defaults, as name=value, name=value, ...")
    private String hparams;

    @Option(names = {"--cache_dir", "--cache-dir"}, paramLabel = "DIR",
            description = "Where sketches are kept in a quick form when they are too many for the memory; a folder for such files of yours if"
                    + " not given. May be deleted after training.")
    private Path cacheDir;

    @Mixin
    private final BackendOption backendOption = BackendOption.automatic();

    @Option(names = "--frames", paramLabel = "N", defaultValue = "0",
            description = "Film the training: every N steps the model's reconstructions, tree and map, in the folder frames; no film unless given.")
    private int frames;

    @Override
    public void run() {
        if (frames < 0) {
            throw new UserException("--frames is " + frames + ", but it must be a number of steps, or 0 for no film.");
        }
        if (resume && startFrom != null) {
            throw new UserException("--resume_training goes on with the model in --log_root, so --start_from has nothing to do: leave one of them out.");
        }
        // Before any sketch is read, because that may take long.
        HyperParameters hp = options();
        int threads = Math.min(hp.batchSize(), Runtime.getRuntime().availableProcessors());
        PrintWriter out = spec.commandLine().getOut();
        Backend backend = backendOption.choose();
        if (!resume) {
            Trainers.requirePossible(hp, logRoot, backend, threads);
        }
        SketchDataset data = load(hp, out);
        TrainingProgress progress = new TrainingProgress(ProgressBar.onConsole(out, spec.usageMessage().autoWidth(true).width()),
                hp.isTraining());
        try {
            work(data, hp, progress, backend, threads, resume);
        } catch (UserException e) {
            Optional<DeviceFailure> failure = backend == Backend.CPU || !backendOption.isAutomatic() ? Optional.empty() : DeviceFailure.in(e);
            if (failure.isEmpty()) {
                throw e;
            }
            boolean begun = Files.exists(RunFolder.checkpointIn(logRoot));
            out.println((failure.get().kind() == DeviceFailure.Kind.OUT_OF_MEMORY ? "The memory of the graphics card is too small"
                    : "The graphics card has failed") + " (" + failure.get().getMessage().strip() + "): the processor "
                    + (begun ? "goes on from the last checkpoint." : "begins instead."));
            out.flush();
            work(data, hp, progress, Backend.CPU, threads, resume || begun);
        }
    }

    private void work(SketchDataset data, HyperParameters hp, TrainingListener progress, Backend backend, int threads, boolean goOn) {
        PrintWriter out = spec.commandLine().getOut();
        try (Trainer trainer = trainer(data, hp, progress, backend, threads, goOn)) {
            DataOfRun.note(logRoot, dataDir);
            out.println((hp.isTraining() ? "Training on " : "Evaluating a model of ") + data.train().size() + " sketches of "
                    + hp.categories().size() + " categories, " + trainer.backend() + ".");
            out.flush();
            if (frames > 0 && hp.isTraining()) {
                film(trainer, data);
            } else {
                runUntilInterrupted(trainer);
            }
        }
    }

    private void film(Trainer trainer, SketchDataset data) {
        try (FilmMaker film = new FilmMaker(logRoot.resolve(Film.FOLDER), data, _ -> {
        })) {
            trainer.onSnapshot(frames, film::take);
            runUntilInterrupted(trainer);
            if (trainer.state() == TrainingState.FINISHED) {
                film.finish(); // the last frame is the one that people look at
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HyperParameters options() {
        if (resume) {
            return Trainers.options(logRoot, hparams);
        }
        return startFrom == null ? HyperParameters.parse(hparams) : Trainers.optionsOf(startFrom, hparams);
    }

    private Trainer trainer(SketchDataset data, HyperParameters hp, TrainingListener progress, Backend backend, int threads, boolean goOn) {
        if (goOn) {
            return Trainers.resume(data, hp, logRoot, progress, backend);
        }
        return startFrom == null ? Trainers.start(data, hp, logRoot, progress, backend, threads)
                : Trainers.startFrom(startFrom, data, hp, logRoot, progress, backend, threads);
    }

    private SketchDataset load(HyperParameters hp, PrintWriter out) {
        try (LoadingBar bar = LoadingBar.onConsole(out)) {
            DatasetLoader loader = cacheDir == null ? new DatasetLoader(dataDir, bar) : new DatasetLoader(dataDir, cacheDir, bar);
            return loader.load(hp.categories(), hp.numPerCategory(), hp.maxSeqLen() > 0 ? hp.maxSeqLen() : Integer.MAX_VALUE, hp.seed());
        }
    }

    /** Ctrl-C ends the process; before that the step under way is finished and a checkpoint written. */
    private void runUntilInterrupted(Trainer trainer) {
        AtomicBoolean processEnds = new AtomicBoolean();
        try (Interruption _ = new Interruption(() -> {
            processEnds.set(true);
            trainer.stop();
        })) {
            try {
                trainer.run();
            } catch (UserException e) {
                if (!processEnds.get()) {
                    throw e;
                }
                // The process is gone before anybody else could say that nothing was saved.
                spec.commandLine().getErr().println(SketchAtlas.NAME + ": " + e.getMessage());
                spec.commandLine().getErr().flush();
            }
        }
    }
}
