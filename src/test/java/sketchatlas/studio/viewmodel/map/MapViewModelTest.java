package sketchatlas.studio.viewmodel.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.MadeMap;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.map.Mark;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection;

class MapViewModelTest {
    private static final ComponentNames NAMES = ComponentNames.none("m").with(Level.K, 1, "barking dogs");

    private final MadeMap points = new MadeMap(10);
    private final Selection selection = new Selection();
    private final MapViewModel map = new MapViewModel(BackgroundWork.immediate(), selection);

    @BeforeEach
    void show() {
        map.camera().resize(800, 600);
        map.show(points, points.positions(), NAMES);
    }

    @Test
    void aClickSelectsASecondOneWithMoreAddsAndOneBesideClears() {
        click(6, false);
        assertEquals(PointSet.of(6), selection.points());
        click(9, true);
        assertEquals(PointSet.of(6, 9), selection.points());
        click(6, true);
        assertEquals(PointSet.of(9), selection.points());
        map.click(1, 1, true);
        assertEquals(PointSet.of(9), selection.points(), "with more nothing is lost by missing");
        map.click(1, 1, false);
        assertTrue(selection.points().isEmpty());
    }

    @Test
    void aLassoSelectsWhatIsInside() {
        Lasso lasso = new Lasso();
        for (double[] corner : new double[][] { { -0.5, -0.5 }, { 1.5, -0.5 }, { 1.5, 1.5 }, { -0.5, 1.5 } }) {
            lasso.add(map.camera().viewport().toScreenX(corner[0]), map.camera().viewport().toScreenY(corner[1]));
        }
        map.select(lasso, false);
        assertEquals(PointSet.of(0, 1, 4, 5), selection.points());
        map.filter().only(ColourBy.CATEGORY, 1);
        map.select(lasso, false);
        assertEquals(PointSet.of(1, 5), selection.points());
        click(9, false);
        map.select(lasso, true);
        assertEquals(PointSet.of(1, 5, 9), selection.points());
    }

    @Test
    void theLegendFiltersAndSelects() {
        map.colourByProperty().set(ColourBy.LEVEL_K);
        map.chooseOnly(1);
        assertEquals(Optional.of(new ComponentId(Level.K, 1)), selection.component());
        assertEquals(10, map.filter().shownProperty().get().size());
        assertEquals("Showing 10 of 40 sketches · 10 selected", MapTexts.counts(map));
        map.chooseOnly(1);
        assertFalse(map.filter().isActive());
        assertTrue(selection.points().isEmpty());
        assertEquals("40 sketches", MapTexts.counts(map));
    }

    @Test
    void whatLiesFarOffIsToldAndCanBeGoneTo() {
        float[] x = points.positions().x().clone();
        x[7] = 400;
        map.show(points, new MapPositions(x, points.positions().y(), points.positions().points(), points.positions().meansK()), NAMES);
        assertTrue(map.camera().viewport().seen(0).right() < 400);
        Outlying far = map.outlyingProperty().get().getFirst();
        assertEquals(Outlying.Side.RIGHT, far.side());
        assertEquals(1, far.count());
        map.filter().only(ColourBy.CATEGORY, points.category(7) == 0 ? 1 : 0);
        assertEquals(List.of(), map.outlyingProperty().get(), "what is filtered out is not missed");
        map.filter().clear();
        map.show(far);
        while (map.advance(1 / 60.0)) {
            continue;
        }
        assertTrue(map.camera().viewport().seen(0).contains(400, points.positions().y()[7]));
        assertEquals(List.of(), map.outlyingProperty().get());
    }

    @Test
    void filteredSketchesAreTracesThatCannotBePointedAt() {
        hover(5);
        assertEquals(5, map.hoveredProperty().get());
        map.filter().only(ColourBy.CATEGORY, 0);
        assertEquals(MapPoints.NONE, map.hoveredProperty().get());
        hover(5);
        assertNotEquals(5, map.hoveredProperty().get());
        assertEquals(MapScene.HIDDEN, scene().emphasis()[5]);
        assertEquals(MapScene.FULL, scene().emphasis()[4]);
    }

    @Test
    void severalSelectedOnesStandOut() {
        click(3, false);
        assertEquals(MapScene.FULL, scene().emphasis()[4], "one is found by its ring");
        click(5, true);
        assertEquals(MapScene.PALE, scene().emphasis()[4]);
        assertEquals(MapScene.FULL, scene().emphasis()[5]);
        map.filter().only(ColourBy.CATEGORY, 0); // hides both
        assertEquals(MapScene.FULL, scene().emphasis()[4], "what was looked for is not pale for the sake of what is hidden");
    }

    @Test
    void neighboursAreAddedAndTheArrowsStep() {
        click(0, false);
        map.addNeighbours(3);
        assertEquals(PointSet.of(0, 1, 2, 3), selection.points());
        click(5, false);
        map.step(1, 0);
        assertEquals(PointSet.of(6), selection.points());
        map.step(0, -1);
        assertEquals(PointSet.of(2), selection.points());
        map.step(0, -1);
        assertEquals(PointSet.of(2), selection.points(), "there is nothing above");
    }

    @Test
    void aSketchIsOpenedOnThePaper() {
        List<Sketch> opened = new ArrayList<>();
        map.setOpener(opened::add);
        MapViewport view = map.camera().viewport();
        map.openAt(view.toScreenX(2), view.toScreenY(0));
        click(7, false);
        map.openSelected();
        assertEquals(List.of(points.sketch(2), points.sketch(7)), opened);
    }

    @Test
    void liveComponentsAreMarkedTheGeneralAndWeightyFirst() {
        assertEquals(List.of("l0", "l1", "k3", "k2", "barking dogs", "k0"), map.marks().stream().map(Mark::label).toList());
        map.filter().only(ColourBy.CATEGORY, 2);
        assertEquals(List.of("l0", "k2"), map.shownMarks().stream().map(Mark::label).toList(), "those without a shown sketch are left out");
        map.rename(NAMES.with(Level.L, 0, "pets"));
        assertEquals("pets", map.marks().getFirst().label());
    }

    @Test
    void sketchesGlideToNewPlaces() {
        MapPositions before = scene().positions();
        float[] x = before.x().clone();
        x[0] += 1;
        map.moveTo(new MapPositions(x, before.y(), before.points(), before.meansK()));
        assertTrue(map.advance(0.05));
        assertTrue(map.x(0) > 0 && map.x(0) < 1);
        while (map.advance(0.05)) {
            assertTrue(map.x(0) <= 1);
        }
        assertEquals(1, map.x(0), 1e-6);
    }

    @Test
    void theSceneStaysTheSameWhileOnlyThePointerMoves() {
        MapScene before = scene();
        hover(3);
        map.camera().drag(3, 3);
        assertSame(before, scene());
        map.colourByProperty().set(ColourBy.DENSITY);
        assertNotEquals(before.colours()[0], scene().colours()[0]);
    }

    @Test
    void theDrawingsMarkGlidesWithThePen() {
        Sketch drawing = points.sketch(0);
        map.drawing().place("mine", drawing, 1, 1);
        assertEquals(Optional.of(new DrawingMark("mine", drawing, 1, 1)), map.drawing().markProperty().get());
        map.drawing().place("mine", drawing, 3, 1);
        assertTrue(map.advance(0.02));
        double x = map.drawing().markProperty().get().orElseThrow().x();
        assertTrue(x > 1 && x < 3);
        while (map.advance(0.02)) {
            assertTrue(map.drawing().markProperty().get().isPresent());
        }
        assertEquals(3, map.drawing().markProperty().get().orElseThrow().x());
        map.drawing().clear();
        assertTrue(map.drawing().markProperty().get().isEmpty());
    }

    @Test
    void anEmptyMapSaysNothingAndDoesNothing() {
        map.clear();
        map.hover(5, 5);
        map.click(5, 5, false);
        map.step(1, 0);
        map.addNeighbours(3);
        assertTrue(map.scene().isEmpty());
        assertTrue(map.marks().isEmpty());
        assertEquals("", MapTexts.counts(map));
    }

    @Test
    void aClickOnAMarkSelectsItsComponent() {
        MapViewport view = map.camera().viewport();
        map.click(view.toScreenX(2), view.toScreenY(4.5), false);
        assertEquals(Optional.of(new ComponentId(Level.K, 2)), selection.component());
        assertEquals(10, selection.points().size());
        map.marksShownProperty().set(false);
        assertEquals(Optional.empty(), map.markAt(view.toScreenX(2), view.toScreenY(4.5)));
    }

    private void click(int point, boolean more) {
        MapViewport view = map.camera().viewport();
        map.click(view.toScreenX(map.x(point)), view.toScreenY(map.y(point)), more);
    }

    private void hover(int point) {
        MapViewport view = map.camera().viewport();
        map.hover(view.toScreenX(map.x(point)), view.toScreenY(map.y(point)));
    }

    private MapScene scene() {
        return map.scene().orElseThrow();
    }
}
