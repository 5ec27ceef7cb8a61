package sketchatlas.studio.view;

import atlantafx.base.controls.Spacer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A titled card. */
class Card extends VBox {
    /**
     * @param title what it shows
     * @param caption where that comes from, in a few words
     * @param tools small buttons at the right of the title
     */
    Card(String title, String caption, Node... tools) {
        getStyleClass().add("panel");
        Label titleLabel = new Label(title);
        titleLabel.getStyleClass().add("panel-title");
        titleLabel.setMinWidth(USE_PREF_SIZE);
        Label captionLabel = new Label(caption);
        captionLabel.getStyleClass().add("panel-caption");
        HBox header = new HBox(titleLabel, captionLabel, new Spacer());
        header.getStyleClass().add("panel-header");
        header.setAlignment(Pos.BASELINE_LEFT);
        header.getChildren().addAll(tools);
        getChildren().add(header);
        // whole or not at all: half a caption tells nothing
        header.widthProperty().addListener(_ -> captionLabel.setVisible(
                header.prefWidth(-1) <= header.getWidth() + 1));
    }
}
