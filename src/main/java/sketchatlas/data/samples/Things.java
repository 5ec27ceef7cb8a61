package sketchatlas.data.samples;

/** Figures of vehicles, flowers and faces, looking to the right. */
final class Things {
    private Things() {
    }

    static void bus(Pen pen, Factors factors) {
        double roof = pen.between(24, 34);
        pen.polygon(2, 78, 2, roof + 4, 6, roof, 88, roof, 95, roof + 5, 98, 58, 98, 78);
        wheel(pen, 24, 79);
        wheel(pen, 74, 79);
        int windows = factors.parts();
        double width = 66.0 / windows;
        double height = pen.between(14, 18);
        for (int i = 0; i < windows; i++) {
            double x = 7 + i * width;
            pen.polygon(x, roof + 7, x, roof + 7 + height, x + 0.76 * width, roof + 7 + height, x + 0.76 * width, roof + 7);
        }
        pen.line(77, 76, 77, roof + 7, 87, roof + 7, 87, 76);
        pen.line(91, roof + 7, 90, roof + 7 + height, 97, roof + 8 + height);
        pen.loop(94.5, 68, 2, 2, 0);
        if (pen.chance(0.4)) {
            pen.line(4, 62, 75, 62);
        }
    }

    private static void wheel(Pen pen, double x, double y) {
        double r = pen.between(8, 10.5);
        pen.loop(x, y, r, r, 0);
        if (pen.chance(0.6)) {
            pen.loop(x, y, 0.4 * r, 0.4 * r, 0);
        }
    }

    static void car(Pen pen, Factors factors) {
        double roof = pen.between(24, 32);
        pen.polygon(2, 70, 3, 52, 14, 49, 26, roof, 56, roof, 70, 48, 90, 52, 97, 58, 98, 70);
        wheel(pen, 24, 71);
        wheel(pen, 76, 71);
        int windows = factors.parts();
        double left = 20;
        double right = 66;
        double width = (right - left) / windows;
        for (int i = 0; i < windows; i++) {
            double a = left + i * width + 1.5;
            double b = a + width - 3;
            // The outer sides of the outer windows lean with the pillars.
            double topA = i == 0 ? a + 9 : a;
            double topB = i == windows - 1 ? b - 9 : b;
            pen.polygon(a, 48, topA, roof + 4, topB, roof + 4, b, 48);
        }
        pen.loop(93, 60, 2.4, 2, 0);
        pen.line(52, 56, 57, 56);
        if (pen.chance(0.5)) {
            pen.line(44, 50, 44, 68);
        }
    }

    static void flower(Pen pen, Factors factors) {
        double centre = pen.between(8, 11);
        int petals = factors.parts();
        double tall = pen.between(11, 15);
        double wide = Math.min(10, 0.8 * Math.PI * (centre + tall) / petals);
        double turn = pen.between(0, 360);
        pen.loop(50, 34, centre, centre, 0);
        for (int i = 0; i < petals; i++) {
            double angle = turn + 360.0 * i / petals;
            double cos = StrictMath.cos(Math.toRadians(angle));
            double sin = StrictMath.sin(Math.toRadians(angle));
            double distance = centre + 0.85 * tall;
            pen.loop(50 + distance * cos, 34 + distance * sin, tall, wide, angle);
        }
        double below = 34 + centre + 1.8 * tall;
        if (factors.headOnly()) {
            pen.curve(50, below - 3, 52, below + 3, 57, below + 9);
            return;
        }
        double foot = pen.between(104, 116);
        double bend = pen.between(4, 9);
        pen.curve(50, below - 3, 50 + bend, (below + foot) / 2, 50, foot);
        double leaf = (below + foot) / 2 + 8;
        pen.outline(50 + 0.8 * bend, leaf, 60 + bend, leaf - 11, 75, leaf - 14, 71, leaf - 3, 60 + bend, leaf + 1);
    }

    static void face(Pen pen, Factors factors) {
        double rx = pen.between(30, 36);
        double ry = pen.between(36, 41);
        double look = 5;
        pen.loop(50, 50, rx, ry, 0);
        double eye = pen.between(4, 6);
        for (int side = -1; side <= 1; side += 2) {
            double x = 50 + look + side * 13;
            pen.loop(x, 40, eye, 0.8 * eye, 0);
        }
        pen.dots(1.4, 50 + look - 13 + 0.45 * eye, 40, 50 + look + 13 + 0.45 * eye, 40);
        pen.line(50 + look, 44, 50 + look + 7, 57, 50 + look, 58);
        pen.curve(38 + look, 68, 50 + look, pen.between(72, 78), 63 + look, 67);
        for (int i = 0; i < factors.parts(); i++) {
            double angle = Math.toRadians(-90 + 17 * (i - (factors.parts() - 1) / 2.0));
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            double x = 50 + rx * cos;
            double y = 50 + ry * sin;
            pen.curve(x, y, x + 7 * cos - 2, y + 7 * sin, x + 12 * cos - 5, y + 12 * sin);
        }
        if (!factors.headOnly()) {
            pen.line(42, 50 + ry - 2, 41, 101);
            pen.line(58, 50 + ry - 2, 59, 101);
            pen.curve(10, 126, 16, 108, 41, 101);
            pen.curve(59, 101, 84, 108, 90, 126);
        }
    }
}
