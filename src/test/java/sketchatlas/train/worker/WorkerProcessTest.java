package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.model.ModelFile;
import sketchatlas.nn.Backend;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus.Kind;

/** Real processes: some of this program, others that behave badly. */
@Timeout(300)
class WorkerProcessTest {
    private static final Duration SOON = Duration.ofMillis(200);

    @TempDir
    private Path folder;
    private final List<WorkerEvent> events = Collections.synchronizedList(new ArrayList<>());

    private Path run() {
        return folder.resolve("run");
    }

    private static TrainingState end(WorkerProcess worker) {
        return worker.ended().orTimeout(250, TimeUnit.SECONDS).join();
    }

    /** A process that is not what it should be: a script in place of the program. */
    private static WorkerLaunch script(String script) {
        return _ -> List.of("/bin/sh", "-c", script);
    }

    @Test
    void trainsElsewhereAndIsKilledAndGoesOn() throws InterruptedException {
        TinyPlan.in(run(), "num_steps=1000000,save_every=2");
        CountDownLatch saved = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        WorkerProcess first = WorkerProcess.start(run(), TestLaunch.ofThisProgram(), event -> {
            events.add(event);
            if (event instanceof WorkerEvent.Validated) {
                saved.countDown();
            }
        });
        first.ended().thenRun(saved::countDown);
        assertTrue(saved.await(200, TimeUnit.SECONDS), events.toString());
        assertTrue(first.alive(), events.toString());
        long process = RunState.read(run()).orElseThrow().process();
        assertEquals(Kind.RUNNING, RunStatus.of(run()).kind());
        ProcessHandle.of(process).orElseThrow().destroyForcibly(); // as a crash or somebody's kill -9
        assertEquals(TrainingState.FAILED, end(first));
        assertFalse(first.alive());
        String sentence = ((WorkerEvent.Problem) events.get(events.size() - 2)).sentence();
        assertTrue(sentence.contains("ended unexpectedly") && sentence.contains("go on from its last checkpoint"), sentence);
        RunStatus status = RunStatus.of(run());
        assertEquals(Kind.INTERRUPTED, status.kind());
        assertEquals(List.of(status), RunStatus.unfinished(folder));
        assertTrue(status.step() > 0, "what was saved is there");

        WorkerProcess second = WorkerProcess.resume(run(), TestLaunch.ofThisProgram(), event -> {
            if (event instanceof WorkerEvent.Step step && step.progress().step() > status.step()) {
                left.countDown();
            }
        });
        second.ended().thenRun(left::countDown);
        assertTrue(left.await(200, TimeUnit.SECONDS));
        second.close();
        assertEquals(TrainingState.STOPPED, second.ended().join());
        assertEquals(Kind.INTERRUPTED, RunStatus.of(run()).kind());
        assertTrue(ModelFile.readConfig(run().resolve("checkpoint.safetensors")).path("step").asLong() > 0);
        assertTrue(Files.exists(run().resolve("worker.log")));
    }

    /** On Windows the encoding of pipes is that of a country, and what an argument holds beyond it is lost. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesInAnyScriptComeThroughWhateverTheEncodingOfTheSystem() {
        String name = "M\u00fcller's \u738b";
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name), "no such file can be here");
        Path run = folder.resolve(name);
        TrainingPlan plan = TinyPlan.in(run, "");
        plan.withOptions(plan.options().with("categories=[giraffe,z\u00e8bre]")).write(run);
        WorkerProcess worker = WorkerProcess.start(run, arguments -> {
            assertTrue(arguments.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode), arguments.toString());
            List<String> command = new ArrayList<>(List.of("/usr/bin/env", "JAVA_TOOL_OPTIONS=-Dstdout.encoding=ISO-8859-1 -Dstderr.encoding=ISO-8859-1"));
            command.addAll(TestLaunch.ofThisProgram().command(arguments));
            return command;
        }, events::add);
        assertEquals(TrainingState.FAILED, end(worker));
        String sentence = ((WorkerEvent.Problem) events.get(events.size() - 2)).sentence();
        assertTrue(sentence.startsWith("No data for the category 'z\u00e8bre'"), sentence);
        assertTrue(Files.exists(run.resolve("state.json")));
    }

    @Test
    void endsOfWindowsAreToldAsWindowsNamesThem() {
        assertTrue(LastWords.sentence(0xC0000005, ChildLog.inMemory()).contains("(code 0xC0000005)"), LastWords.sentence(0xC0000005, ChildLog.inMemory()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoEventGoesToTheLog() throws IOException {
        Files.createDirectories(run());
        WorkerProcess worker = WorkerProcess.start(run(), script("echo Hello; echo '{\"event\":'; head -c 200000 /dev/zero | tr '\\0' x; echo;"
                + "echo '{\"event\":\"state\",\"state\":\"finished\"}'; echo to the log >&2"), events::add);
        assertEquals(TrainingState.FINISHED, end(worker));
        assertEquals(List.of(new WorkerEvent.State(TrainingState.FINISHED)), events);
        String log = Files.readString(run().resolve("worker.log"));
        assertTrue(log.contains("Hello") && log.contains("to the log"), log.substring(0, 100));
        assertTrue(log.length() < 100_000, "a line without an end is cut");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void lastWordsOfAProcessAreTold() throws IOException {
        Files.createDirectories(run());
        WorkerProcess worker = WorkerProcess.start(run(), script("echo Could not find or load main class. >&2; exit 3"), events::add);
        assertEquals(TrainingState.FAILED, end(worker));
        assertEquals(List.of(new WorkerEvent.Problem("The process of the training ended unexpectedly (code 3, \"Could not find or load main class\"): go on from"
                + " its last checkpoint; " + run().resolve("worker.log") + " may say more."), new WorkerEvent.State(TrainingState.FAILED)), events);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLogDoesNotGrowWithoutEnd() throws IOException {
        Files.createDirectories(run());
        assertEquals(TrainingState.FAILED, end(WorkerProcess.start(run(), script("yes >&2 & sleep 1; kill $!"), events::add)));
        assertTrue(Files.size(run().resolve("worker.log")) <= 1 << 20);
        assertEquals(TrainingState.FAILED, end(WorkerProcess.start(run(), script("exit 1"), events::add)));
        assertTrue(Files.exists(run().resolve("worker.old.log")) && Files.size(run().resolve("worker.log")) < 1000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatDoesNotStopIsKilled() throws IOException {
        TinyPlan.in(run(), "");
        RunState.own(Kind.RUNNING, 10, "").write(run());
        WorkerProcess worker = WorkerProcess.start(run(), script("echo '{\"event\":\"state\",\"state\":\"running\"}'; exec sleep 1000"), events::add, SOON);
        worker.stop();
        assertEquals(TrainingState.STOPPED, end(worker));
        assertTrue(((WorkerEvent.Problem) events.get(events.size() - 2)).sentence().contains("did not stop when it was asked to"), events.toString());
        assertEquals(Kind.STOPPED, RunStatus.of(run()).kind());
    }

    @Test
    void aProgramThatIsNotThereIsASentence() throws IOException {
        Files.createDirectories(run());
        UserException e = assertThrows(UserException.class, () -> WorkerProcess.start(run(), _ -> List.of(folder.resolve("none").toString()), events::add));
        assertTrue(e.getMessage().startsWith("The process of the training does not start"), e.getMessage());
    }

    @Test
    void aTrialTellsWhatAStepTakes() {
        CompletableFuture<Trial.Result> result = new CompletableFuture<>();
        Trial.Request request = new Trial.Request(TinyPlan.in(run(), "").options(), 20, 60, Backend.CPU);
        assertEquals(request, Trial.Request.parse(request.line()));
        try (Trial _ = Trial.start(request, TestLaunch.ofThisProgram(), result::complete, why -> result.completeExceptionally(new IllegalStateException(why)))) {
            Trial.Result tried = result.orTimeout(250, TimeUnit.SECONDS).join();
            assertTrue(tried.secondsPerStep() > 0 && tried.secondsPerStep() < 60 && tried.slowdown() >= 1, tried.toString());
            assertTrue(tried.memoryBytes() > 1 << 20 && tried.memoryOfMachine() > tried.memoryBytes(), tried.toString());
            assertTrue(tried.backend().startsWith("CPU"), tried.toString());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTrialThatFailsOrIsCancelledHasNoResult() {
        Trial.Request request = new Trial.Request(TinyPlan.in(run(), "").options(), 20, 60, Backend.CPU);
        CompletableFuture<String> problem = new CompletableFuture<>();
        Trial.start(request, script("echo too little memory >&2; exit 1"), _ -> problem.complete("a result"), problem::complete);
        assertEquals("The trial ended unexpectedly (code 1, \"too little memory\"): choose a smaller batch_size or dec_rnn_size.", problem.join());
        List<Object> answers = Collections.synchronizedList(new ArrayList<>());
        Trial cancelled = Trial.start(request, script("exec sleep 1000"), answers::add, answers::add);
        cancelled.cancel();
        assertTrue(answers.isEmpty());
    }
}
