package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkbenchHistoryTest {
    private final WorkbenchHistory history = new WorkbenchHistory();

    private static SketchToken token(String name) {
        return SketchToken.of(name, Provenance.drawing(), new ModelCode("m", Code.of(name.hashCode())));
    }

    private static List<WorkbenchCommand> oneOfEach() {
        return List.of(new WorkbenchCommand.Put(Slot.A, token("a")), new WorkbenchCommand.Put(Slot.B, token("b")), new WorkbenchCommand.Swap(Slot.B, Slot.C),
                new WorkbenchCommand.Put(Slot.B, token("d")), new WorkbenchCommand.Pin(token("p")), new WorkbenchCommand.Pin(token("q")),
                new WorkbenchCommand.Unpin(0), new WorkbenchCommand.AddStarts(List.of(token("r"))), new WorkbenchCommand.AddStarts(List.of(token("s"))),
                new WorkbenchCommand.AddStarts(List.of(token("u"), token("v"))),
                new WorkbenchCommand.RemoveStart(0), new WorkbenchCommand.Choose(Optional.of(new Difference.Named("wider", new ModelCode("m", Code.of(1))))),
                new WorkbenchCommand.Strengthen(-1.5), new WorkbenchCommand.MoveTo(new InterpolationJob.Place(0.1, 0.9)),
                new WorkbenchCommand.Interpolate(Interpolation.SPHERICAL), new WorkbenchCommand.Span(0.5),
                new WorkbenchCommand.Sample(new Sampling(0.7, 5)), new WorkbenchCommand.Empty(Slot.A),
                new WorkbenchCommand.Apply(new Difference.Named("taller", new ModelCode("m", Code.of(2))), token("t")), new WorkbenchCommand.Clear());
    }

    @Test
    void everyCommandIsTakenBackAndDoneAgain() {
        List<WorkbenchState> states = new ArrayList<>(List.of(history.state()));
        for (WorkbenchCommand command : oneOfEach()) {
            history.execute(command);
            assertEquals(command.name(), history.undoName());
            states.add(history.state());
        }
        assertEquals(states.size(), states.stream().distinct().count());
        for (int i = states.size() - 2; i >= 0; i--) {
            history.undo();
            assertEquals(states.get(i), history.state());
        }
        assertEquals("", history.undoName());
        for (int i = 1; i < states.size(); i++) {
            history.redo();
            assertEquals(states.get(i), history.state());
        }
        assertEquals("", history.redoName());
    }

    @Test
    void aCalculatorGivesWayToWhatIsPutInBOrC() {
        Difference.Named wider = new Difference.Named("wider", new ModelCode("m", Code.of(1)));
        for (Slot slot : Slot.values()) {
            history.execute(new WorkbenchCommand.Choose(Optional.of(wider)));
            history.execute(new WorkbenchCommand.Put(slot, token("x")));
            assertEquals(slot != Slot.B && slot != Slot.C, history.state().calculator().isPresent(), slot.label());
            history.undo();
            assertEquals(Optional.of(wider), history.state().calculator(), "one deed is one step");
        }
    }

    @Test
    void slidingIsOneStepUntilItSettles() {
        history.execute(new WorkbenchCommand.Strengthen(0.2));
        history.execute(new WorkbenchCommand.Strengthen(0.4));
        history.settle();
        history.execute(new WorkbenchCommand.Strengthen(0.6));
        history.execute(new WorkbenchCommand.Span(0.9));
        history.undo();
        history.undo();
        assertEquals(0.4, history.state().strength());
        history.undo();
        assertEquals(WorkbenchState.EMPTY, history.state());
    }

    @Test
    void aNewCommandForgetsWhatWasTakenBackAndOneWithoutEffectIsNone() {
        history.execute(new WorkbenchCommand.Put(Slot.A, token("a")));
        history.undo();
        history.execute(new WorkbenchCommand.Empty(Slot.A));
        assertEquals("put in slot a", history.redoName());
        history.execute(new WorkbenchCommand.Pin(token("p")));
        assertEquals("", history.redoName());
    }

    @Test
    void theCalculatorStandsInForBAndC() {
        assertEquals(Optional.empty(), history.state().difference());
        history.execute(new WorkbenchCommand.Put(Slot.B, token("b")));
        history.execute(new WorkbenchCommand.Put(Slot.C, token("c")));
        assertEquals(Optional.of(new Difference.OfTokens(token("b"), token("c"))), history.state().difference());
        Difference.Named wider = new Difference.Named("wider", new ModelCode("m", Code.of(1)));
        history.execute(new WorkbenchCommand.Choose(Optional.of(wider)));
        assertEquals(Optional.of(wider), history.state().difference());
    }

    @Test
    void fourFullCornersMakeAGridTwoAStrip() {
        history.execute(new WorkbenchCommand.Put(Slot.TOP_LEFT, token("1")));
        assertTrue(history.state().corners().isEmpty());
        history.execute(new WorkbenchCommand.Put(Slot.BOTTOM_LEFT, token("3")));
        assertTrue(history.state().corners().isEmpty());
        history.execute(new WorkbenchCommand.Put(Slot.TOP_RIGHT, token("2")));
        assertEquals(List.of(token("1"), token("2")), history.state().corners());
        history.execute(new WorkbenchCommand.Put(Slot.BOTTOM_RIGHT, token("4")));
        assertEquals(List.of(token("1"), token("2"), token("3"), token("4")), history.state().corners());
    }
}
