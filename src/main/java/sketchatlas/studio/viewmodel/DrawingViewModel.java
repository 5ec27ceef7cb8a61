package sketchatlas.studio.viewmodel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.DrawingCommand.Clear;
import sketchatlas.studio.viewmodel.DrawingCommand.DrawStroke;
import sketchatlas.studio.viewmodel.DrawingCommand.Put;
import sketchatlas.studio.viewmodel.DrawingCommand.Replace;

/** The paper: finished strokes, the one that is being drawn, and the history. */
public final class DrawingViewModel {
    /** A movement shorter than this, in paper units, adds no point. */
    private static final double SHORTEST_MOVE = 1.5;

    private final History history = new History();
    private final ReadOnlyObjectWrapper<Paper> paper = new ReadOnlyObjectWrapper<>(Paper.CLEAN);
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");

    /** What is on the paper; never null. */
    public ReadOnlyObjectProperty<Paper> paperProperty() {
        return paper.getReadOnlyProperty();
    }

    public Paper paper() {
        return paper.get();
    }

    /** What {@link #undo()} takes back ("stroke", "clear", ...), or the empty string. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What {@link #redo()} does again, or the empty string. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Puts the pen down; a stroke in the making is finished first. */
    public void penDown(double x, double y) {
        penUp();
        paper.set(paper().with(Stroke.of((float) x, (float) y)));
    }

    /** Moves the pen; nothing happens while it is up. */
    public void penMove(double x, double y) {
        paper().unfinished().ifPresent(stroke -> {
            int end = stroke.size() - 1;
            if (Math.hypot(x - stroke.x(end), y - stroke.y(end)) >= SHORTEST_MOVE) {
                paper.set(paper().with(stroke.plus((float) x, (float) y)));
            }
        });
    }

    /** Lifts the pen: the stroke becomes part of the drawing. */
    public void penUp() {
        paper().unfinished().ifPresent(stroke -> execute(new DrawStroke(stroke)));
    }

    /** Takes everything off the paper. */
    public void clear() {
        penUp();
        if (!paper().isEmpty()) {
            execute(new Clear());
        }
    }

    /**
     * Puts a sketch in place of the drawing.
     *
     * @param name what the history calls it, in lower case
     */
    public void replace(String name, Sketch sketch) {
        penUp();
        execute(new Replace(name, sketch));
    }

    /**
     * Puts a drawing on the paper as it is, every stroke in its place.
     *
     * @param name what the history calls it, in lower case
     */
    public void put(String name, Drawing drawing) {
        penUp();
        execute(new Put(name, drawing));
    }

    /** Takes back the last thing done; with the pen down that is the stroke in the making. */
    public void undo() {
        penUp();
        history.undo().ifPresent(this::show);
    }

    /** Does again what was taken back last. */
    public void redo() {
        penUp();
        history.redo(paper().drawing()).ifPresent(this::show);
    }

    private void execute(DrawingCommand command) {
        show(history.execute(command, paper().drawing()));
    }

    private void show(Drawing drawing) {
        undoName.set(history.undoName());
        redoName.set(history.redoName());
        paper.set(Paper.of(drawing));
    }
}
