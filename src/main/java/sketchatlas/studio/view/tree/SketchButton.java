package sketchatlas.studio.view.tree;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.map.SketchPicture;

/** A small sketch that can be pressed; empty until there is one. */
final class SketchButton extends Button {
    private final SketchPicture picture;
    private final ObservableValue<Boolean> dark;
    private Sketch sketch; // null while empty

    /**
     * @param side of the picture in screen units
     * @param dark whether the ground is dark
     * @param tip what a press does
     */
    SketchButton(double side, ObservableValue<Boolean> dark, String tip) {
        this.dark = dark;
        picture = new SketchPicture(side);
        getStyleClass().add("sketch-button");
        setGraphic(picture);
        setTooltip(new Tooltip(tip));
        setAccessibleText(tip);
        setDisable(true);
        dark.subscribe(_ -> paint());
    }

    void show(Sketch next) {
        sketch = next;
        setDisable(false);
        paint();
    }

    void clear() {
        sketch = null;
        setDisable(true);
        picture.getGraphicsContext2D().clearRect(0, 0, picture.getWidth(), picture.getHeight());
    }

    Optional<Sketch> sketch() {
        return Optional.ofNullable(sketch);
    }

    private void paint() {
        if (sketch != null) {
            picture.show(sketch, FxColours.of(new MapColours(dark.getValue()).text()));
        }
    }
}
