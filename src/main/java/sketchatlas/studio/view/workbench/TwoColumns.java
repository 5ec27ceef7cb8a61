package sketchatlas.studio.view.workbench;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two parts, the second beside the first where there is room, else below it. */
final class TwoColumns extends Region {
    private static final double GAP = 20; // screen units, between columns
    private static final double BELOW = 14;
    private static final double WIDER = 1.5; // the second may become where there is room

    private final Region first;
    private final Region second;
    private final double from;
    private final double widest;
    private final double width;
    private boolean allowed = true;

    /**
     * @param from how wide both have to be to stand side by side, in screen units
     * @param widest of the first one then
     * @param width of the second one then, at least
     */
    TwoColumns(Region first, Region second, double from, double widest, double width) {
        this.first = first;
        this.second = second;
        this.from = from;
        this.widest = widest;
        this.width = width;
        getStyleClass().add("bench-tab");
        getChildren().addAll(first, second);
        second.managedProperty().addListener(_ -> requestLayout());
    }

    /** Whether they may stand side by side. */
    void allow(boolean sideBySide) {
        if (sideBySide != allowed) {
            allowed = sideBySide;
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean beside(double inside) {
        return allowed && inside >= from && second.isManaged();
    }

    private double inside(double whole) {
        Insets insets = getInsets();
        return whole - insets.getLeft() - insets.getRight();
    }

    private double firstWidth(double inside) {
        return beside(inside) ? Math.min(widest, inside - width - GAP) : inside;
    }

    private double secondWidth(double inside) {
        return beside(inside) ? Math.min(WIDER * width, inside - firstWidth(inside) - GAP) : inside;
    }

    private static double height(Node node, double width) {
        return node.isManaged() ? node.prefHeight(width) : 0;
    }

    @Override
    protected double computePrefHeight(double whole) {
        double inside = inside(whole < 0 ? prefWidth(-1) : whole);
        double one = height(first, firstWidth(inside));
        double other = height(second, secondWidth(inside));
        double both = beside(inside) ? Math.max(one, other) : one + (other > 0 ? BELOW + other : 0);
        return getInsets().getTop() + snapSizeY(both) + getInsets().getBottom();
    }

    @Override
    protected double computeMinHeight(double whole) {
        return computePrefHeight(whole);
    }

    @Override
    protected double computeMinWidth(double height) {
        return getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computePrefWidth(double height) {
        return getInsets().getLeft() + Math.max(first.prefWidth(-1), second.prefWidth(-1)) + getInsets().getRight();
    }

    @Override
    protected void layoutChildren() {
        double inside = inside(getWidth());
        double left = getInsets().getLeft();
        double top = getInsets().getTop();
        double firstWidth = firstWidth(inside);
        double firstHeight = height(first, firstWidth);
        first.resizeRelocate(left, top, firstWidth, firstHeight);
        if (beside(inside)) {
            second.resizeRelocate(left + firstWidth + GAP, top, secondWidth(inside), height(second, secondWidth(inside)));
        } else if (second.isManaged()) {
            second.resizeRelocate(left, top + firstHeight + BELOW, inside, height(second, inside));
        }
    }
}
