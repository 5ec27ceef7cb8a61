package sketchatlas.studio.view;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * What the model makes of a drawing, arranged for the width there is: a row of three over the controls where that fits, else the
 * reconstruction with its controls over the picture and the components.
 */
final class ResultsLayout extends Region {
    private static final double GAP = 12;
    private static final double ROW_WIDTH = 516; // from here on all three stand in a row
    private static final double WIDE_ROW = 640; // from here on the row has room for a larger picture
    private static final double MIDDLE_WIDTH = 380; // as without a row
    private static final double LEAST_SHEET = 130; // height of the reconstruction
    private static final double GOOD_SHEET = 180;
    private static final double COMPONENTS_WIDTH = 150; // the least beside the picture
    private static final double SMALL_PICTURE = 96; // two screen pixels for each of the usual 48
    private static final double PICTURE = 144;
    private static final double LARGE_PICTURE = 192;

    private final ReconstructionCard reconstruction;
    private final SamplingControls sampling;
    private final PictureCard picture;
    private final ComponentsCard components;
    private boolean row;

    ResultsLayout(ReconstructionCard reconstruction, SamplingControls sampling, PictureCard picture, ComponentsCard components) {
        this.reconstruction = reconstruction;
        this.sampling = sampling;
        this.picture = picture;
        this.components = components;
        getChildren().addAll(reconstruction, sampling, picture, components);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, LEAST_SHEET);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, GOOD_SHEET);
    }

    private double height(double width, double sheet) {
        double controls = sampling.prefHeight(width);
        return row ? rowHeight() + controls : sheet + controls + GAP + below(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double controls = sampling.prefHeight(width);
        double pictureWidth = picture.prefWidth(-1);
        if (row) {
            double rowHeight = getHeight() - controls;
            double componentsWidth = snapSizeX(Math.max(COMPONENTS_WIDTH, (width - pictureWidth) * 0.36));
            double sheetWidth = width - pictureWidth - componentsWidth;
            reconstruction.resizeRelocate(0, 0, sheetWidth, rowHeight);
            picture.resizeRelocate(sheetWidth, 0, pictureWidth, rowHeight);
            components.resizeRelocate(sheetWidth + pictureWidth, 0, componentsWidth, rowHeight);
            sampling.resizeRelocate(0, rowHeight, width, controls);
        } else {
            double below = below(width);
            double sheet = getHeight() - controls - GAP - below;
            reconstruction.resizeRelocate(0, 0, width, sheet);
            sampling.resizeRelocate(0, sheet, width, controls);
            double y = sheet + controls + GAP;
            picture.resizeRelocate(0, y, pictureWidth, below);
            components.resizeRelocate(pictureWidth + GAP, y, width - pictureWidth - GAP, below);
        }
    }

    /** The height of what stands below the reconstruction. */
    private double below(double width) {
        return Math.max(picture.prefHeight(-1), components.prefHeight(width - picture.prefWidth(-1) - GAP));
    }

    private double rowHeight() {
        return Math.max(picture.prefHeight(-1), components.prefHeight(COMPONENTS_WIDTH));
    }

    /** Takes as much room as there is beside the paper, or shares the width below it. */
    void arrange(boolean beside, double width) {
        row = !beside && width >= ROW_WIDTH;
        components.setCompact(!beside);
        picture.setPictureSize(beside ? LARGE_PICTURE : row && width < WIDE_ROW || width < MIDDLE_WIDTH ? SMALL_PICTURE : PICTURE);
        requestLayout();
    }
}
