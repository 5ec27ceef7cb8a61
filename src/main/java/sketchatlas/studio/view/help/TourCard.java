package sketchatlas.studio.view.help;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sketchatlas.studio.viewmodel.help.TourStep;
import sketchatlas.studio.viewmodel.help.TourViewModel;

/** The words of a step, and the ways to the others. Left and Right are Back and Next while the card has the keyboard. */
final class TourCard extends VBox {
    private static final double WIDTH = 316;

    private final TourViewModel tour;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label progress = new Label();
    private final Button back = new Button("Back");
    private final Button next = new Button();

    TourCard(TourViewModel tour) {
        this.tour = tour;
        setId("tour");
        getStyleClass().addAll("tour-card", Styles.ELEVATED_3);
        setPrefWidth(WIDTH);
        setAccessibleRole(AccessibleRole.DIALOG);
        title.getStyleClass().add(Styles.TITLE_4);
        title.setId("tour-title");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        progress.getStyleClass().add("panel-caption");
        progress.setMinWidth(USE_PREF_SIZE);
        Button skip = new Button("Skip");
        skip.setId("tour-skip");
        skip.getStyleClass().add(Styles.FLAT);
        skip.setOnAction(_ -> tour.end());
        skip.visibleProperty().bind(tour.stepProperty().map(_ -> !tour.isLast()));
        back.setId("tour-back");
        back.setOnAction(_ -> {
            tour.back();
            takeKeyboard(); // this button may have been disabled under it
        });
        next.setId("tour-next");
        next.getStyleClass().add(Styles.ACCENT);
        next.setOnAction(_ -> tour.next());
        HBox buttons = new HBox(progress, new Spacer(), skip, back, next);
        buttons.getStyleClass().add("tour-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, text, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key); // before the buttons, which go to their neighbours with the arrows
    }

    /** Shows the words of a step. */
    void show(TourStep step) {
        title.setText(step.title());
        text.setText(step.text());
        progress.setText(tour.progress());
        setAccessibleText(step.title() + ". " + step.text());
        back.setDisable(step.ordinal() == 0);
        next.setText(tour.isLast() ? "Done" : "Next");
    }

    /** Gives the keyboard to Next. */
    void takeKeyboard() {
        next.requestFocus();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> back.fire();
            case RIGHT -> {
                if (!tour.isLast()) {
                    next.fire();
                }
            }
            case ENTER -> {
                if (event.getTarget() instanceof Button button) {
                    button.fire();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
