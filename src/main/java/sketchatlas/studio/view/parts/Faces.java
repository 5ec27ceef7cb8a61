package sketchatlas.studio.view.parts;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import sketchatlas.explore.picture.Surface.Face;

/** The fonts of what is painted rather than styled. */
public final class Faces {
    private static final String MONOSPACED = "Monospaced"; // on every system

    private Faces() {
    }

    /** The system's font of a face; size in screen units. */
    public static Font font(Face face, double size) {
        return Font.font(face.monospaced() ? MONOSPACED : null, face.bold() ? FontWeight.BOLD : FontWeight.NORMAL, size);
    }
}
