package sketchatlas.studio.view;

import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;
import sketchatlas.studio.view.map.SketchPicture;

/** Sketches for other programs: a picture for those that take pictures, SVG for those that take text. */
final class SketchClipboard {
    private static final double SIDE = 512; // pixels

    private SketchClipboard() {
    }

    static void copy(Sketch sketch) {
        copy(sketch, SketchSvg.write(sketch, "Sketch", Map.of(), SketchSvg.Style.suiting(sketch)));
    }

    /** @param svg the sketch with what is known of it */
    static void copy(Sketch sketch, String svg) {
        SketchPicture picture = new SketchPicture(SIDE);
        picture.show(sketch, InkCanvas.INK);
        SnapshotParameters onWhite = new SnapshotParameters();
        onWhite.setFill(Color.WHITE);
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture.snapshot(onWhite, null));
        content.putString(svg);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
