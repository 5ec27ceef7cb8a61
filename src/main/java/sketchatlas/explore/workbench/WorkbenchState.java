package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that lies on the workbench and how it is set. Immutable; changed by {@link WorkbenchCommand}s.
 *
 * @param slots what is in the slots; a slot that is missing is empty
 * @param tray pinned tokens, in their order
 * @param row further starts that the analogy is applied to, in their order
 * @param calculator what the analogy adds in place of b - c, if one was chosen
 * @param strength s of the analogy, -2 to 2
 * @param kind of the interpolation
 * @param place of the interpolation's point
 * @param share how much of its finished sketch the drawing spans that is to be completed, above 0 and at most 1
 * @param sampling how everything is drawn
 */
public record WorkbenchState(Map<Slot, SketchToken> slots, List<SketchToken> tray, List<SketchToken> row, Optional<Difference.Named> calculator,
        double strength, Interpolation kind, InterpolationJob.Place place, double share, Sampling sampling) {
    /** An empty bench. */
    public static final WorkbenchState EMPTY = new WorkbenchState(Map.of(), List.of(), List.of(), Optional.empty(), 1, Interpolation.LINEAR,
            new InterpolationJob.Place(0.5, 0.5), 1, Sampling.DEFAULT);

    public WorkbenchState {
        Map<Slot, SketchToken> copy = new EnumMap<>(Slot.class);
        copy.putAll(slots);
        slots = Collections.unmodifiableMap(copy);
        tray = List.copyOf(tray);
        row = List.copyOf(row);
        Objects.requireNonNull(calculator);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(place);
        Objects.requireNonNull(sampling);
        if (!(Math.abs(strength) <= Analogy.STRONGEST) || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a strength of " + strength + " or a share of " + share);
        }
    }

    /** What is in a slot. */
    public Optional<SketchToken> in(Slot slot) {
        return Optional.ofNullable(slots.get(slot));
    }

    /** What the analogy adds: the calculator, else b - c; empty as long as neither is there. */
    public Optional<Difference> difference() {
        return calculator.<Difference>map(c -> c)
                .or(() -> in(Slot.B).flatMap(b -> in(Slot.C).map(c -> new Difference.OfTokens(b, c))));
    }

    /** The starts of the analogy: a and the row; empty while there are none. */
    public List<SketchToken> starts() {
        List<SketchToken> starts = new ArrayList<>();
        in(Slot.A).ifPresent(starts::add);
        starts.addAll(row);
        return List.copyOf(starts);
    }

    /** The interpolation's corners: two, or four where all four slots are full; empty while there are fewer than two at the top. */
    public List<SketchToken> corners() {
        List<SketchToken> all = new ArrayList<>();
        for (Slot slot : new Slot[] {Slot.TOP_LEFT, Slot.TOP_RIGHT, Slot.BOTTOM_LEFT, Slot.BOTTOM_RIGHT}) {
            in(slot).ifPresent(all::add);
        }
        if (all.size() == 4) {
            return List.copyOf(all);
        }
        return slots.containsKey(Slot.TOP_LEFT) && slots.containsKey(Slot.TOP_RIGHT) ? List.copyOf(all.subList(0, 2)) : List.of();
    }

    WorkbenchState withSlot(Slot slot, Optional<SketchToken> token) {
        Map<Slot, SketchToken> changed = new EnumMap<>(Slot.class);
        changed.putAll(slots);
        changed.remove(slot);
        token.ifPresent(t -> changed.put(slot, t));
        return new WorkbenchState(changed, tray, row, calculator, strength, kind, place, share, sampling);
    }

    WorkbenchState cleared() {
        return new WorkbenchState(Map.of(), tray, List.of(), Optional.empty(), strength, kind, place, share, sampling);
    }

    WorkbenchState withTray(List<SketchToken> pinned) {
        return new WorkbenchState(slots, pinned, row, calculator, strength, kind, place, share, sampling);
    }

    WorkbenchState withRow(List<SketchToken> starts) {
        return new WorkbenchState(slots, tray, starts, calculator, strength, kind, place, share, sampling);
    }

    WorkbenchState withCalculator(Optional<Difference.Named> chosen) {
        return new WorkbenchState(slots, tray, row, chosen, strength, kind, place, share, sampling);
    }

    WorkbenchState withStrength(double s) {
        return new WorkbenchState(slots, tray, row, calculator, s, kind, place, share, sampling);
    }

    WorkbenchState withKind(Interpolation way) {
        return new WorkbenchState(slots, tray, row, calculator, strength, way, place, share, sampling);
    }

    WorkbenchState withPlace(InterpolationJob.Place at) {
        return new WorkbenchState(slots, tray, row, calculator, strength, kind, at, share, sampling);
    }

    WorkbenchState withShare(double spanned) {
        return new WorkbenchState(slots, tray, row, calculator, strength, kind, place, spanned, sampling);
    }

    WorkbenchState withSampling(Sampling way) {
        return new WorkbenchState(slots, tray, row, calculator, strength, kind, place, share, way);
    }
}
