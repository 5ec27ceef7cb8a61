package sketchatlas.sketch;

import java.awt.geom.AffineTransform;

/** Reads the attribute {@code transform} of SVG. */
final class SvgTransform {
    private SvgTransform() {
    }

    /** @throws SvgException if it is no list of transforms */
    static AffineTransform parse(String text) throws SvgException {
        AffineTransform all = new AffineTransform();
        SvgScanner in = new SvgScanner(text);
        while (in.more()) {
            String name = in.word();
            if (in.letter() != '(') {
                throw new SvgException("the transform '" + text + "' in it is not understood");
            }
            double[] v = new double[6];
            int n = 0;
            while (in.beforeNumber() && n < v.length) {
                v[n++] = in.number();
            }
            if (in.letter() != ')') {
                throw new SvgException("the transform '" + text + "' in it is not understood");
            }
            all.concatenate(one(name, v, n));
        }
        return all;
    }

    private static AffineTransform one(String name, double[] v, int n) throws SvgException {
        return switch (name + n) {
            case "matrix6" -> new AffineTransform(v);
            case "translate1", "translate2" -> AffineTransform.getTranslateInstance(v[0], v[1]);
            case "scale1" -> AffineTransform.getScaleInstance(v[0], v[0]);
            case "scale2" -> AffineTransform.getScaleInstance(v[0], v[1]);
            case "rotate1" -> AffineTransform.getRotateInstance(Math.toRadians(v[0]));
            case "rotate3" -> AffineTransform.getRotateInstance(Math.toRadians(v[0]), v[1], v[2]);
            case "skewX1" -> AffineTransform.getShearInstance(Math.tan(Math.toRadians(v[0])), 0);
            case "skewY1" -> AffineTransform.getShearInstance(0, Math.tan(Math.toRadians(v[0])));
            default -> throw new SvgException("the transform '" + name + "' in it is not understood");
        };
    }
}
