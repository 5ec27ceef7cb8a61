package sketchatlas.train.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.data.DatasetLoader;
import sketchatlas.data.LoadingListener;
import sketchatlas.data.SketchDataset;
import sketchatlas.model.HyperParameters;
import sketchatlas.train.ModelSnapshot;
import sketchatlas.train.RunFolder;
import sketchatlas.train.Trainer;
import sketchatlas.train.Trainers;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus.Kind;

/**
 * A training as it runs inside its process: carries out the plan of a folder, tells what happens line by line, and obeys the lines that it is
 * told: pause, resume, stop and leave, which is to stop for now. The end of the commands is a leave: whoever gave them has gone.
 */
public final class TrainingWorker {
    private static final Logger LOG = System.getLogger(TrainingWorker.class.getName());
    private static final String FRAMES = "frames";

    private final Path runFolder;
    private final boolean resume;
    private final EventWriter events;
    private final Filming filming;
    private Trainer trainer; // guarded by this; null before the data is loaded
    private boolean pausing; // guarded by this
    private boolean stopping; // guarded by this
    private boolean leaving; // guarded by this: it is to go on another time

    /** A filmstrip in the making. */
    public interface Film extends AutoCloseable {
        /** Films a model; called between two steps, so it should not take long. */
        void take(ModelSnapshot model);

        /** Waits until all is filmed. */
        void finish() throws InterruptedException;

        /** Gives up what is not filmed yet. */
        @Override
        void close();
    }

    /** Makes films. */
    @FunctionalInterface
    public interface Filming {
        /**
         * Begins a film, or goes on with it.
         *
         * @param folder for the frames; may not exist yet
         * @param data that is trained on
         * @param written hears of each frame; on any thread
         */
        Film begin(Path folder, SketchDataset data, Consumer<WorkerEvent.Frame> written);
    }

    /**
     * A worker for one run.
     *
     * @param resume whether to go on from the last checkpoint, where there is one
     * @param out gets the events
     * @param filming used where the plan asks for frames
     */
    public TrainingWorker(Path runFolder, boolean resume, PrintWriter out, Filming filming) {
        this.runFolder = runFolder;
        this.resume = resume;
        this.filming = filming;
        events = new EventWriter(out);
    }

    /**
     * Trains until the training is finished or stopped, or can't go on; that is told, not thrown.
     *
     * @param commands read on a thread of their own
     * @return STOPPED, FINISHED or FAILED
     */
    public TrainingState run(Reader commands) {
        Thread.ofPlatform().daemon().name("worker-commands").start(() -> obey(commands));
        RunState state = null;
        Ending ending;
        try {
            TrainingPlan plan = TrainingPlan.read(runFolder);
            if (RunStatus.of(runFolder).kind() == Kind.RUNNING) {
                throw new UserException("Another training is running in " + runFolder + ": wait for it or stop it.");
            }
            state = RunState.own(Kind.RUNNING, plan.options().numSteps(), "");
            state.write(runFolder);
            ending = train(plan) == TrainingState.FINISHED ? new Ending(TrainingState.FINISHED, Kind.FINISHED, "") : stopped();
        } catch (CancellationException _) { // while loading
            ending = stopped();
        } catch (RuntimeException | Error e) {
            ending = new Ending(TrainingState.FAILED, Kind.FAILED, sentence(e));
        }
        if (state != null) {
            state.become(ending.kind(), ending.problem()).tryToWrite(runFolder);
        }
        if (!ending.problem().isEmpty()) {
            events.write(new WorkerEvent.Problem(ending.problem()));
        }
        events.write(new WorkerEvent.State(ending.state()));
        return ending.state();
    }

    /** @param kind what is kept of it */
    private record Ending(TrainingState state, Kind kind, String problem) {
    }

    private synchronized Ending stopped() {
        return new Ending(TrainingState.STOPPED, leaving ? Kind.INTERRUPTED : Kind.STOPPED, "");
    }

    private static String sentence(Throwable error) {
        if (error instanceof UserException) {
            return error.getMessage();
        }
        LOG.log(Level.ERROR, "the training has failed", error); // goes to the log of the run
        return error instanceof OutOfMemoryError ? "The memory ran out: train with a smaller batch_size or on fewer sketches."
                : "Something went wrong in the program (" + error + "): go on from the last checkpoint, and please report it with worker.log of the run.";
    }

    private TrainingState train(TrainingPlan plan) {
        boolean goOn = resume && Files.isRegularFile(RunFolder.checkpointIn(runFolder));
        HyperParameters hp = goOn ? Trainers.options(runFolder, "num_steps=" + plan.options().numSteps()) : plan.options();
        int threads = Math.min(hp.batchSize(), Runtime.getRuntime().availableProcessors());
        if (!goOn) {
            Trainers.requirePossible(hp, runFolder, plan.backend(), threads);
        }
        if (resume && !Files.isDirectory(plan.dataFolder())) {
            throw new UserException("The sketches of this training are not in " + plan.dataFolder() + " any more: bring them back there, and let it go on.");
        }
        SketchDataset data = new DatasetLoader(plan.dataFolder(), new Loading()).load(hp.categories(), hp.numPerCategory(),
                hp.maxSeqLen() > 0 ? hp.maxSeqLen() : Integer.MAX_VALUE, hp.seed());
        try (Trainer made = trainer(plan, data, hp, goOn, threads)) {
            events.write(new WorkerEvent.Started(made.backend(), data.train().size()));
            handOver(made);
            if (plan.filmEvery() == 0) {
                return made.run();
            }
            try (Film film = filming.begin(runFolder.resolve(FRAMES), data, events::write)) {
                return filmed(made, film, plan.filmEvery());
            }
        }
    }

    private Trainer trainer(TrainingPlan plan, SketchDataset data, HyperParameters hp, boolean goOn, int threads) {
        if (goOn) {
            return Trainers.resume(data, hp, runFolder, events, plan.backend());
        }
        return plan.startFrom().isPresent() ? Trainers.startFrom(plan.startFrom().get(), data, hp, runFolder, events, plan.backend(), threads)
                : Trainers.start(data, hp, runFolder, events, plan.backend(), threads);
    }

    private static TrainingState filmed(Trainer made, Film film, int every) {
        made.onSnapshot(every, film::take);
        TrainingState end = made.run();
        if (end == TrainingState.FINISHED) {
            try {
                film.finish(); // the last frame is the one that people look at
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return end;
    }

    /** From now on commands go to the trainer; first those that came before. */
    private synchronized void handOver(Trainer made) {
        trainer = made;
        if (stopping) {
            made.stop();
        }
        if (pausing) {
            made.pause();
        }
    }

    private void obey(Reader commands) {
        try (Reader lines = new BufferedReader(commands)) {
            for (String line = ChildProcess.nextLine(lines); line != null; line = ChildProcess.nextLine(lines)) {
                obey(line);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "commands can't be read any more", e);
        }
        leave();
    }

    private synchronized void obey(String command) {
        switch (command) {
            case WorkerProcess.PAUSE -> {
                pausing = true;
                if (trainer != null) {
                    trainer.pause();
                }
            }
            case WorkerProcess.GO_ON -> {
                pausing = false;
                if (trainer != null) {
                    trainer.resume();
                }
            }
            case WorkerProcess.STOP -> stop(false);
            case WorkerProcess.LEAVE -> leave();
            default -> LOG.log(Level.WARNING, "no such command: {0}", command);
        }
    }

    /** Ends the training with a checkpoint, to go on another time; any thread. */
    public void leave() {
        stop(true);
    }

    private synchronized void stop(boolean forNow) {
        leaving = stopping ? leaving : forNow; // the first word counts
        stopping = true;
        if (trainer != null) {
            trainer.stop();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Tells of the loading, each category once for reading and once for measuring. */
    private final class Loading implements LoadingListener {
        private int last = -1;

        @Override
        public void progress(Progress p) {
            int done = p.done() + (p.stage() == Stage.MEASURING ? p.categories() : 0);
            if (done > last) { // categories come again for each split
                last = done;
                events.write(new WorkerEvent.Loading(done, 2 * p.categories()));
            }
        }

        @Override
        public boolean cancelled() {
            return isStopping();
        }
    }
}
