package sketchatlas.studio.view;

import javafx.scene.paint.Color;
import sketchatlas.explore.Palette;

/** The colours of {@link Palette} as the toolkit's. */
public final class ComponentPalette {
    private ComponentPalette() {
    }

    /** The colour of component {@code index}. */
    public static Color colour(int index) {
        return of(Palette.colour(index));
    }

    /** Nearly black or white, whichever is read better on a colour. */
    public static Color textOn(Color colour) {
        int rgb = (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
        return of(Palette.textOn(rgb));
    }

    private static Color of(int rgb) {
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
