package sketchatlas.studio.viewmodel.training;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CardMemory;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.data.DataChoice;
import sketchatlas.train.worker.Trial;

/**
 * What the training that is being put together will take: its memory at once, its time when a short trial has measured it. The newest
 * question wins; a trial that nobody needs any more is ended.
 */
public final class EstimateViewModel {
    private final TrialAccess trials;
    private final BackgroundWork work;
    private final Executor later;
    private final Supplier<Machine> findMachine;
    private final Supplier<Optional<CardMemory>> findCard;
    private Machine machine; // null until it is asked for
    private Optional<CardMemory> card = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Estimate>> estimate = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<Question> question = Optional.empty();
    private Trial.Request tried; // what the trial, the result or the problem are of; null before the first
    private Optional<Trial.Result> result = Optional.empty(); // of what was tried
    private boolean watched;
    private Runner runner; // null while no trial is wanted

    /** What to estimate. */
    record Question(HyperParameters options, DataChoice data, Backend backend) {
        /** Points of the longest sketch that is used. */
        int longest() {
            int ofData = Math.max(1, data.maxLength());
            return options.maxSeqLen() > 0 ? Math.min(options.maxSeqLen(), ofData) : ofData;
        }

        /** What has an influence on the time of a step: the same for all that differ in nothing else. */
        Trial.Request request() {
            HyperParameters defaults = HyperParameters.defaults();
            HyperParameters same = options.with("num_steps", String.valueOf(defaults.numSteps())).with("save_every", "1").with("seed", "0");
            return new Trial.Request(same, Math.clamp(data.meanLength(), 1, longest()), longest(), backend);
        }

        /** Steps of one pass through the training sketches that the options leave. */
        long pass() {
            int used = Math.min(options.categories().size(), data.categories().size());
            long sketches = Math.min(data.trainSketches() * used / data.categories().size(), (long) options.numPerCategory() * used);
            return Math.max(1, sketches / options.batchSize());
        }
    }

    /** One trial, which may be unwanted before it has even started. */
    private static final class Runner {
        private Runnable end; // null until it runs
    }

    /** @param later runs what it is given in the background after a moment, so that not every key that is typed starts a trial */
    public EstimateViewModel(TrialAccess trials, BackgroundWork work, Executor later, Supplier<Machine> findMachine, Supplier<Optional<CardMemory>> findCard) {
        this.trials = trials;
        this.work = work;
        this.later = later;
        this.findMachine = findMachine;
        this.findCard = findCard;
    }

    /** The estimate; empty while there is nothing to estimate. */
    public ReadOnlyObjectProperty<Optional<Estimate>> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /** Whether a trial is under way. */
    public ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    /** Why the time is not known, in a sentence; empty if it is or will be. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Measures anew: other work on the machine may have begun or ended. */
    public void measureAgain() {
        result = Optional.empty();
        problem.set("");
        endTrial();
        tell();
        measure();
        lookAtCard();
    }

    /** Whether somebody looks at it: trials cost time and are only made then. */
    public void setWatched(boolean now) {
        watched = now;
        measure();
        if (now) {
            lookAtCard();
        }
    }

    /** Other programs may have taken memory of the card, or given it back. */
    private void lookAtCard() {
        work.start(findCard, found -> {
            card = found;
            tell();
            measure();
        }, error -> Problems.tell("The memory of the graphics card is not known", error));
    }

    /** Estimates something else from now on. */
    void ask(Optional<Question> next) {
        if (!next.equals(question)) {
            question = next;
            next.map(Question::request).filter(request -> !request.equals(tried)).ifPresent(request -> {
                tried = request;
                result = Optional.empty();
                problem.set("");
                endTrial();
            });
            tell();
            measure();
        }
    }

    private void tell() {
        estimate.set(question.map(q -> {
            Optional<CardMemory> on = q.backend().onCard() ? card : Optional.empty();
            int threads = q.backend() == Backend.CPU ? Math.min(q.options().batchSize(), machine().threads()) : 1;
            MemoryEstimate memory = on.isPresent() ? MemoryEstimate.ofCard(q.options(), q.longest()) : MemoryEstimate.of(q.options(), q.longest(), threads);
            // A trial measures the memory of its process, which is no card's.
            long measured = on.isPresent() ? 0 : result.map(Trial.Result::memoryBytes).orElse(0L);
            OptionalDouble seconds = result.map(r -> OptionalDouble.of(r.secondsPerStep())).orElse(OptionalDouble.empty());
            return new Estimate(Math.max(memory.total(), measured), on.map(CardMemory::total).orElseGet(() -> machine().memory()),
                    on.map(m -> OptionalLong.of(m.free())).orElse(OptionalLong.empty()), seconds, result.map(Trial.Result::slowdown).orElse(1.0),
                    q.options().numSteps(), q.pass(), refusal(memory, q.backend(), on));
        }));
    }

    /** Asked for only when there is something to estimate: the first answer takes a tenth of a second. */
    private Machine machine() {
        if (machine == null) {
            machine = findMachine.get();
        }
        return machine;
    }

    /** What is neither in this machine's memory nor in that of a card that we know is not refused. */
    private Optional<String> refusal(MemoryEstimate memory, Backend backend, Optional<CardMemory> on) {
        try {
            if (backend == Backend.CPU) {
                memory.require(machine().usable());
            } else {
                on.ifPresent(m -> memory.require(m.total()));
            }
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void measure() {
        boolean wanted = watched && result.isEmpty() && problem.get().isEmpty() && estimate.get().filter(e -> e.refusal().isEmpty()).isPresent();
        if (!wanted) {
            endTrial();
        } else if (runner == null) {
            Runner mine = new Runner();
            runner = mine;
            measuring.set(true);
            Trial.Request request = tried;
            later.execute(() -> work.toInterface().execute(() -> begin(mine, request)));
        }
    }

    private void begin(Runner mine, Trial.Request request) {
        if (mine != runner) {
            return;
        }
        work.start(() -> trials.start(request, found -> work.toInterface().execute(() -> answer(mine, found)),
                sentence -> work.toInterface().execute(() -> fail(mine, sentence))), end -> {
                    if (mine == runner) {
                        mine.end = end;
                    } else {
                        work.background().execute(end);
                    }
                }, error -> fail(mine, Problems.tell("The trial could not be started", error)));
    }

    private void answer(Runner mine, Trial.Result found) {
        if (mine == runner) {
            runner = null;
            measuring.set(false);
            result = Optional.of(found);
            tell();
        }
    }

    private void fail(Runner mine, String sentence) {
        if (mine == runner) {
            runner = null;
            measuring.set(false);
            problem.set(sentence);
        }
    }

    private void endTrial() {
        if (runner != null && runner.end != null) {
            work.background().execute(runner.end);
        }
        runner = null;
        measuring.set(false);
    }
}
