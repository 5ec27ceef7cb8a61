package sketchatlas.studio.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.studio.view.data.OwnSketchesPane;
import sketchatlas.studio.view.library.LibraryPane;
import sketchatlas.studio.view.training.TrainingPane;
import sketchatlas.studio.viewmodel.StudioViewModel;

/**
 * The windows beside the main one: the dialog for a new training, the model library, the person's own sketches. Each is made when it is first wanted, and
 * stands in nobody's way.
 */
final class SideWindows {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 700;
    private static final double MIN_WIDTH = 720;
    private static final double MIN_HEIGHT = 520;

    private final Stage owner;
    private final StudioViewModel studio;
    private final FileDialogs dialogs;
    private final Themes themes;
    private final List<Stage> stages = new ArrayList<>();
    private final ReadOnlyBooleanWrapper inFront = new ReadOnlyBooleanWrapper();
    private Stage training; // null until it is first shown
    private Stage library; // null until it is first shown
    private Stage own; // null until it is first shown

    /** @param owner closes them with itself */
    SideWindows(Stage owner, StudioViewModel studio, FileDialogs dialogs, Themes themes) {
        this.owner = owner;
        this.studio = studio;
        this.dialogs = dialogs;
        this.themes = themes;
    }

    /** Whether the keyboard is in one of them: then notices are told there, and not behind it a second time. */
    ReadOnlyBooleanProperty inFrontProperty() {
        return inFront.getReadOnlyProperty();
    }

    /** Shows the dialog for a new training, as it was left. */
    void showTraining() {
        if (training == null) {
            training = window("New training", new TrainingPane(studio.newTraining(), dialogs, studio::startTraining, () -> training.close()));
            training.setOnHidden(_ -> studio.newTraining().close());
        }
        studio.newTraining().open();
        toFront(training);
    }

    /** Shows the model library. */
    void showLibrary() {
        if (library == null) {
            LibraryPane pane = new LibraryPane(studio.library(), dialogs, this::showTraining);
            library = window("Models", pane);
            library.setOnShown(_ -> pane.focusList());
            library.focusedProperty().addListener((_, _, focused) -> {
                if (focused) {
                    studio.library().refresh(); // others may have changed it meanwhile
                }
            });
        }
        studio.library().refresh();
        toFront(library);
    }

    /** Shows the person's own sketches. */
    void showOwnSketches() {
        if (own == null) {
            own = window("My sketches", new OwnSketchesPane(studio.dataSets().own(), dialogs, studio::pinOwn));
        }
        studio.dataSets().own().refresh();
        toFront(own);
    }

    private Stage window(String title, Node content) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title + " - Sketch Atlas");
        Rectangle2D screen = WindowFit.screenOf(owner);
        Dimension2D inside = WindowFit.inside(WIDTH, HEIGHT, screen);
        NoticeArea notices = new NoticeArea(studio.notices());
        notices.setAlignment(Pos.BOTTOM_LEFT); // above, it would lie on what is to be pressed and typed
        notices.visibleProperty().bind(stage.focusedProperty());
        stages.add(stage);
        Runnable look = () -> inFront.set(stages.stream().anyMatch(side -> side.isShowing() && side.isFocused()));
        stage.focusedProperty().subscribe(_ -> look.run());
        stage.showingProperty().subscribe(_ -> look.run());
        Scene scene = new Scene(new StackPane(content, notices), inside.getWidth(), inside.getHeight());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::close);
        closeOnEscape(stage, scene);
        themes.dress(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        Point2D corner = WindowFit.over(new Rectangle2D(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight()), inside, screen);
        stage.setX(corner.getX());
        stage.setY(corner.getY());
        return stage;
    }

    /** Escape closes the window where nothing in it wants the key: neither what has the keyboard nor a list that is unfolded. */
    private static void closeOnEscape(Stage stage, Scene scene) {
        boolean[] unfolded = {false}; // when the key went down; the list is gone by the time the key comes here
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            unfolded[0] = Window.getWindows().stream()
                    .anyMatch(window -> window instanceof PopupWindow popup && !(popup instanceof Tooltip) && popup.getOwnerWindow() == stage);
            if (event.getCode() == KeyCode.ESCAPE && scene.getFocusOwner() instanceof ListView<?> list && list.getEditingIndex() < 0) {
                stage.close(); // a list swallows the key, though there is nothing in it to leave
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !unfolded[0]) {
                stage.close();
                event.consume();
            }
        });
    }

    private static void toFront(Stage stage) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }
}
