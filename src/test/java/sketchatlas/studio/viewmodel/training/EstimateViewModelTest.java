package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.data.DataChoice;
import sketchatlas.studio.viewmodel.training.EstimateViewModel.Question;
import sketchatlas.train.worker.Trial;

class EstimateViewModelTest {
    private static final DataChoice DATA = new DataChoice(Path.of("data"), List.of("bee", "bus"), 12_800, 500, 500, 40, 90);

    /** A trial that was started. */
    private static final class FakeTrial {
        private final Trial.Request request;
        private final Consumer<Trial.Result> taker;
        private final Consumer<String> problem;
        private boolean ended;

        FakeTrial(Trial.Request request, Consumer<Trial.Result> taker, Consumer<String> problem) {
            this.request = request;
            this.taker = taker;
            this.problem = problem;
        }
    }

    private final List<FakeTrial> trials = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final EstimateViewModel estimate = new EstimateViewModel((request, taker, problem) -> {
        FakeTrial trial = new FakeTrial(request, taker, problem);
        trials.add(trial);
        return () -> trial.ended = true;
    }, BackgroundWork.immediate(), later::add, () -> new Machine(16_000_000_000L, 8_000_000_000L, 4));

    @Test
    void memoryIsToldAtOnceAndTimeWhenItIsMeasured() {
        estimate.setWatched(true);
        ask("dec_model=lstm, dec_rnn_size=64, num_steps=20000");
        assertTrue(now().memory() > 0);
        assertEquals("20,000 steps; one pass through the data (100 steps)", now().time());
        assertTrue(estimate.measuringProperty().get());
        passTime();
        trials.getFirst().taker.accept(new Trial.Result(0.78, 1.1, 1, 1, "cpu"));
        assertEquals("20,000 steps: about 4 h 20 min; one pass through the data (100 steps): 1 min", now().time());
        assertFalse(estimate.measuringProperty().get());
    }

    @Test
    void theMemoryThatWasMeasuredCountsWhereItIsMore() {
        estimate.setWatched(true);
        ask("dec_model=lstm, dec_rnn_size=64");
        passTime();
        long computed = now().memory();
        trials.getFirst().taker.accept(new Trial.Result(0.5, 1, computed + 300_000_000, 1, "cpu"));
        assertEquals(computed + 300_000_000, now().memory());
    }

    @Test
    void aBusyMachineIsToldAndMeasuredAgain() {
        estimate.setWatched(true);
        ask("");
        passTime();
        trials.getFirst().taker.accept(new Trial.Result(0.5, 3.14, 1, 1, "cpu"));
        assertEquals("That is without other work. The machine is busy now, and while it is, each step takes about 3.1 times as long.", now().busy().orElseThrow());
        assertEquals(0.5, now().secondsPerStep().getAsDouble(), "as it is alone");
        estimate.measureAgain();
        assertTrue(now().secondsPerStep().isEmpty() && now().busy().isEmpty() && estimate.measuringProperty().get());
        passTime();
        trials.getLast().taker.accept(new Trial.Result(0.5, 1.2, 1, 1, "cpu"));
        assertEquals(2, trials.size());
        assertTrue(now().busy().isEmpty(), "that may be chance");
    }

    @Test
    void theNewestQuestionWins() {
        estimate.setWatched(true);
        ask("batch_size=10");
        passTime();
        ask("batch_size=20");
        assertTrue(trials.getFirst().ended);
        trials.getFirst().taker.accept(new Trial.Result(5, 1, 1, 1, "cpu"));
        assertTrue(now().secondsPerStep().isEmpty(), "it answers another question");
        passTime();
        assertEquals(20, trials.getLast().request.options().batchSize());
        trials.getLast().taker.accept(new Trial.Result(7, 1, 1, 1, "cpu"));
        assertEquals(7, now().secondsPerStep().getAsDouble());
    }

    @Test
    void typingFastStartsOneTrial() {
        estimate.setWatched(true);
        ask("batch_size=10");
        ask("batch_size=11");
        ask("batch_size=12");
        passTime();
        assertEquals(List.of(12), trials.stream().map(t -> t.request.options().batchSize()).toList());
    }

    @Test
    void whatDoesNotChangeAStepIsNotMeasuredAnew() {
        estimate.setWatched(true);
        ask("num_steps=1000");
        passTime();
        trials.getFirst().taker.accept(new Trial.Result(1, 1, 1, 1, "cpu"));
        ask("num_steps=2000");
        passTime();
        assertEquals(1, trials.size());
        assertEquals(2000, now().steps());
        assertTrue(now().secondsPerStep().isPresent());
    }

    @Test
    void aRunningTrialServesAChangeOfTheStepsToo() {
        estimate.setWatched(true);
        ask("num_steps=1000");
        passTime();
        ask("num_steps=2000");
        assertFalse(trials.getFirst().ended);
        trials.getFirst().taker.accept(new Trial.Result(1, 1, 1, 1, "cpu"));
        assertTrue(now().secondsPerStep().isPresent());
    }

    @Test
    void nobodyLooksAndNothingIsMeasured() {
        ask("");
        passTime();
        assertEquals(0, trials.size());
        estimate.setWatched(true);
        passTime();
        estimate.setWatched(false);
        assertTrue(trials.getFirst().ended);
    }

    @Test
    void whatCannotFitIsRefusedWithoutATrial() {
        estimate.setWatched(true);
        ask("batch_size=65536, dec_rnn_size=16384");
        assertTrue(now().refusal().orElseThrow().contains("choose a smaller"));
        passTime();
        assertEquals(0, trials.size());
    }

    @Test
    void aTrialThatFailsSaysWhy() {
        estimate.setWatched(true);
        ask("");
        passTime();
        trials.getFirst().problem.accept("No.");
        assertEquals("No.", estimate.problemProperty().get());
        assertFalse(estimate.measuringProperty().get());
        ask("batch_size=3");
        assertEquals("", estimate.problemProperty().get());
    }

    @Test
    void longerSketchesThanAreUsedDoNotCount() {
        Question all = new Question(HyperParameters.parse("num_per_category=1000, batch_size=10"), DATA, Backend.CPU);
        assertEquals(90, all.longest());
        assertEquals(200, all.pass());
        Question some = new Question(HyperParameters.parse("max_seq_len=30"), DATA, Backend.CPU);
        assertEquals(30, some.longest());
        assertEquals(30, some.request().meanPoints());
    }

    @ParameterizedTest
    @CsvSource({"0.2,less than 1 s", "40,40 s", "659,11 min", "15600,4 h 20 min", "7200,2 h", "277200,3 days 5 h", "90000,1 day 1 h", "3628800,6 weeks",
        "1e9,32 years"})
    void timesAreForPeople(double seconds, String text) {
        assertEquals(text, Estimate.duration(seconds));
    }

    private void ask(String options) {
        estimate.ask(Optional.of(new Question(HyperParameters.parse(options), DATA, Backend.CPU)));
    }

    private Estimate now() {
        return estimate.estimateProperty().get().orElseThrow();
    }

    private void passTime() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }
}
