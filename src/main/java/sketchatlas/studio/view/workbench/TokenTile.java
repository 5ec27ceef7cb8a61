package sketchatlas.studio.view.workbench;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Recipe;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.map.SketchPicture;

/** A token as one sees it: its sketch in a frame and what it is below. Can be focused, and dragged as any token. */
final class TokenTile extends VBox {
    private static final double TWO_LINES = 30; // screen units
    private static final double BESIDE = 14; // that a description may stand out
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass ASIDE = PseudoClass.getPseudoClass("aside");

    private final SketchPicture picture;
    private final Label prompt = new Label();
    private final Label caption = new Label();
    private final StackPane frame;
    private final Tooltip tip = new Tooltip();
    private final ObservableValue<Boolean> dark;
    private final BooleanProperty full = new SimpleBooleanProperty();
    private Optional<SketchToken> token = Optional.empty();
    private String place = "";
    private Runnable press = () -> { };

    /**
     * @param side of the sketch, in screen units
     * @param dark whether the ground is dark
     * @param emptyText stands there while there is no token
     */
    TokenTile(double side, ObservableValue<Boolean> dark, String emptyText) {
        this.dark = dark;
        getStyleClass().add("token-tile");
        picture = new SketchPicture(side);
        prompt.setText(emptyText);
        prompt.getStyleClass().add("token-prompt");
        prompt.setWrapText(true);
        prompt.setMaxWidth(side);
        frame = new StackPane(picture, prompt);
        frame.getStyleClass().add("token-frame");
        frame.setFocusTraversable(true);
        frame.setAccessibleRole(AccessibleRole.BUTTON);
        caption.getStyleClass().add("token-caption");
        caption.setMaxWidth(side + 8);
        caption.setAlignment(Pos.TOP_CENTER);
        setAlignment(Pos.TOP_CENTER);
        setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(frame, caption);
        frame.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            frame.requestFocus();
            event.consume(); // a scroll pane around it would take the keyboard for itself
        });
        frame.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                press.run();
            }
        });
        frame.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isAltDown() && !event.isShortcutDown();
            if (plain && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                press.run();
                event.consume();
            }
        });
        dark.subscribe(_ -> paint());
        show(Optional.empty());
    }

    /** Paints a token's sketch, if it has one: what a model drew stands out, also from strokes that it went on from. */
    static void paint(SketchPicture picture, SketchToken token, boolean dark) {
        Color text = FxColours.of(new MapColours(dark).text());
        Color accent = FxColours.of(new MapColours(dark).accent());
        int given = token.recipe().flatMap(Recipe::given).map(Recipe.Given::strokes).orElse(0);
        token.sketch().ifPresent(sketch -> picture.show(sketch, given, text, token.provenance().kind() == Provenance.Kind.GENERATED ? accent : text));
    }

    /** Room for two lines below the sketch, also while there is less to say. */
    void describe() {
        caption.setMaxWidth(picture.getWidth() + BESIDE);
        caption.setWrapText(true);
        caption.setTextAlignment(TextAlignment.CENTER);
        caption.setMinHeight(TWO_LINES);
        caption.setPrefHeight(TWO_LINES);
        caption.setMaxHeight(TWO_LINES);
    }

    /** @param name of the place that it is, for those who can't see where it stands */
    void isPlace(String name) {
        place = name;
        show(token, caption.getText());
    }

    /**
     * What stands there while there is no token.
     *
     * @param aside whether something else takes the place of what it holds
     */
    void prompt(String text, boolean aside) {
        prompt.setText(text);
        pseudoClassStateChanged(ASIDE, aside);
        show(token, caption.getText());
    }

    /** Leaves out what stands below the sketch. */
    void withoutCaption() {
        getChildren().remove(caption);
    }

    /** Another size, if it is one. */
    void resizeTo(double side) {
        if (picture.getWidth() != side) {
            picture.setWidth(side);
            picture.setHeight(side);
            prompt.setMaxWidth(side);
            caption.setMaxWidth(side + 8);
            paint();
        }
    }

    /** Marks it as the one of a strip that is meant now, or not. */
    void mark(boolean current) {
        frame.pseudoClassStateChanged(CURRENT, current);
    }

    /** Shows a token, or that there is none, with its own name below. */
    void show(Optional<SketchToken> now) {
        show(now, now.map(SketchToken::name).orElse(""));
    }

    /** @param text below the sketch */
    void show(Optional<SketchToken> now, String text) {
        token = now;
        full.set(now.isPresent());
        caption.setText(text);
        String what = now.map(TokenTile::whole).orElse(prompt.getText());
        tip.setText(what);
        frame.setAccessibleText(place.isEmpty() ? what : now.isPresent() ? place + ": " + what : place + ", empty: " + what);
        if (now.isPresent()) {
            Tooltip.install(this, tip);
        } else {
            Tooltip.uninstall(this, tip);
        }
        paint();
    }

    /** All that is known of where it comes from. */
    private static String whole(SketchToken token) {
        String detail = token.provenance().detail();
        return detail.isEmpty() || token.name().equals(detail) ? token.describe() : token.describe() + "\n" + detail;
    }

    Optional<SketchToken> token() {
        return token;
    }

    /** What takes the keyboard, drags and drops. */
    StackPane frame() {
        return frame;
    }

    /** What a click, Enter or the space bar does. */
    void onPress(Runnable run) {
        press = run;
    }

    /** Adds a small button, and the delete key, that take the token away. */
    void removable(String what, Runnable remove) {
        Button button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll("button-icon", "flat", "token-remove");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setFocusTraversable(false); // the delete key does the same
        button.setOnAction(_ -> remove.run());
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        frame.getChildren().add(button);
        button.visibleProperty().bind(full.and(frame.hoverProperty().or(frame.focusedProperty()))); // there is nothing to take away from an empty one
        frame.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                remove.run();
                event.consume();
            }
        });
    }

    private void paint() {
        picture.getGraphicsContext2D().clearRect(0, 0, picture.getWidth(), picture.getHeight());
        prompt.setVisible(token.isEmpty());
        token.ifPresent(t -> paint(picture, t, dark.getValue()));
    }
}
