package sketchatlas.studio.view.workbench;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sketchatlas.studio.view.map.SketchPicture;

/** What is in the hand, as it is seen below the pointer: the strokes of a sketch, or what a calculator does, and the name. */
final class TokenGhost extends VBox {
    private static final double SIDE = 72; // screen units
    private static final double APART = 10; // from the pointer

    private final SketchPicture picture = new SketchPicture(SIDE);
    private final Label symbol = new Label("b - c");
    private final Label name = new Label();
    private final ObservableValue<Boolean> dark;

    /** @param dark whether the ground is dark */
    TokenGhost(ObservableValue<Boolean> dark) {
        this.dark = dark;
        setId("token-ghost");
        getStyleClass().add("token-ghost");
        symbol.getStyleClass().add("calculator-symbol");
        getChildren().addAll(new StackPane(picture, symbol), name);
        setVisible(false);
    }

    void show(Held held) {
        picture.getGraphicsContext2D().clearRect(0, 0, SIDE, SIDE);
        boolean symbolic = held instanceof Held.OfCalculator || held instanceof Held.OfSketch(var bare) && bare.sketch().isEmpty();
        symbol.setText(held instanceof Held.OfCalculator ? "b - c" : "mean"); // only of means nothing is drawn yet
        symbol.setVisible(symbolic);
        picture.setVisible(!symbolic);
        picture.setManaged(!symbolic);
        switch (held) {
            case Held.OfSketch(var token) -> {
                TokenTile.paint(picture, token, dark.getValue());
                name.setText(token.name());
            }
            case Held.OfCalculator(var calculator) -> name.setText("Apply " + calculator.name());
        }
        setVisible(true);
    }

    /** Stands beside a point of the pane that it lies in, and inside the pane. */
    void follow(Point2D pointer, Pane in) {
        autosize();
        relocate(Math.clamp(pointer.getX() + APART, 0, Math.max(0, in.getWidth() - getWidth())),
                Math.clamp(pointer.getY() + APART, 0, Math.max(0, in.getHeight() - getHeight())));
    }
}
