package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing done on the workbench that can be undone. */
public sealed interface WorkbenchCommand {
    /** What was done, in lower case, as in "Undo put in slot a". */
    String name();

    /** Does it, for the first time or again. */
    WorkbenchState apply(WorkbenchState before);

    /** Whether it moves a control that is dragged, so that many in a row are one step of the history. */
    default boolean sliding() {
        return false;
    }

    /** A token into a slot, in place of what was there; a calculator gives way to one in b or c. */
    record Put(Slot slot, SketchToken token) implements WorkbenchCommand {
        @Override
        public String name() {
            return "put in slot " + slot.label();
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            WorkbenchState after = before.withSlot(slot, Optional.of(token));
            return slot == Slot.B || slot == Slot.C ? after.withCalculator(Optional.empty()) : after;
        }
    }

    /** What is in a slot away. */
    record Empty(Slot slot) implements WorkbenchCommand {
        @Override
        public String name() {
            return "empty slot " + slot.label();
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withSlot(slot, Optional.empty());
        }
    }

    /** All slots, the row and the calculator away; the tray stays. */
    record Clear() implements WorkbenchCommand {
        @Override
        public String name() {
            return "empty slots and row";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.cleared();
        }
    }

    /** What is in two slots, the other way round. */
    record Swap(Slot one, Slot other) implements WorkbenchCommand {
        @Override
        public String name() {
            return "swap " + one.label() + " and " + other.label();
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withSlot(one, before.in(other)).withSlot(other, before.in(one));
        }
    }

    /** A token to the end of the tray. */
    record Pin(SketchToken token) implements WorkbenchCommand {
        @Override
        public String name() {
            return "pin";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withTray(with(before.tray(), token));
        }
    }

    /** Several tokens to the end of the tray. */
    record PinAll(List<SketchToken> tokens) implements WorkbenchCommand {
        public PinAll {
            tokens = List.copyOf(tokens);
        }

        @Override
        public String name() {
            return tokens.size() == 1 ? "pin" : "pin " + tokens.size() + " sketches";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            List<SketchToken> more = new ArrayList<>(before.tray());
            more.addAll(tokens);
            return before.withTray(more);
        }
    }

    /** The token at this place of the tray away. */
    record Unpin(int index) implements WorkbenchCommand {
        @Override
        public String name() {
            return "unpin";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withTray(without(before.tray(), index));
        }
    }

    /** Further starts of the analogy, one or several. */
    record AddStarts(List<SketchToken> tokens) implements WorkbenchCommand {
        public AddStarts {
            tokens = List.copyOf(tokens);
        }

        @Override
        public String name() {
            return "add to the row";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            List<SketchToken> more = new ArrayList<>(before.row());
            more.addAll(tokens);
            return before.withRow(more);
        }
    }

    /** The start at this place of the row away. */
    record RemoveStart(int index) implements WorkbenchCommand {
        @Override
        public String name() {
            return "remove from the row";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withRow(without(before.row(), index));
        }
    }

    /** A calculator in place of b - c, or none. */
    record Choose(Optional<Difference.Named> calculator) implements WorkbenchCommand {
        @Override
        public String name() {
            return calculator.map(c -> "choose \"" + c.name() + "\"").orElse("put the calculator away");
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withCalculator(calculator);
        }
    }

    /** A calculator in place of b - c, and a token as what it is applied to. */
    record Apply(Difference.Named calculator, SketchToken token) implements WorkbenchCommand {
        @Override
        public String name() {
            return "apply \"" + calculator.name() + "\"";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withCalculator(Optional.of(calculator)).withSlot(Slot.A, Optional.of(token));
        }
    }

    /** A calculator in place of b - c, and starts that it is applied to: the first in slot a, the others in the row in place of what was there. */
    record LayOut(Difference.Named calculator, List<SketchToken> starts) implements WorkbenchCommand {
        public LayOut {
            starts = List.copyOf(starts);
        }

        @Override
        public String name() {
            return "example";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withCalculator(Optional.of(calculator)).withSlot(Slot.A, starts.stream().findFirst()).withRow(starts.stream().skip(1).toList());
        }
    }

    /** The strength of the analogy. */
    record Strengthen(double strength) implements WorkbenchCommand {
        @Override
        public String name() {
            return "strength";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withStrength(strength);
        }

        @Override
        public boolean sliding() {
            return true;
        }
    }

    /** The interpolation's point. */
    record MoveTo(InterpolationJob.Place place) implements WorkbenchCommand {
        @Override
        public String name() {
            return "move the point";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withPlace(place);
        }

        @Override
        public boolean sliding() {
            return true;
        }
    }

    /** The way of interpolation. */
    record Interpolate(Interpolation kind) implements WorkbenchCommand {
        @Override
        public String name() {
            return kind.label() + " interpolation";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withKind(kind);
        }
    }

    /** How much of its finished sketch the drawing spans. */
    record Span(double share) implements WorkbenchCommand {
        @Override
        public String name() {
            return "size of the drawing";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withShare(share);
        }

        @Override
        public boolean sliding() {
            return true;
        }
    }

    /** Temperature and seed. */
    record Sample(Sampling sampling) implements WorkbenchCommand {
        @Override
        public String name() {
            return "sampling";
        }

        @Override
        public WorkbenchState apply(WorkbenchState before) {
            return before.withSampling(sampling);
        }

        @Override
        public boolean sliding() {
            return true;
        }
    }

    private static List<SketchToken> with(List<SketchToken> tokens, SketchToken one) {
        List<SketchToken> more = new ArrayList<>(tokens);
        more.add(one);
        return more;
    }

    private static List<SketchToken> without(List<SketchToken> tokens, int index) {
        List<SketchToken> fewer = new ArrayList<>(tokens);
        fewer.remove(index);
        return fewer;
    }
}
