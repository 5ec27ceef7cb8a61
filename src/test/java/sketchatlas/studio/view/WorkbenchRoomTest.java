package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.calculators.Side;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.model.TinyModel;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.CalculatorsViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel.Tab;

/** The workbench on small screens: what is to be pressed is seen, and nothing is cut off. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchRoomTest {
    private static final int SECONDS = 10;
    private static final SketchToken HOUSE = SketchToken.of("house", new Provenance(Provenance.Kind.DATA_SKETCH, "by hand"), FakeServices.house());

    @TempDir
    private static Path folder;
    private StudioViewModel studio;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        studio = new StudioViewModel(FakeServices.services(ModelReconstructor::load, new FakeAtlases("tiny", 6), FakeServices.BENCHES),
                new BackgroundWork(Runnable::run, Platform::runLater));
        MainWindow window = new MainWindow(stage, studio, new NoDialogs(), new Themes(ThemeChoice.LIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(690);
        window.restore(Optional.empty(), Optional.of(new PanelLayout(List.of("workbench"), Map.of())));
        stage.show();
        studio.model().open(new TinyModel().write(folder.resolve("tiny.safetensors")));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void theWaysToFinishADrawingAreTakenWithoutScrollingInALowWindow(FxRobot robot) throws Exception {
        robot.interact(() -> {
            studio.drawing().penDown(0, 0);
            studio.drawing().penMove(100, 0);
            studio.drawing().penMove(100, 100);
            studio.drawing().penUp();
            studio.workbench().tabProperty().set(Tab.COMPLETION);
            studio.workbench().complete();
        });
        waitFor(() -> studio.workbench().completion().variantsProperty().get().size() == 6);
        robot.interact(() -> stage.getScene().getRoot().layout());
        for (int i = 0; i < 6; i++) {
            assertSeen(robot.lookup("#accept-" + i).query());
        }
    }

    @Test
    void nothingStandsOutOfANarrowPanel(FxRobot robot) throws Exception {
        for (String panel : List.of("draw", "map", "tree")) {
            robot.interact(() -> studio.panels().show(panel));
        }
        for (double width : new double[] {1280, 1142}) { // four panels of 316 and of 281
            robot.interact(() -> stage.setWidth(width));
            waitFor(() -> stage.getScene().getWidth() == width);
            assertEquals(4, studio.panels().visibleProperty().get().size());
            for (Tab tab : Tab.values()) {
                robot.interact(() -> studio.workbench().tabProperty().set(tab));
                robot.interact(() -> {
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    Node panel = robot.lookup("#panel-workbench").query(); // what is in it may be wider than it
                    List<String> out = new ArrayList<>();
                    collect(panel, panel.localToScene(panel.getLayoutBounds()), out);
                    assertEquals(List.of(), out, tab + " at " + width);
                    assertTrue(robot.lookup("#bench-temperature").queryAs(Slider.class).getWidth() > 60, "a slider has a way to go");
                });
            }
        }
    }

    @Test
    void drawAgainStaysWithinTheNarrowestPanel(FxRobot robot) {
        robot.interact(() -> studio.panels().show("draw"));
        robot.interact(() -> {
            lay();
            Region draw = robot.lookup(".draw-layout").queryAs(Region.class);
            for (double width : new double[] {256, 256, 900}) { // a scroll bar comes with the first look
                draw.resize(width, 500);
                draw.applyCss();
                draw.layout();
                ScrollPane results = robot.from(draw).lookup(".results").queryAs(ScrollPane.class);
                Button again = robot.lookup("#again").queryAs(Button.class);
                Bounds bounds = results.sceneToLocal(again.localToScene(again.getLayoutBounds()));
                assertTrue(bounds.getMaxX() <= results.getViewportBounds().getWidth(), bounds + " in " + results.getViewportBounds());
                assertEquals(width > 256 ? ContentDisplay.LEFT : ContentDisplay.TEXT_ONLY, again.getContentDisplay());
            }
        });
    }

    @Test
    void panelsGoWhereTheWindowBecomesTooNarrowForThem(FxRobot robot) {
        List.of("draw", "map", "tree").forEach(panel -> robot.interact(() -> studio.panels().show(panel)));
        robot.interact(() -> {
            lay();
            assertEquals(4, studio.panels().visibleProperty().get().size());
            Region root = (Region) stage.getScene().getRoot();
            root.resize(1024, 690);
            root.layout();
            assertEquals(3, studio.panels().visibleProperty().get().size());
            root.layout();
            Bounds frame = robot.lookup(".panels").query().localToScene(robot.lookup(".panels").query().getLayoutBounds());
            assertEquals(0, frame.getMinX());
            assertEquals(1024, frame.getMaxX());
        });
    }

    @Test
    void anEmptySlotOffersNothingToTakeAway(FxRobot robot) {
        Node slot = robot.lookup("#slot-a").query();
        Node remove = robot.from(slot).lookup(".token-remove").query();
        robot.interact(slot::requestFocus);
        assertFalse(remove.isVisible());
        robot.interact(() -> studio.workbench().put(Slot.A, HOUSE));
        assertTrue(remove.isVisible());
    }

    @Test
    void aPlaceSaysWhichOneItIsToThoseWhoCannotSeeIt(FxRobot robot) {
        Node slot = robot.lookup("#slot-a").query();
        assertEquals("Slot a, empty: a: drop a sketch", slot.getAccessibleText());
        robot.interact(() -> studio.workbench().put(Slot.A, HOUSE));
        assertEquals("Slot a: house (one sketch)\nby hand", slot.getAccessibleText());
    }

    @Test
    void placesThatACalculatorStandsInForAskForNothing(FxRobot robot) throws Exception {
        waitFor(() -> studio.workbench().benchProperty().get().isPresent());
        Node b = robot.lookup("#slot-b").query();
        robot.interact(() -> studio.workbench().use(new LatentCalculator("more", new ModelCode("tiny", Code.of(new float[] {1})),
                new Side("b", 1, List.of()), new Side("c", 1, List.of()), Optional.empty())));
        assertEquals("Slot b, empty: from the calculator", b.getAccessibleText());
        assertTrue(opacity(robot, b) < 1);
        robot.interact(() -> studio.workbench().put(Slot.B, HOUSE)); // takes the place of the calculator
        assertEquals(1, opacity(robot, b));
        robot.interact(() -> studio.workbench().undo());
        assertTrue(opacity(robot, b) < 1, "the calculator is back with one step");
        robot.interact(() -> studio.workbench().undo());
        assertEquals("Slot b, empty: b: more of this", b.getAccessibleText());
    }

    private double opacity(FxRobot robot, Node slot) {
        robot.interact(() -> stage.getScene().getRoot().applyCss());
        return slot.getParent().getOpacity();
    }

    @Test
    void whatIsToBeDoneNextIsSeenInANarrowPanel(FxRobot robot) throws Exception {
        for (String panel : List.of("draw", "map", "tree")) {
            robot.interact(() -> studio.panels().show(panel));
        }
        robot.interact(() -> {
            lay();
            assertSeen(robot.lookup("#chosen-calculator").query());
        });
    }

    @Test
    void allBetweenFourSketchesIsSeenInALowWindow(FxRobot robot) throws Exception {
        waitFor(() -> studio.workbench().benchProperty().get().isPresent());
        robot.interact(() -> List.of(Slot.TOP_LEFT, Slot.TOP_RIGHT, Slot.BOTTOM_LEFT, Slot.BOTTOM_RIGHT).forEach(slot -> studio.workbench().put(slot, HOUSE)));
        robot.interact(() -> studio.workbench().settle());
        waitFor(() -> studio.workbench().interpolation().sheetProperty().get().size() == 25);
        robot.interact(() -> {
            lay();
            assertSeen(robot.lookup("#between-24").query());
            assertSeen(robot.lookup("#kind-spherical").query());
        });
    }

    @Test
    void whatATestShowedIsSeenBelowItsCalculatorWhichKeepsTheKeyboard(FxRobot robot) throws Exception {
        waitFor(() -> studio.workbench().benchProperty().get().isPresent());
        robot.interact(() -> stage.setWidth(600)); // one column, in which the calculators lie below
        CalculatorsViewModel calculators = studio.workbench().calculators();
        for (int i = 1; i <= 6; i++) {
            String name = "n" + i;
            robot.interact(() -> {
                studio.workbench().put(Slot.B, HOUSE);
                studio.workbench().put(Slot.C, SketchToken.of("other", Provenance.drawing(), new ModelCode("tiny", Code.of(new float[] {1, 0, 0, 0, 0, 0}))));
                robot.lookup("#calculator-name").queryAs(TextField.class).setText(name);
                robot.lookup("#save-calculator").queryButton().fire();
            });
            waitFor(() -> robot.lookup("#more-" + name).tryQuery().isPresent());
            assertEquals("", robot.lookup("#calculator-name").queryAs(TextField.class).getText());
        }
        robot.interact(() -> {
            robot.lookup("#calculator-name").queryAs(TextField.class).setText("n3");
            robot.lookup("#save-calculator").queryButton().fire();
        });
        waitFor(() -> !studio.notices().open().isEmpty());
        assertEquals("n3", robot.lookup("#calculator-name").queryAs(TextField.class).getText(), "a name that is taken is there to be mended");
        robot.interact(() -> {
            lay();
            robot.lookup("#more-n2").query().requestFocus();
            calculators.test(calculators.entriesProperty().get().get(1).calculator());
        });
        waitFor(() -> calculators.entriesProperty().get().get(1).calculator().score().isPresent());
        robot.interact(() -> {
            lay();
            Node examples = robot.lookup("#calculator-examples").query();
            assertSeen(examples);
            assertEquals("more-n2", stage.getScene().getFocusOwner().getId());
            assertTrue(examples.getLayoutY() < robot.lookup("#use-calculator-n3").query().getParent().getLayoutY());
        });
    }

    private void lay() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    private static void assertSeen(Node node) {
        Node scroll = node;
        while (!(scroll instanceof ScrollPane)) {
            scroll = scroll.getParent();
        }
        Bounds seen = scroll.localToScene(scroll.getLayoutBounds());
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        assertTrue(seen.contains(bounds), bounds + " in " + seen);
    }

    /** What can be seen and reaches beyond the sides. */
    private static void collect(Node node, Bounds within, List<String> out) {
        if (!node.isVisible() || !node.isManaged()) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (bounds.getMinX() < within.getMinX() - 0.5 || bounds.getMaxX() > within.getMaxX() + 0.5) {
            out.add(node + " from " + bounds.getMinX() + " to " + bounds.getMaxX());
        } else if (node instanceof Parent parent && !node.getStyleClass().contains("tray-scroll")) { // that one scrolls
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, within, out));
        }
    }

    @Test
    void theMenuHasRoomBelowItsBarOnALowScreen(FxRobot robot) throws Exception {
        Menu menu = robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream().filter(m -> m.getText().equals("_Workbench")).findFirst().orElseThrow();
        robot.interact(menu::show);
        waitFor(() -> robot.listWindows().size() > 1);
        double height = robot.listWindows().getLast().getHeight();
        robot.interact(menu::hide);
        assertTrue(height < 660, // with its shadow
                 height + " is too high for a screen of 720");
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
