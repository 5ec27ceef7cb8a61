package sketchatlas.studio.view.training;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import sketchatlas.studio.view.parts.Parts;

/** The pieces that the pages of the dialog are made of. */
final class FormParts {
    private FormParts() {
    }

    /** A page with a heading, which scrolls where there is little room. */
    static ScrollPane page(Node... content) {
        VBox box = new VBox(content);
        box.getStyleClass().add("form-page");
        ScrollPane page = new ScrollPane(box);
        page.getStyleClass().add("form-scroll");
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return page;
    }

    static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("form-heading");
        return label;
    }

    static Label note(String text) {
        return Parts.wrapped(text, "form-note");
    }

    /** A sentence in the colour of errors that takes no room while there is none. */
    static Label problem() {
        Label label = Parts.wrapped("", "form-problem");
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
