package sketchatlas.studio.viewmodel.workbench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.UserException;
import sketchatlas.explore.Engine;
import sketchatlas.explore.calculators.CalculatorMaker;
import sketchatlas.explore.calculators.CalculatorScore;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.calculators.CalculatorStore.Entry;
import sketchatlas.explore.calculators.CalculatorTest;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.calculators.Starts;
import sketchatlas.explore.workbench.JobListener;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.LatentWorkbench;
import sketchatlas.explore.workbench.OtherModelException;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchJob;
import sketchatlas.model.SketchModel;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;

/** The latent calculators of the model in use: kept, renamed, deleted, exchanged and tested. */
public final class CalculatorsViewModel {
    /** How many starts a test tries. */
    public static final int STARTS = 48;
    private static final double TEST_STRENGTH = 1;
    private static final long TEST_SEED = 0;

    /**
     * A test that is under way.
     *
     * @param share 0..1 of it
     */
    public record Testing(String name, double share) {
    }

    /** The outcome of the last test: what each start became. */
    public record Tested(String name, CalculatorScore score, List<CalculatorTest.Trial> examples) {
    }

    private final Function<String, Optional<String>> modelNames;
    private final BackgroundWork work;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Testing>> testing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Tested>> tested = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, CalculatorScore> scores = new HashMap<>(); // of tests since the start, also of those that came with the model
    private Optional<LatentWorkbench> workbench = Optional.empty();
    private CalculatorStore store; // null without a model; guarded by itself
    private TestRun run; // null while nothing is tested

    /** @param modelNames what a person calls the model with an id; called in the background */
    CalculatorsViewModel(Function<String, Optional<String>> modelNames, BackgroundWork work, Notices notices) {
        this.modelNames = modelNames;
        this.work = work;
        this.notices = notices;
    }

    void open(Optional<Engine> engine, Optional<Bench> bench) {
        cancelTest();
        workbench = engine.map(LatentWorkbench::new);
        store = bench.map(Bench::calculators).orElse(null);
        scores.clear();
        tested.set(Optional.empty());
        entries.set(List.of());
        if (store != null) {
            change(_ -> "", "The calculators could not be read");
        }
    }

    /** Those that came with the model, then the person's own, with the scores of tests made since. */
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The test that is under way, if any. */
    public ReadOnlyObjectProperty<Optional<Testing>> testingProperty() {
        return testing.getReadOnlyProperty();
    }

    /** The outcome of the last test. */
    public ReadOnlyObjectProperty<Optional<Tested>> testedProperty() {
        return tested.getReadOnlyProperty();
    }

    /** Makes a calculator of b and c and keeps it. */
    void save(String name, SketchToken b, SketchToken c) {
        CalculatorStore mine = store;
        if (mine == null || workbench.isEmpty()) {
            return;
        }
        if (!LatentCalculator.validName(name)) {
            notices.error("A calculator cannot be called \"" + name.strip() + "\": take 1 to 80 characters.");
            return;
        }
        CalculatorMaker maker = new CalculatorMaker(name.strip(), List.of(b), describe(b), List.of(c), describe(c));
        workbench.get().request(maker, false, new JobListener<>() {
            @Override
            public void finished(LatentCalculator made) {
                work.toInterface().execute(() -> {
                    if (mine == store) {
                        change(s -> {
                            s.keep(made);
                            return "Kept the calculator \"" + made.name() + "\".";
                        }, "The calculator could not be kept");
                    }
                });
            }

            @Override
            public void failed(Throwable error) {
                work.toInterface().execute(() -> notices.error(Problems.tell("The calculator could not be made", error)));
            }
        });
    }

    private static String describe(SketchToken token) {
        Provenance provenance = token.provenance();
        return token.name() + " (" + (provenance.kind() == Provenance.Kind.AVERAGE ? provenance.detail() : provenance.kind().label()) + ")";
    }

    /** Gives an own calculator another name. */
    public void rename(String name, String to) {
        change(s -> {
            s.rename(name, to);
            return "";
        }, "The calculator could not be renamed");
    }

    /** Forgets an own calculator. */
    public void delete(String name) {
        change(s -> {
            s.delete(name);
            return "Deleted the calculator \"" + name + "\".";
        }, "The calculator could not be deleted");
    }

    /** Writes a calculator for others. */
    public void exportTo(Path file, LatentCalculator calculator) {
        change(s -> {
            s.exportTo(file, List.of(calculator));
            return "Exported " + file.getFileName() + ".";
        }, "The calculator could not be exported to " + file);
    }

    /** Keeps the calculators of a file; those of another model are refused. */
    public void importFrom(Path file) {
        change(s -> {
            int count = s.importFrom(file).size();
            return count == 0 ? "All calculators of " + file.getFileName() + " are here already."
                    : "Kept " + (count == 1 ? "1 calculator" : count + " calculators") + " of " + file.getFileName() + ".";
        }, "The calculators could not be imported from " + file);
    }

    /** Tries a calculator on many starts while nothing else is asked of the model; a test before is given up. */
    public void test(LatentCalculator calculator) {
        cancelTest();
        workbench.ifPresent(bench -> {
            TestRun mine = new TestRun(calculator);
            run = mine;
            testing.set(Optional.of(new Testing(calculator.name(), 0)));
            bench.requestIdle(mine, mine);
        });
    }

    /** Gives up the test that is under way. */
    public void cancelTest() {
        if (run != null) {
            run.cancelled.set(true);
            run = null;
        }
        testing.set(Optional.empty());
    }

    /** @param change what is done to the store in the background; gives a sentence of news, or the empty string */
    private void change(Function<CalculatorStore, String> change, String whatFailed) {
        CalculatorStore mine = store;
        if (mine == null) {
            return;
        }
        work.start(() -> {
            try {
                synchronized (mine) {
                    String news = change.apply(mine);
                    return Map.entry(news, mine.list());
                }
            } catch (OtherModelException e) {
                throw new UserException(e.sentence(modelNames.apply(e.modelId())), e);
            }
        }, done -> {
            if (mine == store) {
                show(done.getValue());
                if (!done.getKey().isEmpty()) {
                    notices.news(done.getKey());
                }
            }
        }, error -> notices.error(Problems.tell(whatFailed, error)));
    }

    private void show(List<Entry> now) {
        entries.set(now.stream().map(e -> Optional.ofNullable(scores.get(e.calculator().name())).filter(_ -> !e.own())
                .map(score -> new Entry(e.calculator().withScore(score), false)).orElse(e)).toList());
    }

    private void finished(TestRun of, CalculatorTest.Result result) {
        LatentCalculator with = of.calculator.withScore(result.score());
        tested.set(Optional.of(new Tested(with.name(), result.score(), of.examples(result))));
        scores.put(with.name(), result.score());
        boolean own = entries.get().stream().anyMatch(e -> e.own() && e.calculator().name().equals(with.name()));
        change(s -> {
            if (own) {
                s.replace(with);
            }
            return "";
        }, "The score could not be kept");
    }

    /** One test; what it tells is shown while it is the last one. */
    private final class TestRun implements WorkbenchJob<CalculatorTest.Result>, JobListener<CalculatorTest.Result> {
        private static final int EXAMPLES = 4;
        private static final int PASSES = 2; // everything is drawn, then everything is read

        private final LatentCalculator calculator;
        private final AtomicBoolean cancelled = new AtomicBoolean();

        TestRun(LatentCalculator calculator) {
            this.calculator = calculator;
        }

        @Override
        public CalculatorTest.Result run(SketchModel model, JobWatch watch) {
            CalculatorTest test = new CalculatorTest(calculator, Starts.ofComponents(model, STARTS, TEST_SEED), TEST_STRENGTH,
                    new Sampling(Sampling.DEFAULT.temperature(), TEST_SEED));
            return test.run(model, new JobWatch() {
                private int last;
                private int pass;

                @Override
                public boolean cancelled() {
                    return cancelled.get() || watch.cancelled();
                }

                @Override
                public void progressed(int done, int total) {
                    pass += done < last ? 1 : 0;
                    last = done;
                    double share = Math.min(1, (pass + (double) done / total) / PASSES);
                    tell(_ -> testing.set(Optional.of(new Testing(calculator.name(), share))));
                }
            });
        }

        /** Of the trials the best, the worst and some between. */
        List<CalculatorTest.Trial> examples(CalculatorTest.Result result) {
            List<CalculatorTest.Trial> best = result.trials().stream()
                    .sorted((x, y) -> Double.compare(y.cosine(), x.cosine())).toList();
            int kept = Math.min(EXAMPLES, best.size());
            return IntStream.range(0, kept).mapToObj(i -> best.get(kept == 1 ? 0 : i * (best.size() - 1) / (kept - 1))).toList();
        }

        @Override
        public void finished(CalculatorTest.Result result) {
            tell(mine -> {
                cancelTest();
                CalculatorsViewModel.this.finished(mine, result);
            });
        }

        @Override
        public void failed(Throwable error) {
            tell(_ -> {
                cancelTest();
                if (!(error instanceof CancellationException)) {
                    notices.error(Problems.tell("The calculator could not be tested", error));
                }
            });
        }

        @Override
        public void dropped() {
            tell(_ -> cancelTest());
        }

        private void tell(Consumer<TestRun> change) {
            work.toInterface().execute(() -> {
                if (run == this) {
                    change.accept(this);
                }
            });
        }
    }
}
