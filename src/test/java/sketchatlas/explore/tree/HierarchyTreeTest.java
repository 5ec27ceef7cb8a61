package sketchatlas.explore.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sketchatlas.explore.atlas.TinyAtlas.general;
import static sketchatlas.explore.atlas.TinyAtlas.specific;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.TinyAtlas;

class HierarchyTreeTest {
    private static final ComponentDeaths DEATHS = (level, live) -> Optional.of(new StepRange(live, level == Level.K ? 100 : 200));

    @Test
    void childrenHangUnderTheParentOfTheGreatestJointWeight() {
        HierarchyTree tree = HierarchyTree.of(TinyAtlas.of(List.of(
                specific(0, 0.2, 5, 0, 0), specific(1, 0.5, 9, 0, 0), specific(2, 0.3, 4, 0, 0), specific(3, 0, 0, 0, 0),
                general(0, 0.2, 3, 0.5f, 0.4f, 0.1f, 0), general(1, 0.8, 15, 0.1f, 0.2f, 0.7f, 0), general(2, 0, 0, 0, 0, 0, 1),
                general(3, 0, 0, 1, 0, 0, 0))), DEATHS);
        assertFalse(tree.flat());
        assertEquals(List.of(1, 0), tree.live(Level.L), "heaviest first");
        assertEquals(List.of(1, 2, 0), tree.live(Level.K), "0.8 * 0.2 > 0.2 * 0.4, but 0.8 * 0.1 < 0.2 * 0.5");
        HierarchyTree.General heavy = tree.general().getFirst();
        assertEquals(0.8, heavy.weight());
        assertEquals(15, heavy.won());
        assertEquals(new HierarchyTree.Specific(1, 1, 0.5, 0.2f, 9), heavy.children().getFirst());
        assertEquals(List.of(new HierarchyTree.Specific(0, 0, 0.2, 0.5f, 5)), tree.general().getLast().children());
        assertEquals(List.of(new HierarchyTree.Dead(Level.K, 3, 0, Optional.of(new StepRange(3, 100))),
                new HierarchyTree.Dead(Level.L, 2, 0, Optional.of(new StepRange(2, 200))),
                new HierarchyTree.Dead(Level.L, 3, 0, Optional.of(new StepRange(2, 200)))), tree.dead());
    }

    @Test
    void aGeneralPatternMayHaveNoChildOfItsOwn() {
        HierarchyTree tree = HierarchyTree.of(TinyAtlas.of(List.of(specific(0, 1, 2, 0, 0), specific(1, 0, 0, 0, 0),
                general(0, 0.9, 1, 1, 0), general(1, 0.1, 1, 0.5f, 0.5f))), ComponentDeaths.UNKNOWN);
        assertEquals(List.of(), tree.general().getLast().children());
        assertEquals(List.of(0), tree.live(Level.K));
    }

    @Test
    void aFlatModelHasOneLevel() {
        HierarchyTree tree = HierarchyTree.of(TinyAtlas.of(List.of(specific(0, 0.3, 2, 0, 0), specific(1, 0.7, 1, 0, 0), specific(2, 0, 0, 0, 0))),
                ComponentDeaths.UNKNOWN);
        assertTrue(tree.flat());
        assertEquals(List.of(1, 0), tree.live(Level.K));
        assertEquals(List.of(1, 0), tree.live(Level.L));
        assertEquals(HierarchyTree.NO_PARENT, tree.specific().getFirst().parent());
        assertEquals(List.of(new HierarchyTree.Dead(Level.K, 2, 0, Optional.empty())), tree.dead());
    }

    @Test
    void aModelWithoutLiveComponentsHasNone() {
        assertTrue(assertThrows(UserException.class, () -> HierarchyTree.of(TinyAtlas.of(List.of(specific(0, 1, 0, 0, 0))), DEATHS))
                .getMessage().contains("no live components"));
    }
}
