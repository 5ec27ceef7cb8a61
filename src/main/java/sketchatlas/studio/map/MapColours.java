package sketchatlas.studio.map;

import sketchatlas.explore.Palette;

/** The colours of a map on a light or a dark ground, as RGB. */
public final class MapColours {
    private static final double BRIGHT = 0.7; // OKLab lightness from which colours are held back on a light ground
    private static final double HELD_BACK = 0.45; // to this part of what is above it

    private final boolean dark;

    public MapColours(boolean dark) {
        this.dark = dark;
    }

    public int ground() {
        return dark ? 0x14171c : 0xfcfcfa;
    }

    /** Of what stands on the ground: cards and nodes. */
    public int paper() {
        return dark ? 0x22262d : 0xffffff;
    }

    /** Of the traces of sketches that are filtered out. */
    public int trace() {
        return dark ? 0x363c46 : 0xd5d6d8;
    }

    /** Of marks and words. */
    public int text() {
        return dark ? 0xe6e9ee : 0x1f2430;
    }

    /** Of what is selected. */
    public int accent() {
        return dark ? 0xff5fa2 : 0xd6006c;
    }

    /** Of a category or component; of those that have none with {@link MapPoints#NONE}. The palette's colour, made to be seen on the ground. */
    public int of(int index) {
        OkLab colour = OkLab.ofRgb(index < 0 ? Palette.NONE : Palette.colour(index));
        double lightness = colour.lightness();
        if (dark) {
            return colour.withLightness(0.26 + 0.68 * lightness).toRgb();
        }
        return lightness <= BRIGHT ? colour.toRgb() : colour.withLightness(BRIGHT + (lightness - BRIGHT) * HELD_BACK).toRgb();
    }

    /** Of numbers from little to much. */
    public Ramp ramp(ColourBy by) {
        return by == ColourBy.CONFIDENCE ? Ramp.confidence(dark) : Ramp.density(dark);
    }
}
