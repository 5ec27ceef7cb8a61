package sketchatlas.studio;

import sketchatlas.studio.viewmodel.DrawingViewModel;

/** A car as a person might draw it, for starts of the studio without a person. */
final class CarDrawing {
    /** Strokes: x, y, x, y, ... on the paper. */
    private static final double[][] STROKES = {
        {60, 260, 60, 215, 110, 205, 150, 150, 280, 148, 330, 205, 400, 215, 402, 260, 365, 262}, {290, 264, 180, 264}, {105, 264, 60, 260},
        wheel(142, 266), wheel(328, 266), {165, 203, 185, 165, 225, 163, 225, 203, 165, 203}};

    private CarDrawing() {
    }

    /** Draws all of it. */
    static void draw(DrawingViewModel drawing) {
        draw(drawing, STROKES.length);
    }

    /** Draws its first strokes only. */
    static void draw(DrawingViewModel drawing, int strokes) {
        for (int s = 0; s < strokes; s++) {
            double[] stroke = STROKES[s];
            drawing.penDown(stroke[0], stroke[1]);
            for (int i = 2; i < stroke.length; i += 2) {
                drawing.penMove(stroke[i], stroke[i + 1]);
            }
            drawing.penUp();
        }
    }

    private static double[] wheel(double x, double y) {
        double[] circle = new double[26];
        for (int i = 0; i < 13; i++) {
            circle[2 * i] = x + 36 * Math.cos(i * Math.PI / 6);
            circle[2 * i + 1] = y + 36 * Math.sin(i * Math.PI / 6);
        }
        return circle;
    }
}
