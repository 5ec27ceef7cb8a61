package sketchatlas.studio.view;

import javafx.scene.paint.Color;

/**
 * The colours of components: those that Okabe and Ito chose to be told apart with every kind of colour vision (the yellow a little
 * darker, for it stands on white), then lighter and darker shades of them. A component keeps its colour everywhere, and is never
 * told by its colour alone.
 */
public final class ComponentPalette {
    private static final Color[] BASE = { Color.web("#0072b2"), Color.web("#e69f00"), Color.web("#009e73"), Color.web("#cc79a7"),
            Color.web("#56b4e9"), Color.web("#d55e00"), Color.web("#d9c511") };
    private static final double SHADE = 0.38;

    private ComponentPalette() {
    }

    /** The colour of component {@code index}; after 21 of them they start again. */
    public static Color colour(int index) {
        Color base = BASE[index % BASE.length];
        return switch (index / BASE.length % 3) {
            case 1 -> base.interpolate(Color.WHITE, SHADE);
            case 2 -> base.interpolate(Color.BLACK, SHADE);
            default -> base;
        };
    }

    /** Black or white, whichever is read better on a colour. */
    public static Color textOn(Color colour) {
        double luminance = luminance(colour);
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? Color.web("#111111") : Color.WHITE;
    }

    /** Relative luminance as in the Web Content Accessibility Guidelines. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
