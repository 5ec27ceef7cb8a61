package sketchatlas.studio.viewmodel.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.explore.workbench.CompletionJob;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.DrawingViewModel;

/** What is on the paper, finished by the model in several ways. */
public final class CompletionViewModel {
    /** How many ways. */
    public static final int VARIANTS = 6;

    private final ReadOnlyObjectWrapper<List<SketchToken>> variants = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final DrawingViewModel drawing;
    private final Supplier<Optional<SketchToken>> read;
    private Drawing begun; // what the variants go on from, null while there are none

    /** @param read the drawing as the model reads it */
    CompletionViewModel(DrawingViewModel drawing, Supplier<Optional<SketchToken>> read) {
        this.drawing = drawing;
        this.read = read;
        drawing.paperProperty().addListener(_ -> stale.set(begun != null && !begun.toSketch().equals(drawing.paper().toSketch())));
    }

    /** The finished sketches as far as they are drawn, {@value #VARIANTS} in the end; in the units of the drawing. */
    public ReadOnlyObjectProperty<List<SketchToken>> variantsProperty() {
        return variants.getReadOnlyProperty();
    }

    /** Whether the drawing has changed since. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** Puts what one of the variants adds to the drawing on the paper, which can be undone there; the drawing stays where it is. */
    public void accept(SketchToken variant) {
        if (begun != null && variants.get().contains(variant)) {
            variant.sketch().ifPresent(sketch -> drawing.put("completion", begun.continuedAs(sketch)));
        }
    }

    /** From now on the variants go on from what is on the paper now; whether there is something. */
    boolean begin() {
        if (drawing.paper().drawing().isEmpty()) {
            return false;
        }
        Drawing now = drawing.paper().drawing();
        if (begun == null || !begun.toSketch().equals(now.toSketch())) {
            variants.set(List.of()); // they go on from something else
        }
        begun = now;
        stale.set(false);
        return true;
    }

    /** What is to be drawn; empty before the first {@link #begin()}. */
    Optional<BenchRequests.Work> work(WorkbenchState bench, boolean live, UnaryOperator<SketchToken> whole) {
        if (begun == null) {
            return Optional.empty();
        }
        Optional<SketchToken> guide = bench.in(Slot.GUIDE).map(whole).or(() -> stale.get() ? Optional.empty() : read.get());
        Sketch from = begun.toSketch();
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < (live ? 1 : VARIANTS); i++) {
            seeds.add(bench.sampling().seed() + i);
        }
        CompletionJob job = new CompletionJob(from, bench.share(), guide, bench.sampling().temperature(), seeds);
        String as = bench.in(Slot.GUIDE).map(g -> "finished as " + g.name()).orElse("finished");
        return Optional.of((model, watch, tell) -> run(job, as, model, watch, tell));
    }

    private void run(CompletionJob job, String as, SketchModel model, JobWatch watch, Consumer<Runnable> tell) {
        job.run(model, new JobWatch() {
            @Override
            public boolean cancelled() {
                return watch.cancelled();
            }

            @Override
            public void drawn(int index, GeneratedSketch sketch) {
                SketchToken token = sketch.token("seed " + sketch.recipe().seed(), "your drawing, " + as);
                tell.accept(() -> put(index, token));
            }
        });
    }

    private void put(int index, SketchToken token) {
        List<SketchToken> next = new ArrayList<>(variants.get());
        if (index < next.size()) {
            next.set(index, token); // those before stay until each is replaced, so that nothing flickers
        } else {
            next.add(token);
        }
        variants.set(List.copyOf(next));
    }

    /** The variants as a sheet to be written; empty while there are none. */
    Optional<SketchSheet> sheet() {
        List<SketchToken> tokens = variants.get();
        return tokens.isEmpty() ? Optional.empty()
                : Optional.of(new SketchSheet("Your drawing, finished", 3, tokens.stream().map(t -> SketchSheet.Cell.made(t, t.name())).toList()));
    }

    void clear() {
        begun = null;
        stale.set(false);
        variants.set(List.of());
    }
}
