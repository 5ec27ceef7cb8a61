package sketchatlas.explore;

/**
 * The colours and shapes of components: the colours that Okabe and Ito chose to be told apart with every kind of colour vision (the
 * yellow a little darker, for it stands on white), then darker and lighter shades of them, each row of seven with a shape of its own.
 * A component keeps both everywhere, and is never told by its colour alone. Colours are 0xRRGGBB.
 */
public final class Palette {
    /** The colour of what belongs to no component. */
    public static final int NONE = 0x8a8f96;

    private static final int[] BASE = {0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xe3d41a};
    private static final double SHADE = 0.38;
    private static final int SHADES = 3;
    private static final int DARK = 0x111111;
    private static final int LIGHT = 0xffffff;

    private Palette() {
    }

    /** The colour of component {@code index}; after 21 of them they start again, with other shapes. */
    public static int colour(int index) {
        int base = BASE[index % BASE.length];
        return switch (index / BASE.length % SHADES) {
            case 1 -> mixed(base, 0, SHADE);
            case 2 -> mixed(base, LIGHT, SHADE);
            default -> base;
        };
    }

    /** The shape of component {@code index}: colour and shape together are the same only for those that lie 105 apart. */
    public static Marker marker(int index) {
        return Marker.values()[index / BASE.length % Marker.values().length];
    }

    /** The part of {@code other} that is mixed into a colour, channel by channel: 0 gives the colour, 1 the other. */
    public static int mixed(int colour, int other, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (1 - part) * (colour >> shift & 0xFF) + part * (other >> shift & 0xFF);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    /** Nearly black or white, whichever is read better on a colour. */
    public static int textOn(int colour) {
        double luminance = luminance(colour);
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? DARK : LIGHT;
    }

    /** Relative luminance as in the Web Content Accessibility Guidelines, 0..1. */
    public static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
