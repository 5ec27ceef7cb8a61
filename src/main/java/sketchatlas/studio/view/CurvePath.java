package sketchatlas.studio.view;

import javafx.scene.canvas.GraphicsContext;

/**
 * Draws a polyline as a smooth curve: corners are cut by at most a radius and rounded with a quadratic curve. Points that are
 * close together, as from a moving pen, so become one smooth line, while a square of four points stays a square.
 *
 * <p>What is drawn never changes with later points, so a growing line can be painted piece by piece: {@link #paint()} paints what
 * has settled since the last time, all but the way from the last corner to the last point, which {@link #finish()} adds. Few long
 * pieces are painted much faster than many short ones.
 */
final class CurvePath {
    private final GraphicsContext graphics;
    private final double radius;
    private double settledX; // end of what will not change any more
    private double settledY;
    private double lastX;
    private double lastY;
    private int points;
    private boolean open; // whether the graphics' path has pieces that are not painted

    /**
     * Starts a line; no other path may be begun on the graphics between adding points and painting them.
     *
     * @param radius how much of a corner is cut, in pixels
     */
    CurvePath(GraphicsContext graphics, double radius) {
        this.graphics = graphics;
        this.radius = radius;
    }

    /** Adds a point, in pixels. */
    void add(double x, double y) {
        if (points == 0) {
            settledX = x;
            settledY = y;
        } else if (points > 1) {
            roundCorner(x, y);
        }
        lastX = x;
        lastY = y;
        points++;
    }

    /** Paints what has settled. */
    void paint() {
        if (open) {
            graphics.stroke();
            open = false;
        }
    }

    /** Paints up to the last point; a single point becomes a dot. */
    void finish() {
        if (points == 1) {
            double width = graphics.getLineWidth();
            graphics.setFill(graphics.getStroke());
            graphics.fillOval(lastX - width / 2, lastY - width / 2, width, width);
        } else if (points > 1) {
            open();
            graphics.lineTo(lastX, lastY);
            paint();
        }
    }

    /** How many points were added. */
    int points() {
        return points;
    }

    double settledX() {
        return settledX;
    }

    double settledY() {
        return settledY;
    }

    double lastX() {
        return lastX;
    }

    double lastY() {
        return lastY;
    }

    private void roundCorner(double nextX, double nextY) {
        double in = share(settledX, settledY, 1); // the corner before has already taken its half
        double out = share(nextX, nextY, 0.5);
        open();
        graphics.lineTo(lastX + (settledX - lastX) * in, lastY + (settledY - lastY) * in);
        settledX = lastX + (nextX - lastX) * out;
        settledY = lastY + (nextY - lastY) * out;
        graphics.quadraticCurveTo(lastX, lastY, settledX, settledY);
    }

    private void open() {
        if (!open) {
            graphics.beginPath();
            graphics.moveTo(settledX, settledY);
            open = true;
        }
    }

    /** The share of the way from the last point to another one that the corner takes up. */
    private double share(double x, double y, double most) {
        double distance = Math.hypot(x - lastX, y - lastY);
        return distance > 0 ? Math.min(most, radius / distance) : 0;
    }
}
