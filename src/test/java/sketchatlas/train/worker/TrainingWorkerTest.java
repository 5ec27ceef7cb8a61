package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.data.Split;
import sketchatlas.model.ModelFile;
import sketchatlas.train.ModelSnapshot;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus.Kind;

/** The worker in this process: its commands come through a pipe, its events are read line by line. */
@Timeout(120)
class TrainingWorkerTest {
    private static final String ENDLESS = "num_steps=1000000,save_every=1000000";

    private static final TrainingWorker.Filming NO_FILM = (_, _, _) -> {
        throw new AssertionError("nobody asked for a film");
    };

    @TempDir
    private Path folder;
    private final List<WorkerEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final PipedWriter commands = new PipedWriter();

    /** Hears events while the worker writes them. */
    private final class Ear extends Writer {
        private final StringBuilder line = new StringBuilder();
        private final Consumer<WorkerEvent> then;

        Ear(Consumer<WorkerEvent> then) {
            this.then = then;
        }

        @Override
        public void write(char[] text, int from, int n) {
            for (int i = from; i < from + n; i++) {
                if (text[i] == '\n') {
                    WorkerEvent event = EventLines.parse(line.toString()).orElseThrow();
                    line.setLength(0);
                    events.add(event);
                    then.accept(event);
                } else {
                    line.append(text[i]);
                }
            }
        }

        @Override
        public void flush() {
            // each line is heard at once
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private Path run() {
        return folder.resolve("run");
    }

    private TrainingState train(boolean resume, Consumer<WorkerEvent> then) throws IOException {
        events.clear();
        try (PipedReader in = new PipedReader(commands)) {
            return new TrainingWorker(run(), resume, new PrintWriter(new Ear(then)), NO_FILM).run(in);
        }
    }

    private void say(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <E extends WorkerEvent> List<E> heard(Class<E> kind) {
        synchronized (events) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    private long checkpointStep() {
        return ModelFile.readConfig(run().resolve("checkpoint.safetensors")).path("step").asLong();
    }

    @Test
    void aPlanIsCarriedOutToItsEnd() throws IOException {
        TinyPlan.in(run(), "num_steps=6");
        assertEquals(TrainingState.FINISHED, train(false, _ -> {
        }));
        assertEquals(4, heard(WorkerEvent.Loading.class).getLast().total());
        WorkerEvent.Started started = heard(WorkerEvent.Started.class).getFirst();
        assertTrue(started.backend().startsWith("CPU") && started.sketches() > 20, started.toString());
        WorkerEvent.Step last = heard(WorkerEvent.Step.class).getLast();
        assertEquals(6, last.progress().step());
        assertEquals(6, last.progress().steps());
        assertTrue(last.memoryBytes() > 0 && last.stepsPerSecond() > 0 && last.secondsLeft() == 0, last.toString());
        assertEquals(Split.TEST, heard(WorkerEvent.Validated.class).getLast().validation().split());
        assertEquals(List.of(TrainingState.RUNNING, TrainingState.FINISHED), heard(WorkerEvent.State.class).stream().map(WorkerEvent.State::state).toList());
        assertEquals(Kind.FINISHED, RunStatus.of(run()).kind());
        assertTrue(RunStatus.unfinished(folder).isEmpty());
    }

    @Test
    void pausesGoesOnAndStopsWithACheckpoint() throws IOException {
        TinyPlan.in(run(), ENDLESS);
        assertEquals(TrainingState.STOPPED, train(false, event -> {
            switch (event) {
                case WorkerEvent.Step step when step.progress().step() == 1 -> say("pause");
                case WorkerEvent.State(TrainingState state) when state == TrainingState.PAUSED -> {
                    assertEquals(Kind.RUNNING, RunStatus.of(run()).kind(), "it only waits");
                    say("no such command");
                    say("resume");
                }
                case WorkerEvent.Step step when step.stepsPerSecond() > 0 && heard(WorkerEvent.State.class).size() >= 3 -> say("stop");
                default -> {
                }
            }
        }));
        assertEquals(List.of(TrainingState.RUNNING, TrainingState.PAUSED, TrainingState.RUNNING, TrainingState.STOPPED),
                heard(WorkerEvent.State.class).stream().map(WorkerEvent.State::state).toList());
        assertEquals(heard(WorkerEvent.Step.class).getLast().progress().step(), checkpointStep());
        RunStatus status = RunStatus.of(run());
        assertEquals(new RunStatus(run(), "tiny", Kind.STOPPED, checkpointStep(), 1000000, ""), status);
        assertEquals(List.of(status), RunStatus.unfinished(folder));
    }

    @Test
    void whereNobodyCommandsAnyMoreItLeavesAndTheNextGoesOn() throws IOException {
        TinyPlan.in(run(), ENDLESS);
        assertEquals(TrainingState.STOPPED, train(false, event -> {
            if (event instanceof WorkerEvent.Step) {
                try {
                    commands.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }));
        assertEquals(Kind.INTERRUPTED, RunStatus.of(run()).kind());
        long left = checkpointStep();
        assertTrue(left > 0);
        TrainingPlan plan = TrainingPlan.read(run());
        plan.withOptions(plan.options().with("num_steps", String.valueOf(left + 2))).write(run());
        events.clear();
        // Its commands end before it has begun.
        assertEquals(TrainingState.STOPPED, new TrainingWorker(run(), true, new PrintWriter(new Ear(_ -> {
        })), NO_FILM).run(new StringReader("leave\n")));
        assertEquals(left, checkpointStep());
        assertEquals(Kind.INTERRUPTED, RunStatus.of(run()).kind());
    }

    @Test
    void aFailureIsOneSentence() throws IOException {
        TrainingPlan plan = TinyPlan.in(run(), "num_steps=6");
        Files.delete(plan.dataFolder().resolve("bus.ndjson"));
        assertEquals(TrainingState.FAILED, train(false, _ -> {
        }));
        String sentence = heard(WorkerEvent.Problem.class).getFirst().sentence();
        assertTrue(sentence.contains("bus") && sentence.contains(plan.dataFolder().toString()), sentence);
        assertEquals(new WorkerEvent.State(TrainingState.FAILED), events.getLast());
        assertEquals(new RunStatus(run(), "tiny", Kind.FAILED, 0, 6, sentence), RunStatus.of(run()));
    }

    @Test
    void snapshotsComeToTheFilm() throws IOException {
        TinyPlan.in(run(), "num_steps=5", 2);
        List<String> filmed = new ArrayList<>();
        TrainingWorker worker = new TrainingWorker(run(), false, new PrintWriter(new Ear(_ -> {
        })), (to, data, written) -> {
            assertEquals(run().resolve("frames"), to);
            assertEquals(List.of("giraffe", "bus"), data.categories());
            return new TrainingWorker.Film() {
                @Override
                public void take(ModelSnapshot model) {
                    filmed.add("step " + model.step());
                    written.accept(new WorkerEvent.Frame(to.resolve(model.step() + ".atlas"), model.step()));
                }

                @Override
                public void finish() {
                    filmed.add("finished");
                }

                @Override
                public void close() {
                    filmed.add("closed");
                }
            };
        });
        try (PipedReader in = new PipedReader(commands)) {
            assertEquals(TrainingState.FINISHED, worker.run(in));
        }
        assertEquals(List.of("step 0", "step 2", "step 4", "step 5", "finished", "closed"), filmed);
        assertEquals(List.of(0L, 2L, 4L, 5L), heard(WorkerEvent.Frame.class).stream().map(WorkerEvent.Frame::step).toList());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskPausesUntilThereIsRoom() throws IOException {
        TinyPlan.in(run(), "num_steps=25,save_every=1000000");
        Path history = run().resolve("history.csv");
        assertEquals(TrainingState.FINISHED, train(false, event -> {
            try {
                if (event instanceof WorkerEvent.Started) {
                    // the history is begun anew beside it and moved there, so the fault comes after that
                } else if (event instanceof WorkerEvent.Step step && step.progress().step() == 1) {
                    Files.delete(history);
                    Files.createSymbolicLink(history, Path.of("/dev/full"));
                } else if (event instanceof WorkerEvent.State(TrainingState state) && state == TrainingState.PAUSED) {
                    Files.delete(history);
                    say("resume");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        assertEquals(List.of(TrainingState.RUNNING, TrainingState.PAUSED, TrainingState.RUNNING, TrainingState.FINISHED),
                heard(WorkerEvent.State.class).stream().map(WorkerEvent.State::state).toList());
        String sentence = heard(WorkerEvent.Problem.class).getFirst().sentence();
        assertEquals("Cannot write " + history + " (No space left on device). The training waits and nothing is lost: make room there, and let it go on.", sentence);
        assertTrue(Files.readString(history).contains("train,20,20,"), "nothing was lost");
    }

    @Test
    void sketchesThatWereTakenAwayAreNamedAndMayComeBack() throws IOException {
        TrainingPlan plan = TinyPlan.in(run(), ENDLESS);
        Path elsewhere = folder.resolve("elsewhere");
        assertEquals(TrainingState.STOPPED, train(false, event -> {
            if (event instanceof WorkerEvent.Step step && step.progress().step() == 1) {
                try {
                    Files.move(plan.dataFolder(), elsewhere); // it has them in memory
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                say("stop");
            }
        }));
        assertEquals(TrainingState.FAILED, goOnUnheard());
        assertEquals("The sketches of this training are not in " + plan.dataFolder() + " any more: bring them back there, and let it go on.",
                heard(WorkerEvent.Problem.class).getFirst().sentence());
        Files.move(elsewhere, plan.dataFolder());
        assertEquals(TrainingState.STOPPED, goOnUnheard());
        assertEquals(List.of(), heard(WorkerEvent.Problem.class));
    }

    /** Goes on with nobody to command it, so that it leaves as soon as it can. */
    private TrainingState goOnUnheard() {
        events.clear();
        return new TrainingWorker(run(), true, new PrintWriter(new Ear(_ -> {
        })), NO_FILM).run(new StringReader(""));
    }

    @Test
    void anotherWorkersFolderIsLeftAlone() throws IOException {
        TinyPlan.in(run(), ENDLESS);
        List<WorkerEvent> second = new ArrayList<>();
        assertEquals(TrainingState.STOPPED, train(false, event -> {
            if (event instanceof WorkerEvent.State(TrainingState state) && state == TrainingState.RUNNING) {
                List<WorkerEvent> first = List.copyOf(events);
                events.clear();
                assertEquals(TrainingState.FAILED, new TrainingWorker(run(), true, new PrintWriter(new Ear(_ -> {
                })), NO_FILM).run(new StringReader("")));
                second.addAll(events);
                events.clear();
                events.addAll(first);
                say("stop");
            }
        }));
        assertEquals("Another training is running in " + run() + ": wait for it or stop it.", ((WorkerEvent.Problem) second.getFirst()).sentence());
        assertEquals(Kind.STOPPED, RunStatus.of(run()).kind());
        assertFalse(heard(WorkerEvent.State.class).isEmpty());
    }
}
