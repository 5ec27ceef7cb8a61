package sketchatlas.sketch;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** Reads the path data of SVG (attribute {@code d}): all commands, absolute and relative, with their short forms. */
final class SvgPathData {
    private final SvgScanner in;
    private final Path2D.Double path = new Path2D.Double();
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double controlX; // of the last curve, for S and T
    private double controlY;
    private boolean closed; // the next drawing command begins a new subpath at the start of the last one

    private SvgPathData(String data) {
        this.in = new SvgScanner(data);
    }

    /** @throws SvgException if something is no path data */
    static Path2D parse(String data) throws SvgException {
        return new SvgPathData(data).parse();
    }

    private Path2D parse() throws SvgException {
        char previous = ' ';
        while (in.more()) {
            char command = in.letter();
            if (previous == ' ' && command != 'M' && command != 'm') {
                throw new SvgException("a path in it begins with '" + command + "' instead of M");
            }
            do {
                draw(command, previous);
                previous = command;
                // Further pairs after a move are lines.
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            } while (in.beforeNumber() && Character.toUpperCase(command) != 'Z');
        }
        return path;
    }

    private void draw(char command, char previous) throws SvgException {
        char kind = Character.toUpperCase(command);
        boolean relative = command != kind;
        double baseX = relative ? x : 0;
        double baseY = relative ? y : 0;
        if (closed && kind != 'M' && kind != 'Z') {
            path.moveTo(x, y);
        }
        closed = kind == 'Z';
        switch (kind) {
            case 'M' -> {
                to(baseX + in.number(), baseY + in.number());
                startX = x;
                startY = y;
                path.moveTo(x, y);
            }
            case 'L' -> lineTo(baseX + in.number(), baseY + in.number());
            case 'H' -> lineTo(baseX + in.number(), y);
            case 'V' -> lineTo(x, baseY + in.number());
            case 'C' -> cubicTo(baseX + in.number(), baseY + in.number(), baseX + in.number(), baseY + in.number(),
                    baseX + in.number(), baseY + in.number());
            case 'S' -> {
                boolean smooth = "CcSs".indexOf(previous) >= 0;
                cubicTo(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, baseX + in.number(), baseY + in.number(),
                        baseX + in.number(), baseY + in.number());
            }
            case 'Q' -> quadraticTo(baseX + in.number(), baseY + in.number(), baseX + in.number(), baseY + in.number());
            case 'T' -> {
                boolean smooth = "QqTt".indexOf(previous) >= 0;
                quadraticTo(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, baseX + in.number(), baseY + in.number());
            }
            case 'A' -> arcTo(in.number(), in.number(), in.number(), in.flag(), in.flag(), baseX + in.number(), baseY + in.number());
            case 'Z' -> {
                path.closePath();
                to(startX, startY);
            }
            default -> throw new SvgException("'" + command + "' in it is no path command");
        }
    }

    private void to(double newX, double newY) {
        x = newX;
        y = newY;
    }

    private void lineTo(double newX, double newY) {
        to(newX, newY);
        path.lineTo(x, y);
    }

    private void cubicTo(double x1, double y1, double x2, double y2, double newX, double newY) {
        path.curveTo(x1, y1, x2, y2, newX, newY);
        controlX = x2;
        controlY = y2;
        to(newX, newY);
    }

    private void quadraticTo(double x1, double y1, double newX, double newY) {
        path.quadTo(x1, y1, newX, newY);
        controlX = x1;
        controlY = y1;
        to(newX, newY);
    }

    /** From end points to the centre, as in appendix B.2 of SVG 2 (implementation notes on elliptical arcs). */
    private void arcTo(double radiusX, double radiusY, double degrees, boolean large, boolean sweep, double newX, double newY) {
        double rx = Math.abs(radiusX);
        double ry = Math.abs(radiusY);
        if (rx == 0 || ry == 0 || newX == x && newY == y) {
            lineTo(newX, newY);
            return;
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        // Half the chord in the ellipse's own axes.
        double hx = (cos * (x - newX) + sin * (y - newY)) / 2;
        double hy = (-sin * (x - newX) + cos * (y - newY)) / 2;
        double reach = hx * hx / (rx * rx) + hy * hy / (ry * ry);
        if (reach > 1) { // radii too small to reach: the spec has them grow
            rx *= Math.sqrt(reach);
            ry *= Math.sqrt(reach);
        }
        double f = Math.sqrt(Math.max(0, 1 / Math.min(1, reach) - 1)) * (large == sweep ? -1 : 1);
        double cx = f * rx * hy / ry;
        double cy = -f * ry * hx / rx;
        double from = Math.toDegrees(Math.atan2((hy - cy) / ry, (hx - cx) / rx));
        double extent = Math.toDegrees(Math.atan2((-hy - cy) / ry, (-hx - cx) / rx)) - from;
        extent += sweep && extent < 0 ? 360 : !sweep && extent > 0 ? -360 : 0;
        AffineTransform place = AffineTransform.getTranslateInstance(
                cos * cx - sin * cy + (x + newX) / 2, sin * cx + cos * cy + (y + newY) / 2);
        place.rotate(Math.toRadians(degrees));
        // Arc2D counts angles against y growing downwards.
        Arc2D arc = new Arc2D.Double(-rx, -ry, 2 * rx, 2 * ry, -from, -extent, Arc2D.OPEN);
        path.append(arc.getPathIterator(place), true);
        to(newX, newY);
    }
}
