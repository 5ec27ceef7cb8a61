package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

class DrawingViewModelTest {
    private static final Sketch SQUARE = Sketch.ofPolylines(List.of(new float[] { 5, 5, 15, 5, 15, 15, 5, 15, 5, 5 }));

    private final DrawingViewModel drawing = new DrawingViewModel();

    @Test
    void aStrokeGrowsWithThePenAndStaysWhenItIsLifted() {
        drawing.penDown(0, 0);
        drawing.penMove(10, 0);
        assertEquals(Stroke.of(0, 0, 10, 0), drawing.paper().unfinished().orElseThrow());
        drawing.penUp();
        assertFalse(drawing.paper().penIsDown());
        assertEquals(List.of(Stroke.of(0, 0, 10, 0)), drawing.paper().drawing().strokes());
    }

    @Test
    void tremblingAddsNoPointsAndATapIsADot() {
        drawing.penDown(3, 4);
        drawing.penMove(3.5, 4.5);
        drawing.penUp();
        assertEquals(List.of(Stroke.of(3, 4)), drawing.paper().drawing().strokes());
    }

    @Test
    void movingWithThePenUpDrawsNothing() {
        drawing.penMove(10, 10);
        drawing.penUp();
        assertTrue(drawing.paper().isEmpty());
        assertEquals("", drawing.undoNameProperty().get());
    }

    @Test
    void undoAndRedoGoThroughTheHistoryByName() {
        stroke(0);
        stroke(10);
        drawing.clear();
        assertEquals("clear", drawing.undoNameProperty().get());
        drawing.undo();
        assertEquals(2, strokes());
        assertEquals("stroke", drawing.undoNameProperty().get());
        assertEquals("clear", drawing.redoNameProperty().get());
        drawing.undo();
        drawing.undo();
        assertTrue(drawing.paper().isEmpty());
        assertEquals("", drawing.undoNameProperty().get());
        drawing.undo();
        drawing.redo();
        assertEquals(1, strokes());
        drawing.redo();
        drawing.redo();
        assertTrue(drawing.paper().isEmpty());
        assertEquals("", drawing.redoNameProperty().get());
        drawing.redo();
        assertTrue(drawing.paper().isEmpty());
    }

    @Test
    void aNewStrokeForgetsWhatWasTakenBack() {
        stroke(0);
        drawing.undo();
        stroke(10);
        assertEquals("", drawing.redoNameProperty().get());
        drawing.redo();
        assertEquals(List.of(Stroke.of(10, 0, 10, 50)), drawing.paper().drawing().strokes());
    }

    @Test
    void clearingACleanPaperIsNotDone() {
        drawing.clear();
        assertEquals("", drawing.undoNameProperty().get());
    }

    @Test
    void anOpenedSketchIsCentredAndLargeAndCanBeUndone() {
        stroke(0);
        drawing.replace("open", SQUARE);
        Bounds bounds = drawing.paper().drawing().bounds();
        assertEquals(0, bounds.centreX(), 1e-3);
        assertEquals(0, bounds.centreY(), 1e-3);
        assertTrue(bounds.width() > Drawing.PAPER / 2 && bounds.width() < Drawing.PAPER);
        drawing.undo();
        assertEquals(List.of(Stroke.of(0, 0, 0, 50)), drawing.paper().drawing().strokes());
    }

    @Test
    void undoWithThePenDownTakesBackThatStroke() {
        stroke(0);
        drawing.penDown(5, 5);
        drawing.penMove(9, 9);
        drawing.undo();
        assertEquals(1, strokes());
        assertFalse(drawing.paper().penIsDown());
    }

    @Test
    void theSketchStartsAtTheDrawingsCornerAndKeepsEveryPoint() {
        drawing.penDown(-100, -50);
        drawing.penMove(100, 150);
        assertEquals(Sketch.ofPolylines(List.of(new float[] { 0, 0, 200, 200 })), drawing.paper().toSketch());
    }

    @Test
    void listenersNeverSeeAStrokeTwiceOrNotAtAll() {
        List<Integer> sizes = new ArrayList<>();
        drawing.paperProperty().addListener((_, _, paper) -> sizes.add(paper.toSketch().polylines().size()));
        stroke(0);
        assertEquals(List.of(1, 1, 1), sizes);
    }

    private int strokes() {
        return drawing.paper().drawing().strokes().size();
    }

    private void stroke(double x) {
        drawing.penDown(x, 0);
        drawing.penMove(x, 50);
        drawing.penUp();
    }
}
