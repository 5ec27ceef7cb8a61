package sketchatlas.studio.viewmodel.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.Interpolation;
import sketchatlas.explore.workbench.InterpolationJob;
import sketchatlas.explore.workbench.InterpolationJob.Place;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenCodes;
import sketchatlas.explore.workbench.WorkbenchState;

/** What lies between two sketches or among four: at one place, and over all of them. */
public final class InterpolationViewModel {
    /** Sketches of a strip. */
    public static final int STRIP = 9;
    /** Sketches of a grid's side. */
    public static final int GRID = 5;
    private static final double SAME = 1e-6;

    private final ReadOnlyObjectWrapper<List<SketchToken>> sheet = new ReadOnlyObjectWrapper<>(List.of());
    private final ResultViewModel result;
    private Optional<Key> shown = Optional.empty();

    /** What a strip or grid depends on. */
    private record Key(List<SketchToken> corners, Interpolation kind, Sampling sampling) {
    }

    InterpolationViewModel(ResultViewModel result) {
        this.result = result;
    }

    /** What is at the place of the point. */
    public ResultViewModel result() {
        return result;
    }

    /** {@value #STRIP} sketches between two, or {@value #GRID} rows of {@value #GRID} among four; empty while there are none. */
    public ReadOnlyObjectProperty<List<SketchToken>> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** How many sketches stand side by side. */
    public static int columns(int sketches) {
        return isGrid(sketches) ? GRID : STRIP;
    }

    /** Whether so many sketches are a grid. */
    public static boolean isGrid(int sketches) {
        return sketches == GRID * GRID;
    }

    /** Which sketch of the sheet is exactly at a place, or -1. */
    public static int indexOf(Place place, int sketches) {
        return IntStream.range(0, sketches).filter(i -> Math.abs(place(i, sketches).u() - place.u()) < SAME
                && (!isGrid(sketches) || Math.abs(place(i, sketches).v() - place.v()) < SAME)).findFirst().orElse(-1);
    }

    /** Where a sketch of the sheet is. */
    public static Place place(int index, int sketches) {
        int columns = columns(sketches);
        int rows = sketches / columns;
        return new Place(index % columns / (columns - 1.0), rows == 1 ? 0 : index / columns / (rows - 1.0));
    }

    /** What is to be drawn; empty, and all results away, while there are too few corners. */
    Optional<BenchRequests.Work> work(WorkbenchState bench, boolean live, UnaryOperator<SketchToken> whole) {
        List<SketchToken> corners = bench.corners();
        if (corners.isEmpty()) {
            clear();
            return Optional.empty();
        }
        Optional<Key> key = Optional.of(new Key(corners, bench.kind(), bench.sampling()));
        boolean sheetWanted = !key.equals(shown);
        Place at = bench.place();
        return Optional.of((model, watch, tell) -> {
            List<SketchToken> ends = corners.stream().map(whole).toList();
            List<Code> codes = TokenCodes.codes(model, ends, watch);
            Code code = codes.size() == 2 ? bench.kind().between(codes.get(0), codes.get(1), at.u())
                    : bench.kind().among(codes.get(0), codes.get(1), codes.get(2), codes.get(3), at.u(), at.v());
            result.draw(model, code, bench.sampling(), name(corners, at), detail(bench, at), watch, tell);
            if (sheetWanted && !live) {
                int side = corners.size() == 2 ? STRIP : GRID;
                InterpolationJob all = InterpolationJob.grid(ends, bench.kind(), side, corners.size() == 2 ? 1 : GRID, bench.sampling());
                List<GeneratedSketch> drawn = all.run(model, watch);
                List<SketchToken> tokens = new ArrayList<>();
                for (int i = 0; i < drawn.size(); i++) {
                    Place place = place(i, drawn.size());
                    tokens.add(drawn.get(i).token(name(corners, place), detail(bench, place)));
                }
                tell.accept(() -> {
                    shown = key;
                    sheet.set(List.copyOf(tokens));
                });
            }
        });
    }

    /** The strip or grid as a sheet to be written; empty while there is none. */
    Optional<SketchSheet> sheet(WorkbenchState bench) {
        List<SketchToken> tokens = sheet.get();
        return tokens.isEmpty() ? Optional.empty() : Optional.of(new SketchSheet(
                String.join(", ", bench.corners().stream().map(SketchToken::name).toList()) + " (" + bench.kind().label() + ")", columns(tokens.size()),
                tokens.stream().map(t -> SketchSheet.Cell.made(t, t.name())).toList()));
    }

    void clear() {
        shown = Optional.empty();
        result.clear();
        sheet.set(List.of());
    }

    private static String name(List<SketchToken> corners, Place place) {
        return corners.size() == 2 ? String.format(Locale.ENGLISH, "%.0f%%", 100 * place.u())
                : String.format(Locale.ENGLISH, "%.0f%% · %.0f%%", 100 * place.u(), 100 * place.v());
    }

    private static String detail(WorkbenchState bench, Place place) {
        return bench.kind().label() + " between " + String.join(", ", bench.corners().stream().map(SketchToken::name).toList()) + " at "
                + name(bench.corners(), place);
    }
}
