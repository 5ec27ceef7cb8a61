package sketchatlas.studio.view;

import javafx.scene.canvas.GraphicsContext;

/**
 * Draws a polyline as a smooth curve: corners are cut by at most a radius and rounded with a quadratic curve. Points that are
 * close together, as from a moving pen, so become one smooth line, while a square of four points stays a square.
 *
 * <p>Points are added one by one; what is drawn never changes with later points, so a growing line can be painted piece by piece.
 * The piece up to the last point itself is only drawn by {@link #finish()}.
 */
final class CurvePath {
    private final GraphicsContext graphics;
    private final double radius;
    private double settledX; // end of what has been drawn
    private double settledY;
    private double lastX;
    private double lastY;
    private int points;

    /** @param radius how much of a corner is cut, in pixels */
    CurvePath(GraphicsContext graphics, double radius) {
        this.graphics = graphics;
        this.radius = radius;
    }

    /** Adds a point, in pixels, and paints what it settles. */
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

    /** Paints up to the last point; a single point becomes a dot. */
    void finish() {
        if (points == 1) {
            double width = graphics.getLineWidth();
            graphics.setFill(graphics.getStroke());
            graphics.fillOval(lastX - width / 2, lastY - width / 2, width, width);
        } else if (points > 1) {
            graphics.strokeLine(settledX, settledY, lastX, lastY);
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
        double outX = lastX + (nextX - lastX) * out;
        double outY = lastY + (nextY - lastY) * out;
        graphics.beginPath();
        graphics.moveTo(settledX, settledY);
        graphics.lineTo(lastX + (settledX - lastX) * in, lastY + (settledY - lastY) * in);
        graphics.quadraticCurveTo(lastX, lastY, outX, outY);
        graphics.stroke();
        settledX = outX;
        settledY = outY;
    }

    /** The share of the way from the last point to another one that the corner takes up. */
    private double share(double x, double y, double most) {
        double distance = Math.hypot(x - lastX, y - lastY);
        return distance > 0 ? Math.min(most, radius / distance) : 0;
    }
}
