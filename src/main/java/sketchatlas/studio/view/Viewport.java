package sketchatlas.studio.view;

import sketchatlas.sketch.Bounds;


/** The part of sketch space that a view shows, moving smoothly to where it should be. */
final class Viewport {
    private static final double SETTLING_SECONDS = 0.06;
    private static final double CLOSE = 0.002; // of the size, no longer visible
    private static final double SMALLEST = 1; // sketch units; a dot is not blown up

    private double centreX;
    private double centreY;
    private double width; // 0 before the first target
    private double height;
    private Bounds target = new Bounds(0, 0, 0, 0);

    /** Where to go; the first target is taken at once. */
    void aim(Bounds bounds) {
        target = bounds;
        if (width == 0) {
            jump();
        }
    }

    /** Forgets what was shown: the next target is taken at once. */
    void reset() {
        width = 0;
    }

    /** Goes to the target at once. */
    void jump() {
        move(1);
    }

    /** Lets time pass. */
    void advance(double seconds) {
        move(1 - Math.exp(-seconds / SETTLING_SECONDS));
    }

    boolean isSettled() {
        double far = Math.abs(target.centreX() - centreX) + Math.abs(target.centreY() - centreY)
                + Math.abs(targetWidth() - width) + Math.abs(targetHeight() - height);
        return far <= CLOSE * Math.max(width, height);
    }

    /** Pixels of a sketch unit in a view of this size with a margin on each side. */
    double scale(double viewWidth, double viewHeight, double margin) {
        return Math.max(1e-6, Math.min((viewWidth - 2 * margin) / width, (viewHeight - 2 * margin) / height));
    }

    double centreX() {
        return centreX;
    }

    double centreY() {
        return centreY;
    }

    private void move(double share) {
        centreX += (target.centreX() - centreX) * share;
        centreY += (target.centreY() - centreY) * share;
        width += (targetWidth() - width) * share;
        height += (targetHeight() - height) * share;
    }

    private double targetWidth() {
        return Math.max(SMALLEST, target.width());
    }

    private double targetHeight() {
        return Math.max(SMALLEST, target.height());
    }
}
