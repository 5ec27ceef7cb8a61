package sketchatlas.studio.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import sketchatlas.UserFolders;
import sketchatlas.UserException;
import sketchatlas.bench.SliderHand;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.InterpolationJob.Place;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Simplifier;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.DrawingViewModel;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.workbench.AnalogyViewModel;
import sketchatlas.studio.viewmodel.workbench.Bench;
import sketchatlas.studio.viewmodel.workbench.Outcome;
import sketchatlas.studio.viewmodel.workbench.ResultViewModel;
import sketchatlas.studio.viewmodel.workbench.TokenMaker;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** Moves the workbench's sliders in the studio's view-model, whose interface thread is one of its own here. */
public final class StudioSliderHand implements SliderHand {
    private static final long REFRESH_NANOS = Duration.ofSeconds(1).toNanos() / 60;
    private static final int STRENGTHS = 401; // -2 to 2 in steps of 0.01, as fine as the slider
    private static final int PLACES = 101; // whole percents
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a slider is moved by, and what the result of each movement is called. */
    private record Plan(String name, List<WorkbenchCommand> moves, List<String> results) {
    }

    private final long moveNanos; // from one movement to the next

    /** As often as a screen is refreshed. */
    public StudioSliderHand() {
        this(REFRESH_NANOS);
    }

    StudioSliderHand(long moveNanos) {
        this.moveNanos = moveNanos;
    }

    @Override
    public List<Slide> slide(Path file, Consumer<String> progress) {
        ExecutorService toInterface = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("interface").factory());
        CompletableFuture<SketchModel> loaded = new CompletableFuture<>();
        BackgroundWork work = new BackgroundWork(Runnable::run, toInterface);
        Notices notices = new Notices();
        DrawingViewModel drawing = new DrawingViewModel();
        ModelViewModel model = new ModelViewModel(path -> {
            ModelReconstructor reconstructor = ModelReconstructor.load(path);
            loaded.complete(reconstructor.model());
            return reconstructor;
        }, work, notices);
        TokenMaker tokens = new TokenMaker(new ReconstructionViewModel(drawing, Simplifier::toModelScale, toInterface),
                new AtlasViewModel(new NoAtlases(), work, notices), new Selection());
        WorkbenchViewModel bench = new WorkbenchViewModel(model, drawing, tokens, (path, m) -> new Bench(m.config().id(),
                DensityReference.densityOf(path, m), new CalculatorStore(m, path, UserFolders.data())), work, notices);
        try {
            toInterface.execute(() -> model.open(file));
            until(toInterface, () -> bench.benchProperty().get().isPresent() || !model.problemProperty().get().isEmpty());
            if (!model.problemProperty().get().isEmpty()) {
                throw new UserException(model.problemProperty().get());
            }
            return slide(bench, means(loaded.join()), toInterface, progress);
        } finally {
            toInterface.execute(model::close);
            toInterface.shutdown();
        }
    }

    private List<Slide> slide(WorkbenchViewModel bench, List<SketchToken> means, ExecutorService toInterface, Consumer<String> progress) {
        List<Slide> slides = new ArrayList<>();
        progress.accept("analogy");
        put(bench, toInterface, means, Slot.A, Slot.B, Slot.C);
        slides.add(slide(bench, bench.analogy().result(), strengths(), toInterface));
        progress.accept("interpolation");
        put(bench, toInterface, means, Slot.TOP_LEFT, Slot.TOP_RIGHT);
        slides.add(slide(bench, bench.interpolation().result(), places("between two sketches", i -> i + "%"), toInterface));
        put(bench, toInterface, means.reversed(), Slot.BOTTOM_LEFT, Slot.BOTTOM_RIGHT);
        slides.add(slide(bench, bench.interpolation().result(), places("among four sketches", i -> i + "% · " + i + "%"), toInterface));
        return slides;
    }

    private static Plan strengths() {
        List<Double> s = IntStream.range(0, STRENGTHS).mapToObj(i -> (i - (STRENGTHS - 1) / 2) / 100.0).toList();
        return new Plan("strength of an analogy", s.stream().map(v -> (WorkbenchCommand) new WorkbenchCommand.Strengthen(v)).toList(),
                s.stream().map(AnalogyViewModel::formula).toList());
    }

    /** @param results what a result is called, by the percent of the way */
    private static Plan places(String name, IntFunction<String> results) {
        return new Plan(name, IntStream.range(0, PLACES).mapToObj(i -> (WorkbenchCommand) new WorkbenchCommand.MoveTo(new Place(i / 100.0, i / 100.0))).toList(),
                IntStream.range(0, PLACES).mapToObj(results).toList());
    }

    private static void put(WorkbenchViewModel bench, ExecutorService toInterface, List<SketchToken> means, Slot... slots) {
        toInterface.execute(() -> {
            for (int i = 0; i < slots.length; i++) {
                bench.put(slots[i], means.get(i % means.size()));
            }
        });
    }

    private Slide slide(WorkbenchViewModel bench, ResultViewModel result, Plan plan, ExecutorService toInterface) {
        until(toInterface, () -> bench.sheet().isPresent() && result.token().isPresent());
        long[] moved = new long[plan.moves().size()];
        List<Integer> shown = new ArrayList<>(); // of the interface's thread, as the next two
        List<Long> shownNanos = new ArrayList<>();
        ChangeListener<Optional<Outcome>> watch = (_, _, now) -> {
            int number = now.map(outcome -> plan.results().indexOf(outcome.token().name())).orElse(-1);
            if (number > (shown.isEmpty() ? -1 : shown.getLast())) {
                shown.add(number);
                shownNanos.add(System.nanoTime());
            }
        };
        toInterface.execute(() -> bench.execute(plan.moves().getFirst()));
        until(toInterface, () -> result.token().filter(token -> token.name().equals(plan.results().getFirst())).isPresent());
        toInterface.execute(() -> result.outcomeProperty().addListener(watch));
        long next = System.nanoTime();
        for (int i = 0; i < moved.length; i++) {
            next += moveNanos;
            LockSupport.parkNanos(next - System.nanoTime());
            moved[i] = System.nanoTime();
            WorkbenchCommand move = plan.moves().get(i);
            toInterface.execute(() -> bench.execute(move));
        }
        until(toInterface, () -> !shown.isEmpty() && shown.getLast() == moved.length - 1);
        toInterface.execute(() -> {
            result.outcomeProperty().removeListener(watch);
            bench.settle();
        });
        return new Slide(plan.name(), moved, shown.stream().mapToInt(n -> n).toArray(), shownNanos.stream().mapToLong(n -> n).toArray());
    }

    /** Waits until something holds, which is looked at on the interface's thread. */
    private static void until(ExecutorService toInterface, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!toInterface.submit(condition::getAsBoolean).get()) {
                if (System.nanoTime() > end) {
                    throw new UserException("The workbench drew nothing within " + PATIENCE.toSeconds() + " seconds: try it on a machine with less to do.");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the workbench could not be measured", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("The measurement was interrupted.", e);
        }
    }

    private static List<SketchToken> means(SketchModel model) {
        LatentPrior prior = model.prior();
        double[] weights = prior.weights();
        return IntStream.range(0, weights.length).boxed().sorted(Comparator.comparingDouble((Integer k) -> weights[k]).reversed()).limit(4)
                .map(k -> SketchToken.of("k" + k, new Provenance(Provenance.Kind.COMPONENT_MEAN, "k" + k),
                        new ModelCode(model.config().id(), Code.of(prior.mean(k))))).toList();
    }
}
