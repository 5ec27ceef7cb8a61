package sketchatlas.studio.view.tree;

import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The drawn tree. Painted once a pulse and only when something has changed. */
public final class TreeSurface extends Region {
    private static final double LONGEST_STEP = 0.05; // seconds; after a pause nothing jumps

    private final TreeViewModel tree;
    private final Canvas canvas = new Canvas();
    private final TreePainter painter;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private long last; // nanoseconds of the last pulse, 0 after a pause
    private boolean running;

    public TreeSurface(TreeViewModel tree) {
        this.tree = tree;
        painter = new TreePainter(tree);
        setId("tree");
        getStyleClass().add("tree-surface");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        tree.changesProperty().addListener(_ -> wake());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                wake();
            }
        });
    }

    /** Paints with the next pulse. */
    private void wake() {
        if (!running && getScene() != null) {
            running = true;
            last = 0;
            timer.start();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        tree.resize(getWidth(), getHeight());
        wake();
    }

    private void pulse(long now) {
        if (getScene() == null) {
            stop();
            return;
        }
        double seconds = last == 0 ? 1 / 60.0 : Math.min(LONGEST_STEP, (now - last) / 1e9);
        last = now;
        boolean moving = tree.camera().advance(seconds);
        painter.paint(canvas.getGraphicsContext2D(), getWidth(), getHeight());
        setAccessibleText(tree.describe());
        if (!moving) {
            stop();
        }
    }

    private void stop() {
        running = false;
        timer.stop();
    }
}
