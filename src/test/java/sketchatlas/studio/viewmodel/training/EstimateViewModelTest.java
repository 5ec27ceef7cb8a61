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
import sketchatlas.nn.CardMemory;
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

    private Optional<CardMemory> card = Optional.empty();
    private final List<FakeTrial> trials = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final EstimateViewModel estimate = new EstimateViewModel((request, taker, problem) -> {
        FakeTrial trial = new FakeTrial(request, taker, problem);
        trials.add(trial);
        return () -> trial.ended = true;
    }, BackgroundWork.immediate(), later::add, () -> new Machine(16_000_000_000L, 8_000_000_000L, 4), () -> card);

    @Test
    void memoryIsToldAtOnceAndTimeWhenItIsMeasured() {
        estimate.setWatched(true);
        ask("dec_model=lstm, dec_rnn_size=64, num_steps=20000");
        assertTrue(now().memory() > 0);
        assertEquals("20,000 steps; one pass through the data is 100 steps", now().time());
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
    void ofACardItIsTheCardsMemory() {
        card = Optional.of(new CardMemory(24_000_000_000L, 23_000_000_000L));
        estimate.setWatched(true);
        ask("dec_model=lstm, dec_rnn_size=64");
        String onProcessor = now().space();
        assertTrue(onProcessor.matches("memory at least [0-9.]+ of 16 GB"), onProcessor);
        assertEquals("the sketches and the film come on top.", now().besides());
        ask("dec_model=lstm, dec_rnn_size=64", Backend.CUDA);
        assertTrue(now().space().matches("memory of the graphics card at least [0-9.]+ of 24 GB"), now().space());
        assertEquals("the sketches and the film are in the machine's memory.", now().besides());
        assertEquals(Optional.empty(), now().tight());
        long computed = now().memory();
        passTime();
        trials.getLast().taker.accept(new Trial.Result(0.5, 1, 30_000_000_000L, 1, "a card"));
        assertEquals(computed, now().memory(), "a trial's process is not on the card");
        assertEquals(0.5, now().secondsPerStep().getAsDouble());
    }

    @Test
    void aCardThatOthersHoldIsToldEachTimeAnew() {
        card = Optional.of(new CardMemory(24_000_000_000L, 700_000_000L));
        estimate.setWatched(true);
        ask("dec_rnn_size=512", Backend.CUDA);
        assertEquals("Only 0.7 GB of the graphics card's memory are free now, because other programs have the rest: close them before you start, or choose a"
                + " smaller batch_size.", now().tight().orElseThrow());
        assertEquals(Optional.empty(), now().refusal(), "they may end");
        card = Optional.of(new CardMemory(24_000_000_000L, 23_000_000_000L));
        estimate.measureAgain();
        assertEquals(Optional.empty(), now().tight());
    }

    @Test
    void whatCannotFitOnTheCardIsRefusedWithoutATrial() {
        card = Optional.of(new CardMemory(8_000_000_000L, 100_000_000L));
        estimate.setWatched(true);
        ask("batch_size=1400, dec_rnn_size=2048", Backend.CUDA);
        String refusal = now().refusal().orElseThrow();
        assertTrue(refusal.contains("of the graphics card's memory, but it has 8.0 GB"), refusal);
        assertEquals(Optional.empty(), now().tight(), "once is enough");
        passTime();
        assertEquals(0, trials.size());
        ask("batch_size=1400, dec_rnn_size=2048", Backend.ND4J);
        assertEquals(Optional.empty(), now().refusal(), "whose memory is not known");
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
        ask(options, Backend.CPU);
    }

    private void ask(String options, Backend backend) {
        estimate.ask(Optional.of(new Question(HyperParameters.parse(options), DATA, backend)));
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
