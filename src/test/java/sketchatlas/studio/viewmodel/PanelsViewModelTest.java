package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.settings.PanelLayout;

class PanelsViewModelTest {
    private final PanelsViewModel panels = new PanelsViewModel();

    @BeforeEach
    void add() {
        panels.add("draw", 0);
        panels.add("map", 0);
        panels.add("tree", 1500);
    }

    @Test
    void aFirstStartShowsWhatTheWindowHasRoomFor() {
        panels.start(Optional.empty(), 1200);
        assertVisible("draw", "map");
        panels.start(Optional.empty(), 1600);
        assertVisible("draw", "map", "tree");
    }

    @Test
    void whatWasOpenIsOpenAgainAsWideAsItWas() {
        panels.start(Optional.of(new PanelLayout(List.of("tree", "gone", "draw"), Map.of("draw", 3.0, "gone", 2.0))), 1200);
        assertVisible("draw", "tree");
        assertArrayEquals(new double[] { 0.75 }, panels.dividers());
        assertEquals(List.of("tree", "draw"), panels.layout().open());
    }

    @Test
    void aLayoutWithoutAnyKnownPanelIsAFirstStart() {
        panels.start(Optional.of(new PanelLayout(List.of("gone"), Map.of())), 1200);
        assertVisible("draw", "map");
    }

    @Test
    void oneAlwaysStays() {
        panels.start(Optional.empty(), 1200);
        panels.toggle("draw");
        panels.toggle("map");
        assertVisible("map");
        panels.toggle("draw");
        assertVisible("draw", "map");
    }

    @Test
    void whereThereIsNoRoomTheOldestGivesWayAndComesBack() {
        panels.start(Optional.empty(), 600);
        panels.show("tree");
        assertVisible("map", "tree");
        panels.show("draw");
        assertVisible("draw", "tree");
        panels.setRoom(2000);
        assertVisible("draw", "map", "tree");
        panels.setRoom(50);
        assertVisible("draw");
    }

    @Test
    void aMaximizedPanelStandsAloneUntilAnotherIsWanted() {
        panels.start(Optional.empty(), 1200);
        panels.toggleMaximized("map");
        assertVisible("map");
        panels.toggle("map");
        assertVisible("map");
        panels.show("tree");
        assertVisible("draw", "map", "tree");
        panels.toggleMaximized("tree");
        panels.toggleMaximized("tree");
        assertVisible("draw", "map", "tree");
    }

    @Test
    void movedDividersAreRememberedAlsoWhileOthersAreClosed() {
        panels.start(Optional.empty(), 2000);
        assertArrayEquals(new double[] { 1 / 3.0, 2 / 3.0 }, panels.dividers(), 1e-12);
        panels.remember(List.of("draw", "map", "tree"), 0.5, 0.75);
        assertArrayEquals(new double[] { 0.5, 0.75 }, panels.dividers(), 1e-12);
        panels.toggle("map");
        assertArrayEquals(new double[] { 2 / 3.0 }, panels.dividers(), 1e-12);
        panels.remember(List.of("draw", "tree"), 0.5);
        panels.toggle("map");
        assertArrayEquals(new double[] { 0.375, 0.625 }, panels.dividers(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> panels.remember(List.of("draw", "tree")));
    }

    @Test
    void aLentPanelIsSeenForAWhileAndNotRemembered() {
        panels.start(Optional.empty(), 1200);
        panels.lend(Optional.of("tree"));
        assertVisible("draw", "map", "tree");
        assertEquals(List.of("draw", "map"), panels.layout().open());
        panels.lend(Optional.of("map"));
        assertVisible("draw", "map");
        panels.lend(Optional.empty());
        assertVisible("draw", "map");
    }

    @Test
    void aLentPanelTakesTheRoomThatItNeedsAndGivesItBack() {
        panels.start(Optional.empty(), 600);
        panels.lend(Optional.of("tree"));
        assertVisible("map", "tree");
        panels.lend(Optional.of("draw"));
        assertVisible("draw", "map");
        panels.toggleMaximized("map");
        panels.lend(Optional.of("tree"));
        assertVisible("map", "tree");
        panels.lend(Optional.empty());
        assertVisible("map");
    }

    @Test
    void aLentPanelCanBeClosedOrKept() {
        panels.start(Optional.empty(), 1200);
        panels.lend(Optional.of("tree"));
        panels.toggle("tree");
        assertVisible("draw", "map");
        panels.lend(Optional.of("tree"));
        panels.show("tree");
        panels.lend(Optional.empty());
        assertVisible("draw", "map", "tree");
    }

    private void assertVisible(String... ids) {
        assertEquals(List.of(ids), panels.visibleProperty().get());
    }
}
