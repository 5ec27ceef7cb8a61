package sketchatlas.studio.view;

import atlantafx.base.controls.Notification;
import javafx.geometry.Orientation;
import javafx.scene.Node;

/** A notification that is as high as all lines of its sentence: the control by itself takes the height of a single line, and the others hang out of it. */
class WrappedNotification extends Notification {
    private static final double WIDTH = 420;

    WrappedNotification(String sentence, Node icon) {
        super(sentence, icon);
        setMaxWidth(WIDTH);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double within = Math.min(width < 0 ? WIDTH : width, WIDTH) - snappedLeftInset() - snappedRightInset();
        return getChildren().stream().filter(Node::isManaged).mapToDouble(child -> child.prefHeight(within)).max()
                .orElseGet(() -> super.computePrefHeight(width)) + snappedTopInset() + snappedBottomInset();
    }
}
