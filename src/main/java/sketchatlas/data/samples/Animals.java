package sketchatlas.data.samples;

/** Figures of animals, looking to the right. */
final class Animals {
    private Animals() {
    }

    static void giraffe(Pen pen, Factors factors) {
        if (factors.headOnly()) {
            giraffeHead(pen, factors.parts());
            return;
        }
        double neck = pen.between(-6, 6);
        double back = pen.between(-2, 3);
        pen.outline(12, 62, 17, 55 + back, 32, 52 + back, 47, 49, 55, 38, 62, 18 - neck, 66, 6 - neck, 71, 2 - neck, 78, 5 - neck,
                88, 12 - neck, 90, 16 - neck, 86, 19 - neck, 77, 17 - neck, 73, 19 - neck, 68, 36, 63, 55, 56, 67, 38, 70, 20, 70);
        legs(pen, new double[] {15, 24, 47, 56}, 67, pen.between(98, 106));
        horn(pen, 68, 3 - neck);
        horn(pen, 73, 3 - neck);
        pen.dots(1.3, 76, 8 - neck);
        pen.curve(12, 60, 7, 66, 5, 77 + pen.between(-4, 4));
        double[] spots = {28, 60, 43, 58, 57, 48, 36, 65, 64, 27};
        for (int i = 0; i < factors.parts(); i++) {
            pen.loop(spots[2 * i], spots[2 * i + 1], pen.between(2.2, 3.6), pen.between(2, 3), pen.between(0, 90));
        }
    }

    private static void giraffeHead(Pen pen, int spots) {
        double nose = pen.between(-4, 5);
        double ear = pen.between(-3, 3);
        pen.curve(16, 100, 22, 70, 28, 44, 34, 24, 42, 16, 52, 17, 66, 24, 80 + nose, 36, 84 + nose, 45, 78 + nose, 52, 66, 50, 54, 45,
                49, 50, 46, 72, 45, 100);
        horn(pen, 41, 17);
        horn(pen, 49, 17);
        pen.outline(34, 24, 26, 17 + ear, 20, 21 + ear, 25, 28 + ear);
        pen.dots(2.2, 54, 28);
        pen.dots(1.2, 78 + nose, 41);
        pen.curve(82 + nose, 48, 74, 46, 68, 43);
        double[] places = {34, 88, 36, 66, 25, 77, 38, 48, 27, 95};
        for (int i = 0; i < spots; i++) {
            pen.loop(places[2 * i], places[2 * i + 1], pen.between(3, 4.6), pen.between(2.6, 4), pen.between(0, 90));
        }
    }

    private static void horn(Pen pen, double x, double y) {
        double tip = y - pen.between(7, 10);
        pen.line(x, y, x + pen.between(-1, 1), tip);
        if (pen.chance(0.6)) {
            pen.loop(x, tip - 1.4, 1.6, 1.6, 0);
        }
    }

    /** Narrow legs, all lines of one drawing of the same kind. */
    private static void legs(Pen pen, double[] xs, double top, double bottom) {
        boolean wide = pen.chance(0.7);
        double width = pen.between(4, 6);
        for (double x : xs) {
            double foot = x + pen.between(-1.5, 1.5);
            if (wide) {
                pen.line(x, top, foot, bottom, foot + width, bottom, x + width, top);
            } else {
                pen.line(x + width / 2, top, foot + width / 2, bottom, foot + width, bottom);
            }
        }
    }

    static void horse(Pen pen, Factors factors) {
        if (factors.headOnly()) {
            horseHead(pen, factors.parts());
            return;
        }
        double head = pen.between(-4, 4);
        pen.outline(8, 52, 13, 43, 27, 41, 44, 44, 54, 36, 62, 20 + head, 69, 10 + head, 71, 3 + head, 74, 11 + head, 80, 18 + head,
                90, 30 + head, 90, 36 + head, 83, 37 + head, 76, 31 + head, 72, 38, 68, 54, 56, 64, 34, 65, 16, 66, 10, 60);
        double[] places = switch (factors.parts()) {
            case 2 -> new double[] {15, 55};
            case 3 -> new double[] {13, 24, 56};
            default -> new double[] {12, 22, 49, 59};
        };
        legs(pen, places, 62, pen.between(94, 102));
        double tail = pen.between(-4, 6);
        pen.curve(9, 47, 1, 50, -4, 62, -3, 78 + tail, 3, 70, 4, 60, 10, 55);
        mane(pen, 49, 38, 68, 9 + head, 5);
        pen.dots(1.2, 77, 19 + head);
        if (pen.chance(0.6)) {
            pen.curve(88, 35 + head, 84, 34 + head, 81, 32 + head);
        }
    }

    private static void horseHead(Pen pen, int strands) {
        double nose = pen.between(-4, 5);
        pen.curve(14, 100, 18, 70, 28, 40, 40, 20, 43, 6, 50, 16, 58, 24, 72, 46, 84 + nose, 66, 84 + nose, 76, 76 + nose, 81, 66, 76,
                56, 62, 51, 66, 52, 82, 57, 100);
        mane(pen, 16, 76, 38, 18, strands + 2);
        pen.dots(2, 56, 33);
        pen.dots(1.3, 79 + nose, 70);
        pen.curve(82 + nose, 77, 75, 73, 70, 70);
    }

    /** A row of flowing teeth behind the crest of the neck. */
    private static void mane(Pen pen, double fromX, double fromY, double toX, double toY, int teeth) {
        double out = pen.between(7, 11);
        double length = Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
        double nx = (toY - fromY) / length; // to the left of the way up: behind the neck
        double ny = -(toX - fromX) / length;
        double[] points = new double[4 * teeth + 2];
        for (int i = 0; i <= 2 * teeth; i++) {
            double t = i / (2.0 * teeth);
            double away = i % 2 == 1 ? out : 0.5;
            double droop = i % 2 == 1 ? 3 : 0;
            points[2 * i] = fromX + t * (toX - fromX) + away * nx;
            points[2 * i + 1] = fromY + t * (toY - fromY) + away * ny + droop;
        }
        pen.line(points);
    }

    static void cat(Pen pen, Factors factors) {
        if (factors.headOnly()) {
            catFace(pen, 50, 55, pen.between(34, 40), factors.parts());
            return;
        }
        double head = pen.between(14, 18);
        pen.outline(18, 62, 24, 52, 40, 49, 58, 51, 68, 58, 70, 68, 62, 75, 42, 77, 24, 75);
        legs(pen, new double[] {20, 29, 54, 62}, 75, pen.between(93, 99));
        double tail = pen.between(-6, 6);
        pen.curve(18, 60, 8, 54, 3, 42, 6, 28 + tail, 1, 20 + tail);
        catFace(pen, 72, 41, head, factors.parts());
    }

    /** The features look a little to the right. */
    private static void catFace(Pen pen, double x, double y, double r, int whiskers) {
        double ry = r * pen.between(0.85, 1);
        double look = 0.22 * r;
        pen.loop(x, y, r, ry, 0);
        double tip = r * pen.between(1.35, 1.6);
        pen.line(x - 0.86 * r, y - 0.5 * ry, x - 0.72 * r, y - tip, x - 0.25 * r, y - 0.95 * ry);
        pen.line(x + 0.25 * r, y - 0.95 * ry, x + 0.78 * r, y - tip, x + 0.86 * r, y - 0.5 * ry);
        double eye = r * pen.between(0.07, 0.13);
        pen.dots(eye, x + look - 0.36 * r, y - 0.2 * ry, x + look + 0.36 * r, y - 0.2 * ry);
        pen.polygon(x + look - 0.1 * r, y + 0.13 * ry, x + look + 0.1 * r, y + 0.13 * ry, x + look, y + 0.27 * ry);
        pen.curve(x + look - 0.28 * r, y + 0.42 * ry, x + look - 0.12 * r, y + 0.5 * ry, x + look, y + 0.3 * ry,
                x + look + 0.12 * r, y + 0.5 * ry, x + look + 0.28 * r, y + 0.42 * ry);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < whiskers; i++) {
                double rise = (i - (whiskers - 1) / 2.0) * 0.2;
                pen.line(x + look + side * 0.3 * r, y + (0.25 + 0.5 * rise) * ry, x + look + side * pen.between(1.0, 1.25) * r,
                        y + (0.22 + 1.6 * rise) * ry);
            }
        }
    }

    static void bee(Pen pen, Factors factors) {
        double rx = pen.between(27, 32);
        double ry = pen.between(16, 20);
        pen.loop(44, 62, rx, ry, 0);
        double head = pen.between(9, 12);
        pen.loop(44 + rx + 0.75 * head, 58, head, head, 0);
        for (int i = 0; i < factors.parts(); i++) {
            double t = (i + 1.0) / (factors.parts() + 1) * 1.5 - 0.75; // -0.75 .. 0.75 of the body
            double half = ry * Math.sqrt(1 - t * t);
            double x = 44 + t * rx;
            pen.curve(x, 62 - half, x + 3, 62, x, 62 + half);
        }
        double wing = pen.between(19, 24);
        pen.loop(38, 46 - 0.75 * wing, 0.42 * wing, wing, -24);
        pen.loop(53, 46 - 0.75 * wing, 0.42 * wing, wing, 16);
        double hx = 44 + rx + 0.75 * head;
        pen.curve(hx - 2, 58 - head, hx, 50 - head, hx + 5, 46 - head);
        pen.curve(hx + 3, 58 - 0.9 * head, hx + 7, 52 - head, hx + 12, 50 - head);
        pen.dots(1.3, hx + 0.35 * head, 56);
        pen.line(45 - rx, 59, 36 - rx, 62, 45 - rx, 66);
        if (pen.chance(0.5)) {
            pen.curve(hx, 58 + 0.5 * head, hx + 0.35 * head, 58 + 0.6 * head, hx + 0.65 * head, 58 + 0.35 * head);
        }
    }
}
