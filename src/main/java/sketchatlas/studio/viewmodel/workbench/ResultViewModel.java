package sketchatlas.studio.viewmodel.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.explore.CodeDensity;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Drawer;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.model.SketchModel;
import sketchatlas.studio.viewmodel.Problems;

/** One result and the honest word on it: whether its code lies where codes of real sketches do, and else the nearest one that does. */
public final class ResultViewModel {
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper comfort = new ReadOnlyStringWrapper("");
    private final BenchRequests requests;
    private final Consumer<String> problem;
    private Optional<CodeDensity> density = Optional.empty();

    /** @param problem gets one sentence about what went wrong */
    ResultViewModel(BenchRequests requests, Consumer<String> problem) {
        this.requests = requests;
        this.problem = problem;
        outcome.subscribe(now -> {
            hint.set(hint(now));
            comfort.set(now.flatMap(ResultViewModel::comfort).orElse(""));
        });
    }

    /** What there is; empty while nothing is. */
    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public Optional<Outcome> outcome() {
        return outcome.get();
    }

    public Optional<SketchToken> token() {
        return outcome().map(Outcome::token);
    }

    /** What has to be said about the result, in one sentence, or the empty string. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Where nothing has to be said: how usual the code is, in one sentence; the empty string where there is nothing to compare with. */
    public ReadOnlyStringProperty comfortProperty() {
        return comfort.getReadOnlyProperty();
    }

    /** Whether there is a nearest code inside to go to. */
    public boolean canMoveInside() {
        return outcome().filter(Outcome::outside).isPresent();
    }

    /** Shows in place of the result what the nearest code inside looks like. */
    public void moveInside() {
        Optional<SketchToken> now = outcome().filter(Outcome::outside).map(Outcome::token);
        Optional<CodeDensity> inside = density;
        if (now.isEmpty() || inside.isEmpty()) {
            return;
        }
        SketchToken token = now.get();
        Sampling sampling = token.recipe().map(r -> new Sampling(r.temperature(), r.seed())).orElse(Sampling.DEFAULT);
        requests.start((model, watch, tell) -> inside.get().nearestInside(token.code().orElseThrow().code().toArray()).ifPresent(code -> {
            GeneratedSketch drawn = Drawer.draw(model, List.of(Code.of(code)), sampling, watch).getFirst();
            tell.accept(() -> outcome.set(Optional.of(new Outcome(
                    drawn.token("nearest usual one", "nearest usual one to " + token.provenance().detail()), false, true, inside.get().percentile(code)))));
        }), false, error -> problem.accept(Problems.tell("The nearest usual sketch could not be drawn", error)));
    }

    void setDensity(Optional<CodeDensity> newDensity) {
        density = newDensity;
    }

    /** Draws a code and tells of it; on the model's thread. */
    void draw(SketchModel model, Code code, Sampling sampling, String name, String detail, JobWatch watch, Consumer<Runnable> tell) {
        SketchToken token = Drawer.draw(model, List.of(code), sampling, watch).getFirst().token(name, detail);
        boolean outside = density.filter(d -> d.outside(code.toArray())).isPresent();
        OptionalDouble percentile = density.map(d -> d.percentile(code.toArray())).orElse(OptionalDouble.empty());
        tell.accept(() -> outcome.set(Optional.of(new Outcome(token, outside, false, percentile))));
    }

    void clear() {
        outcome.set(Optional.empty());
    }

    private static Optional<String> comfort(Outcome now) {
        return now.percentile().isPresent() ? Optional.of(String.format(Locale.ENGLISH, "As usual as real sketches: %.0f in 100 of them have a less likely code.",
                now.percentile().getAsDouble())) : Optional.empty();
    }

    private static String hint(Optional<Outcome> now) {
        if (now.isEmpty()) {
            return "";
        }
        Outcome o = now.get();
        if (o.outside()) {
            return "This code is less likely than those of 99 in 100 real sketches, so the drawing may make little sense.";
        }
        return o.moved() ? "Moved to the nearest code that is as likely as those of real sketches."
                : o.token().sketch().isEmpty() ? "The model puts the pen down at once here: there is nothing to see." : "";
    }
}
