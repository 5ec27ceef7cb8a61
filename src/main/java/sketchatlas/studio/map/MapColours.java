package sketchatlas.studio.map;

/** The colours of a map on a light or a dark ground, as RGB. */
public final class MapColours {
    private static final int[] BASE = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xd9c511 };
    private static final double SHADE = 0.22; // OKLab lightness between the shades of one colour

    private final boolean dark;

    public MapColours(boolean dark) {
        this.dark = dark;
    }

    public int ground() {
        return dark ? 0x14171c : 0xfcfcfa;
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

    /** Of sketches that have no category or component. */
    public int none() {
        return dark ? 0x8b929c : 0x868c95;
    }

    /** Of a category or component. */
    public int of(int index) {
        if (index < 0) {
            return none();
        }
        OkLab base = OkLab.ofRgb(BASE[index % BASE.length]);
        double shade = switch (index / BASE.length % 3) {
            case 1 -> SHADE;
            case 2 -> -SHADE;
            default -> 0;
        };
        double lightness = base.lightness() + shade;
        return base.withLightness(dark ? 0.26 + 0.68 * lightness : 0.12 + 0.74 * lightness).toRgb();
    }

    public Ramp ramp(ColourBy by) {
        return by == ColourBy.CONFIDENCE ? Ramp.confidence(dark) : Ramp.density(dark);
    }
}
