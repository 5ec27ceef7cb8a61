package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;

class SelectionTest {
    private final Selection selection = new Selection();

    @Test
    void sketchesAreSelectedAddedAndToggled() {
        selection.select(PointSet.of(3));
        selection.add(PointSet.of(5, 9));
        selection.toggle(3);
        selection.toggle(4);
        assertEquals(PointSet.of(4, 5, 9), selection.points());
        selection.clear();
        assertTrue(selection.selectedProperty().get().isEmpty());
    }

    @Test
    void aComponentBringsItsSketches() {
        selection.reset(component -> PointSet.where(10, p -> p % 5 == component.index()));
        ComponentId component = new ComponentId(Level.K, 2);
        selection.select(component);
        assertEquals(Optional.of(component), selection.component());
        assertEquals(PointSet.of(2, 7), selection.points());
        selection.toggle(2);
        assertEquals(Optional.empty(), selection.component(), "it is no longer the component as a whole");
    }

    @Test
    void listenersHearOfChangesOnly() {
        int[] heard = { 0 };
        selection.selectedProperty().addListener(_ -> heard[0]++);
        selection.select(PointSet.of(1));
        selection.selectedProperty().get();
        selection.select(PointSet.of(1));
        assertEquals(1, heard[0]);
    }

    @Test
    void setsAreValues() {
        assertEquals(PointSet.of(1, 2), PointSet.of(2, 1, 2));
        assertEquals(PointSet.of(2), PointSet.of(1, 2).and(PointSet.of(2, 3)));
        assertFalse(PointSet.of(1).contains(-1));
        assertEquals(PointSet.EMPTY, PointSet.of(7).toggled(7));
    }
}
