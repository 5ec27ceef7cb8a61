package sketchatlas.train.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus.Kind;

/**
 * A training in a process of its own, from this side: it is told what to do and its events are heard. All methods return soon but
 * {@link #close}; they may come from any thread. Whatever happens to that process, the events end with a state: STOPPED, FINISHED or FAILED.
 */
public final class WorkerProcess implements AutoCloseable {
    static final String COMMAND = "work";
    static final String FOLDER = "--folder";
    static final String RESUME = "--resume";
    static final String STOP = "stop";
    static final String LEAVE = "leave";
    static final String PAUSE = "pause";
    static final String GO_ON = "resume";
    private static final Logger LOG = System.getLogger(WorkerProcess.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(60); // and a few steps: it can only stop between two
    private static final int STEPS_OF_GRACE = 5;

    private final Path runFolder;
    private final Consumer<WorkerEvent> listener;
    private final Duration grace;
    private final ChildLog log;
    private final CompletableFuture<TrainingState> ended = new CompletableFuture<>();
    private final ChildProcess child;
    private volatile double secondsPerStep;
    private volatile boolean killed;
    private TrainingState last = TrainingState.PREPARED; // of the events' thread

    private WorkerProcess(Path runFolder, boolean resume, WorkerLaunch launch, Consumer<WorkerEvent> listener, Duration grace) {
        this.runFolder = runFolder;
        this.listener = listener;
        this.grace = grace;
        // As an address, in ASCII: on Windows what an argument holds beyond the encoding of the system is lost.
        List<String> arguments = new ArrayList<>(List.of(COMMAND, FOLDER, runFolder.toUri().toASCIIString()));
        if (resume) {
            arguments.add(RESUME);
        }
        log = ChildLog.in(runFolder);
        child = ChildProcess.start(launch.command(arguments), this::hear, log, this::end);
    }

    /**
     * Begins the training that is planned in a folder.
     *
     * @param runFolder with the {@linkplain TrainingPlan#write plan} and no training yet
     * @param listener hears the events, on a thread of its own
     * @throws sketchatlas.UserException if the process does not start; what goes wrong later is an event
     */
    public static WorkerProcess start(Path runFolder, WorkerLaunch launch, Consumer<WorkerEvent> listener) {
        return new WorkerProcess(runFolder, false, launch, listener, GRACE);
    }

    /** As {@link #start}, but goes on from the last checkpoint; from the beginning where there is none yet. */
    public static WorkerProcess resume(Path runFolder, WorkerLaunch launch, Consumer<WorkerEvent> listener) {
        return new WorkerProcess(runFolder, true, launch, listener, GRACE);
    }

    /** @param grace how long it may take to stop before it is killed */
    static WorkerProcess start(Path runFolder, WorkerLaunch launch, Consumer<WorkerEvent> listener, Duration grace) {
        return new WorkerProcess(runFolder, false, launch, listener, grace);
    }

    /** Lets it wait after the step that it is in. */
    public void pause() {
        child.say(PAUSE);
    }

    /** Ends a pause. */
    public void resume() {
        child.say(GO_ON);
    }

    /** Asks it to end with a checkpoint. One that does not end soon is killed: its last checkpoint stays. */
    public void stop() {
        ask(STOP);
    }

    private void ask(String command) {
        child.say(command);
        child.ifAliveAfter(patience(), this::kill);
    }

    private Duration patience() {
        return grace.plusMillis(Math.round(1000 * STEPS_OF_GRACE * secondsPerStep));
    }

    private void kill() {
        killed = true;
        child.kill();
    }

    /** Whether the process is there. */
    public boolean alive() {
        return child.alive();
    }

    /** Is completed with the last state when the process has gone and the last event was heard. */
    public CompletableFuture<TrainingState> ended() {
        return ended.copy();
    }

    /**
     * Ends it with a checkpoint, to go on another time ({@link RunStatus.Kind#INTERRUPTED}), and waits until it has ended: seconds as a rule, a
     * minute and a few steps at most.
     */
    @Override
    public void close() {
        ask(LEAVE);
        try {
            ended.get(patience().plus(grace).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the process of the training in " + runFolder + " does not end", e);
        }
    }

    private void hear(String line) {
        EventLines.parse(line).ifPresentOrElse(this::hear, () -> log.note(line));
    }

    private void hear(WorkerEvent event) {
        switch (event) {
            case WorkerEvent.State state -> last = state.state();
            case WorkerEvent.Step step -> secondsPerStep = step.stepsPerSecond() > 0 ? 1 / step.stepsPerSecond() : 0;
            default -> {
                // only passed on
            }
        }
        tell(event);
    }

    private void tell(WorkerEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "nobody was prepared for " + event, e);
        }
    }

    private void end(int code) {
        if (last != TrainingState.STOPPED && last != TrainingState.FINISHED && last != TrainingState.FAILED) {
            if (killed) {
                RunState.read(runFolder).ifPresent(state -> state.become(Kind.STOPPED, "").tryToWrite(runFolder));
                tell(new WorkerEvent.Problem("The training did not stop when it was asked to, so it was ended: what it did since its last checkpoint is lost."));
                hear(new WorkerEvent.State(TrainingState.STOPPED));
            } else {
                tell(new WorkerEvent.Problem(LastWords.sentence(code, log)));
                hear(new WorkerEvent.State(TrainingState.FAILED));
            }
        }
        ended.complete(last);
    }
}
