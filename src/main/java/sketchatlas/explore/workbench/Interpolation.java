package sketchatlas.explore.workbench;

import java.util.Locale;

/** Ways from one code to another. */
public enum Interpolation {
    /** The straight line. */
    LINEAR {
        @Override
        public Code between(Code from, Code to, double t) {
            return from.combined(1 - t, to, t);
        }
    },
    /**
     * Along the great circle (Shoemake 1985), so that codes between do not come nearer to the origin than the ends; where the ends have no
     * angle between them, or point away from each other, the straight line.
     */
    SPHERICAL {
        @Override
        public Code between(Code from, Code to, double t) {
            double angle = Math.acos(from.cosine(to));
            double sine = Math.sin(angle);
            if (from.norm() == 0 || to.norm() == 0 || sine < SMALLEST_SINE) {
                return LINEAR.between(from, to, t);
            }
            return from.combined(Math.sin((1 - t) * angle) / sine, to, Math.sin(t * angle) / sine);
        }
    };

    private static final double SMALLEST_SINE = 1e-4;

    /**
     * The code at a share of the way; outside of 0..1 the way goes on beyond its ends.
     *
     * @param t 0 at {@code from}, 1 at {@code to}
     */
    public abstract Code between(Code from, Code to, double t);

    /**
     * A code among four: first along the upper and the lower edge, then between the two.
     *
     * @param u 0 at the left, 1 at the right
     * @param v 0 at the top, 1 at the bottom
     */
    public Code among(Code topLeft, Code topRight, Code bottomLeft, Code bottomRight, double u, double v) {
        return between(between(topLeft, topRight, u), between(bottomLeft, bottomRight, u), v);
    }

    /** For people and options: "linear". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
