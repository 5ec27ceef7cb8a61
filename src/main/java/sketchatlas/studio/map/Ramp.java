package sketchatlas.studio.map;

/**
 * Colours for numbers from little to much, with evenly growing lightness, so that equal steps look equally large, also for people who see
 * few hues. Much stands out from the ground: it is dark on a light one and light on a dark one.
 */
public final class Ramp {
    private static final int STEPS = 256;

    private final int[] colours = new int[STEPS];

    private Ramp(OkLab[] ends, double[] hues, double chroma) {
        for (int i = 0; i < STEPS; i++) {
            double t = i / (STEPS - 1.0);
            double lightness = ends[0].lightness() + (ends[1].lightness() - ends[0].lightness()) * t;
            double bend = 1 - Math.pow(2 * t - 1, 2) * 0.35; // screens show less chroma near black and white
            colours[i] = OkLab.ofHue(lightness, chroma * bend, hues[0] + (hues[1] - hues[0]) * t).toRgb();
        }
    }

    /** How sure a model is: from yellow through green to blue. */
    public static Ramp confidence(boolean dark) {
        return dark ? between(0.38, 0.92, 285, 105, 0.135) : between(0.86, 0.36, 100, 275, 0.135);
    }

    /** How many codes are alike: from orange through red to violet. */
    public static Ramp density(boolean dark) {
        return dark ? between(0.36, 0.92, -55, 85, 0.15) : between(0.86, 0.34, 75, -50, 0.15);
    }

    private static Ramp between(double from, double to, double fromHue, double toHue, double chroma) {
        return new Ramp(new OkLab[] { new OkLab(from, 0, 0), new OkLab(to, 0, 0) }, new double[] { fromHue, toHue }, chroma);
    }

    /** RGB for a share from 0, little, to 1, much. */
    public int rgb(double share) {
        return colours[(int) Math.clamp(Math.round(share * (STEPS - 1)), 0, STEPS - 1)];
    }
}
