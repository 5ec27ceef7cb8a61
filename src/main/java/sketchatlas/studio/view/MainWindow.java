package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.WindowPlace;
import sketchatlas.studio.view.help.AboutWindow;
import sketchatlas.studio.view.help.TourLayer;
import sketchatlas.studio.view.workbench.TokenDeeds;
import sketchatlas.studio.view.workbench.TokenHand;
import sketchatlas.studio.view.workbench.WorkbenchPanel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.help.TourStep;

/** The studio's window: menus, panels side by side, status bar, notices on top of all. */
public final class MainWindow {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 880;
    private static final double MIN_HEIGHT = 640;

    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private final Stage stage;
    private final PanelFrame frame;
    private WindowPlace normal; // the last place while not maximised

    /** Fills the stage but does not show it. */
    public MainWindow(Stage stage, StudioViewModel studio, FileDialogs dialogs, Themes themes) {
        this.stage = stage;
        SideWindows windows = new SideWindows(stage, studio, dialogs, themes);
        StudioActions actions = new StudioActions(studio, dialogs, windows);
        TokenHand hand = new TokenHand(themes.darkProperty());
        TokenDeeds.Beyond beyond = WorkbenchStudioPanel.beyond(studio, dialogs);
        TokenDeeds deeds = new TokenDeeds(studio.workbench(), hand, beyond);
        StudioPanel<DrawLayout> draw = DrawStudioPanel.create(studio, actions, themes,
                paper -> WorkbenchStudioPanel.connectPaper(paper, studio, hand, deeds, beyond));
        StudioPanel<?> map = MapStudioPanel.create(studio, actions, themes, surface -> WorkbenchStudioPanel.connectMap(surface, studio, hand, deeds, beyond));
        StudioPanel<?> tree = TreeStudioPanel.create(studio, actions, dialogs, themes, deeds);
        StudioPanel<WorkbenchPanel> bench = WorkbenchStudioPanel.create(studio, dialogs, themes, hand, deeds);
        StudioPanel<?> train = TrainStudioPanel.create(studio, dialogs, themes, actions.newTraining);
        frame = new PanelFrame(List.of(draw, map, tree, bench, train), studio.panels(), List.of(themeButton(themes)));
        BorderPane window = new BorderPane(frame);
        window.setTop(StudioMenus.create(actions, WorkbenchMenu.create(studio, dialogs, deeds, bench::content), frame.menuItems(), themes,
                HelpMenu.create(studio, new AboutWindow(stage, studio.help(), icon(ICON_SIZES.getLast()), themes::dress)), stage::close));
        window.setBottom(new StatusBar(studio.status(), studio.model(), studio.atlas(), actions));

        NoticeArea notices = new NoticeArea(studio.notices());
        notices.getChildren().add(new RunOffer(studio.training()));
        notices.visibleProperty().bind(windows.inFrontProperty().not());
        TourLayer tour = new TourLayer(studio.tour(), Map.of(TourStep.DRAW, draw::focus, TourStep.RECONSTRUCTION, () -> draw.content().results(),
                TourStep.MAP, map::focus, TourStep.TREE, tree::focus, TourStep.WORKBENCH, bench::content, TourStep.TRAIN, train::content), hand::isFull);
        Rectangle2D screen = WindowFit.screenOf(stage);
        Dimension2D first = WindowFit.first(WIDTH, HEIGHT, screen);
        Scene scene = new Scene(new StackPane(window, notices, tour, hand), first.getWidth(), first.getHeight());
        addSecondKeys(scene, actions);
        themes.dress(scene);
        stage.setTitle("Sketch Atlas");
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth())); // a small screen whose desktop enlarges everything has less
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        stage.setScene(scene);
        ICON_SIZES.forEach(size -> stage.getIcons().add(icon(size)));
        ErrorDialog.attach(stage, studio.errors());
    }

    /** Goes where the window was the last time, if that is still on a screen, and opens the panels that were open. */
    public void restore(Optional<WindowPlace> place, Optional<PanelLayout> panels) {
        place.filter(MainWindow::isOnScreen).ifPresent(p -> {
            stage.setX(p.x());
            stage.setY(p.y());
            Rectangle2D screen = WindowFit.screenOf(new Rectangle2D(p.x(), p.y(), p.width(), p.height())); // may have become smaller
            stage.setWidth(Math.min(p.width(), screen.getWidth()));
            stage.setHeight(Math.min(p.height(), screen.getHeight()));
            stage.setMaximized(p.maximized());
            normal = p;
        });
        frame.start(panels, Double.isNaN(stage.getWidth()) ? stage.getScene().getWidth() : stage.getWidth());
        stage.getScene().getRoot().applyCss(); // only then the panels are in the window
        frame.focusFirst(); // no button is pressed by accident
    }

    /** Where the window is now. */
    public WindowPlace place() {
        if (!stage.isMaximized() || normal == null) {
            return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        }
        return new WindowPlace(normal.x(), normal.y(), normal.width(), normal.height(), true);
    }

    /** Which panels are open now, and how wide. */
    public PanelLayout panels() {
        return frame.panelLayout();
    }

    private static boolean isOnScreen(WindowPlace place) {
        Rectangle2D titleBar = new Rectangle2D(place.x(), place.y(), place.width(), 30);
        return Screen.getScreens().stream().anyMatch(screen -> screen.getVisualBounds().intersects(titleBar));
    }

    private static Image icon(int size) {
        return new Image(MainWindow.class.getResource("/sketchatlas/studio/icon-" + size + ".png").toExternalForm());
    }

    private static Button themeButton(Themes themes) {
        Button button = new Button();
        button.setId("theme");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(_ -> themes.toggle());
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        themes.darkProperty().subscribe(dark -> {
            button.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON));
            tooltip.setText(dark ? "Light theme" : "Dark theme");
            button.setAccessibleText(tooltip.getText());
        });
        return button;
    }

    /** Keys that people try besides those in the menus. */
    private static void addSecondKeys(Scene scene, StudioActions actions) {
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.R), actions.again::runIfEnabled);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.BACK_SPACE), actions.clear::runIfEnabled); // Delete on a Mac
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN), actions.redo::runIfEnabled);
    }
}
