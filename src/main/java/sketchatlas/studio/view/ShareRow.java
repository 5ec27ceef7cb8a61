package sketchatlas.studio.view;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import sketchatlas.explore.ComponentShare;

/** One component: its number on its colour, its name if people gave it one, a bar as long as it is likely, the percentage. */
final class ShareRow extends HBox {
    private static final CornerRadii ROUND = new CornerRadii(4);

    private final Label name = new Label();
    private final Label given = new Label();
    private final Bar bar = new Bar();
    private final Label percent = new Label();

    ShareRow() {
        getStyleClass().add("share-row");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        name.getStyleClass().add("share-name");
        percent.getStyleClass().add("share-percent");
        name.setMinWidth(USE_PREF_SIZE);
        given.getStyleClass().add("share-given");
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(name, given, bar, percent);
        nameWidth(0);
    }

    /** Leaves so much room for names, in all rows the same, so that bars begin at one place. */
    void nameWidth(double width) {
        given.setMinWidth(width);
        given.setPrefWidth(width);
        given.setMaxWidth(width);
        given.setManaged(width > 0);
        given.setVisible(width > 0);
    }

    /**
     * @param givenName what people call it, or the empty string
     * @param colour its own on this ground
     */
    void show(ComponentShare share, String givenName, Color colour) {
        name.setText(share.label());
        name.setTextFill(ComponentPalette.textOn(colour));
        name.setBackground(new Background(new BackgroundFill(colour, ROUND, null)));
        bar.show(share.probability(), colour);
        percent.setText(percent(share.probability()));
        given.setText(givenName);
        setAccessibleText("Component " + share.label() + " " + givenName + ", " + percent.getText());
    }

    /** Nothing to show: an empty bar. */
    void clear() {
        name.setText("");
        given.setText("");
        name.setBackground(Background.EMPTY);
        bar.show(0, Color.TRANSPARENT);
        percent.setText("");
        setAccessibleText("");
    }

    boolean isClear() {
        return name.getText().isEmpty();
    }

    private static String percent(double probability) {
        return probability > 0 && probability < 0.005 ? "<1%" : Math.round(probability * 100) + "%";
    }

    private static final class Bar extends Region {
        private final Region filled = new Region();
        private double share;

        Bar() {
            getStyleClass().add("share-bar");
            getChildren().add(filled);
        }

        void show(double newShare, Color colour) {
            share = newShare;
            filled.setBackground(new Background(new BackgroundFill(colour, ROUND, null)));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
        }
    }
}
