package sketchatlas.studio.viewmodel.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.viewmodel.PanelsViewModel;

class TourViewModelTest {
    private final PanelsViewModel panels = new PanelsViewModel();
    private final TourViewModel tour = new TourViewModel(panels);

    @BeforeEach
    void open() {
        for (String id : List.of(PanelsViewModel.DRAW, PanelsViewModel.MAP, PanelsViewModel.TREE, PanelsViewModel.WORKBENCH, PanelsViewModel.TRAIN)) {
            panels.add(id, id.equals(PanelsViewModel.DRAW) ? 0 : Double.POSITIVE_INFINITY);
        }
        panels.start(Optional.empty(), 880);
    }

    @Test
    void goesThroughAllStepsAndEnds() {
        List<TourStep> seen = new ArrayList<>();
        tour.stepProperty().addListener((_, _, step) -> step.ifPresent(seen::add));
        tour.start();
        assertEquals("1 of 6", tour.progress());
        for (int i = 1; i < TourStep.values().length; i++) {
            assertFalse(tour.isLast());
            tour.next();
        }
        assertTrue(tour.isLast());
        assertEquals("6 of 6", tour.progress());
        tour.next();
        assertEquals(Arrays.asList(TourStep.values()), seen);
        assertEquals(Optional.empty(), tour.stepProperty().get());
        assertEquals("", tour.progress());
    }

    @Test
    void goesBackButNotBeforeTheFirst() {
        tour.start();
        tour.back();
        assertEquals(Optional.of(TourStep.DRAW), tour.stepProperty().get());
        tour.next();
        tour.next();
        tour.back();
        assertEquals(Optional.of(TourStep.RECONSTRUCTION), tour.stepProperty().get());
    }

    @Test
    void eachStepFindsItsPanelOpenAndClosesItAgain() {
        tour.stepProperty().addListener((_, _, step) -> step.ifPresent(now -> assertTrue(panels.isVisible(now.panel()), now.name())));
        tour.start();
        tour.next();
        tour.next();
        assertEquals(List.of(PanelsViewModel.DRAW, PanelsViewModel.MAP), panels.visibleProperty().get());
        tour.next();
        assertEquals(List.of(PanelsViewModel.DRAW, PanelsViewModel.TREE), panels.visibleProperty().get());
        assertEquals(List.of(PanelsViewModel.DRAW), panels.layout().open());
        tour.end();
        assertEquals(List.of(PanelsViewModel.DRAW), panels.visibleProperty().get());
    }

    @Test
    void withoutATourNothingMoves() {
        tour.next();
        tour.back();
        tour.end();
        assertEquals(Optional.empty(), tour.stepProperty().get());
        assertFalse(tour.isLast());
    }
}
