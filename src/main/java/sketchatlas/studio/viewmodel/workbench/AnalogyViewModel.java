package sketchatlas.studio.viewmodel.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.explore.workbench.Analogy;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Difference;
import sketchatlas.explore.workbench.Drawer;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.TokenCodes;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.model.SketchModel;

/** The analogy a + s (b - c): its result, the results over s, and the same for a row of starts. */
public final class AnalogyViewModel {
    /** The strengths of the strip. */
    public static final List<Double> STRENGTHS = Analogy.strengths(-Analogy.STRONGEST, Analogy.STRONGEST, 9);

    private final ReadOnlyObjectWrapper<List<SketchToken>> strip = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<SketchToken>> row = new ReadOnlyObjectWrapper<>(List.of());
    private final ResultViewModel result;
    private Optional<StripKey> shownStrip = Optional.empty();

    /** What a strip depends on. */
    private record StripKey(SketchToken start, Difference difference, Sampling sampling) {
    }

    AnalogyViewModel(ResultViewModel result) {
        this.result = result;
    }

    /** The result for a. */
    public ResultViewModel result() {
        return result;
    }

    /** The results for a over {@link #STRENGTHS}; empty while there are none. */
    public ReadOnlyObjectProperty<List<SketchToken>> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    /** The results for the row of starts, in its order; empty while there are none. */
    public ReadOnlyObjectProperty<List<SketchToken>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** What the analogy is, with numbers: "a + 0.50 (b - c)". */
    public static String formula(double strength) {
        return String.format(Locale.ENGLISH, "a %s %.2f (b - c)", strength < 0 ? "-" : "+", Math.abs(strength));
    }

    /** What b and c are, or which calculator stands for their difference, and what is still to be done before there is a result; in sentences. */
    public static String explain(WorkbenchState bench) {
        boolean started = !bench.starts().isEmpty();
        Optional<String> b = bench.in(Slot.B).map(token -> "b is " + phrase(token) + ".");
        Optional<String> c = bench.in(Slot.C).map(token -> "c is " + phrase(token) + ".");
        if (bench.difference().isPresent()) {
            String what = bench.calculator().map(named -> "b - c is \"" + named.name() + "\".").orElseGet(() -> b.orElseThrow() + " " + c.orElseThrow());
            return started ? what : what + " Now drag a sketch into a.";
        }
        if (b.isPresent() || c.isPresent()) {
            return b.or(() -> c).orElseThrow() + " Now drag something into " + (b.isPresent() ? "c" : "b") + ".";
        }
        return started ? "Choose a calculator, or drag sketches into b and c."
                : "Drag a sketch into a: from the paper, the map, the tree or the tray. Then choose a calculator, or fill b and c.";
    }

    private static String phrase(SketchToken token) {
        return token.describe().startsWith("mean of") ? "the " + token.describe() : token.describe();
    }

    /** What is to be drawn; empty, and all results away, where the bench lacks something. */
    Optional<BenchRequests.Work> work(WorkbenchState bench, boolean live, UnaryOperator<SketchToken> whole) {
        Optional<SketchToken> a = bench.in(Slot.A);
        if (a.isEmpty()) {
            result.clear();
            clearStrip();
        }
        if (bench.difference().isEmpty() || bench.starts().isEmpty()) {
            clear();
            return Optional.empty();
        }
        Difference difference = bench.difference().get();
        if (bench.row().isEmpty()) {
            row.set(List.of());
        }
        Optional<StripKey> key = a.map(start -> new StripKey(start, difference, bench.sampling()));
        boolean stripWanted = key.isPresent() && !key.equals(shownStrip);
        return Optional.of((model, watch, tell) -> {
            Code d = vector(difference, whole, model);
            if (a.isPresent()) {
                Code from = TokenCodes.code(model, whole.apply(a.get()));
                result.draw(model, Analogy.result(from, d, bench.strength()), bench.sampling(), formula(bench.strength()),
                        detail(a.get(), difference, bench.strength()), watch, tell);
            }
            if (!bench.row().isEmpty() && !(live && a.isPresent())) {
                List<Code> starts = TokenCodes.codes(model, bench.row().stream().map(whole).toList(), watch);
                List<GeneratedSketch> drawn = Drawer.draw(model,
                        starts.stream().map(code -> Analogy.result(code, d, bench.strength())).toList(), bench.sampling(), watch);
                List<SketchToken> tokens = new ArrayList<>();
                for (int i = 0; i < drawn.size(); i++) {
                    tokens.add(drawn.get(i).token(formula(bench.strength()), detail(bench.row().get(i), difference, bench.strength())));
                }
                tell.accept(() -> row.set(List.copyOf(tokens)));
            }
            if (stripWanted && !live) {
                Code from = TokenCodes.code(model, whole.apply(a.get()));
                List<GeneratedSketch> drawn = Drawer.draw(model, STRENGTHS.stream().map(s -> Analogy.result(from, d, s)).toList(),
                        bench.sampling(), watch);
                List<SketchToken> tokens = new ArrayList<>();
                for (int i = 0; i < drawn.size(); i++) {
                    tokens.add(drawn.get(i).token(formula(STRENGTHS.get(i)), detail(a.get(), difference, STRENGTHS.get(i))));
                }
                tell.accept(() -> {
                    shownStrip = key;
                    strip.set(List.copyOf(tokens));
                });
            }
        });
    }

    /** The strip of a, and the row with its results, as a sheet to be written; empty while there is neither. */
    Optional<SketchSheet> sheet(WorkbenchState bench, UnaryOperator<SketchToken> whole) {
        List<SketchSheet.Cell> cells = new ArrayList<>();
        boolean rowDrawn = row.get().size() == bench.row().size() && !row.get().isEmpty();
        List<SketchSheet.Cell> starts = bench.row().stream().map(start -> SketchSheet.Cell.given(whole.apply(start), start.name())).toList();
        List<SketchSheet.Cell> results = row.get().stream().map(token -> SketchSheet.Cell.made(token, token.name())).toList();
        if (strip.get().isEmpty()) {
            cells.addAll(starts);
            cells.addAll(results);
            return rowDrawn ? Optional.of(new SketchSheet(title(bench), starts.size(), cells)) : Optional.empty();
        }
        bench.in(Slot.A).ifPresent(a -> cells.add(SketchSheet.Cell.given(whole.apply(a), "a")));
        for (int i = 0; i < STRENGTHS.size(); i++) {
            cells.add(SketchSheet.Cell.made(strip.get().get(i), String.format(Locale.ENGLISH, "s = %.1f", STRENGTHS.get(i))));
        }
        int columns = cells.size();
        for (int i = 0; rowDrawn && i < starts.size(); i++) { // below it, each start beside its result
            cells.add(starts.get(i));
            cells.add(results.get(i));
        }
        return Optional.of(new SketchSheet(title(bench), columns, cells));
    }

    void clear() {
        result.clear();
        clearStrip();
        row.set(List.of());
    }

    private void clearStrip() {
        shownStrip = Optional.empty();
        strip.set(List.of());
    }

    private static Code vector(Difference difference, UnaryOperator<SketchToken> whole, SketchModel model) {
        return switch (difference) {
            case Difference.OfTokens(SketchToken b, SketchToken c) -> new Difference.OfTokens(whole.apply(b), whole.apply(c)).vector(model);
            case Difference.Named named -> named.vector(model);
        };
    }

    private static String title(WorkbenchState bench) {
        return "a + s (" + bench.difference().map(Difference::describe).orElse("") + ")";
    }

    private static String detail(SketchToken a, Difference difference, double strength) {
        return String.format(Locale.ENGLISH, "%s %s %.2f (%s)", a.name(), strength < 0 ? "-" : "+", Math.abs(strength), difference.describe());
    }
}
