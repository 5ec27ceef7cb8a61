package sketchatlas.studio.view.tree;

import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.ComponentPalette;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.viewmodel.ComponentId;

/** A component's number on its colour. */
final class ComponentChip extends Label {
    private static final CornerRadii ROUND = new CornerRadii(4);

    ComponentChip() {
        getStyleClass().add("share-name");
        setMinWidth(USE_PREF_SIZE);
    }

    void show(ComponentId id, MapColours colours) {
        Color colour = FxColours.of(colours.of(id.index()));
        setText(id.level().letter() + id.index());
        setTextFill(ComponentPalette.textOn(colour));
        setBackground(new Background(new BackgroundFill(colour, ROUND, null)));
    }
}
