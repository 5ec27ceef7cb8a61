package sketchatlas.studio.view;

import javafx.scene.paint.Color;
import sketchatlas.explore.Palette;

/** The words on the colours of {@link Palette}. */
public final class ComponentPalette {
    private ComponentPalette() {
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
