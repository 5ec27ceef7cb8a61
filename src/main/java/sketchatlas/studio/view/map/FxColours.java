package sketchatlas.studio.view.map;

import javafx.scene.paint.Color;

/** Colours of the map for the toolkit. */
public final class FxColours {
    private FxColours() {
    }

    /** The opaque colour 0xRRGGBB. */
    public static Color of(int rgb) {
        return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }
}
