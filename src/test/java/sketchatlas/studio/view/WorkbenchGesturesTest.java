package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.Level;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel.Tab;

/** Sketches and latent calculators are carried over the real window, from each place to each other one, with the pointer and with the keyboard. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchGesturesTest {
    private static final int SECONDS = 10;
    private static final PseudoClass LANDING_PLACE = PseudoClass.getPseudoClass("landing-place");
    private static final PseudoClass LANDING = PseudoClass.getPseudoClass("landing");
    private static final ComponentId K3 = new ComponentId(Level.K, 3);
    private static final Sketch SQUARE = Sketch.ofPolylines(List.of(new float[] {0, 0, 100, 0, 100, 100, 0, 100, 0, 0}));
    private static final SketchToken TOKEN = token("square", 1);

    @TempDir
    private static Path folder;
    private StudioViewModel studio;
    private Pointer pointer;

    @Start
    void open(Stage stage) {
        studio = new StudioViewModel(FakeServices.services(ModelReconstructor::load, new FakeAtlases("tiny", 6), FakeServices.BENCHES),
                new BackgroundWork(Runnable::run, Platform::runLater));
        MainWindow window = new MainWindow(stage, studio, new NoDialogs(), new Themes(ThemeChoice.LIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1240);
        stage.setHeight(760);
        window.restore(Optional.empty(), Optional.of(new PanelLayout(List.of("draw", "map", "workbench"),
                Map.of("draw", 0.7, "map", 0.8, "workbench", 1.0))));
        stage.show();
        pointer = new Pointer(stage.getScene());
        studio.model().open(new TinyModel().write(folder.resolve("tiny.safetensors")));
        studio.workbench().execute(new WorkbenchCommand.Pin(TOKEN));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private static SketchToken token(String name, float first) {
        return SketchToken.of(name, new Provenance(Provenance.Kind.DATA_SKETCH, "by hand"), SQUARE)
                .withCode(new ModelCode("tiny", Code.of(first, 0, 0, 0, 0, 0)));
    }

    @Test
    void aGhostShowsWhatIsCarriedAndTheValidTargetsAreMarked(FxRobot robot) throws Exception {
        Node slot = robot.lookup("#slot-a").query();
        Node ghost = robot.lookup("#token-ghost").query();
        Node pinned = robot.lookup("#pinned-0").query();
        pointer.moveTo(pinned).press().moveTo(robot.lookup("#tray").query());
        waitFor(ghost::isVisible);
        assertTrue(robot.from(ghost).lookup("square").tryQuery().isPresent(), "it is called by its name");
        for (String target : List.of("#slot-a", "#slot-b", "#slot-c", "#row", "#tray", "#paper", "#map")) {
            assertTrue(robot.lookup(target).query().getPseudoClassStates().contains(LANDING_PLACE), target);
        }
        assertFalse(pinned.getPseudoClassStates().contains(LANDING_PLACE), "what is pinned takes nothing");
        pointer.moveTo(slot);
        assertTrue(slot.getPseudoClassStates().contains(LANDING));
        Point2D at = slot.localToScene(slot.getLayoutBounds().getCenterX(), slot.getLayoutBounds().getCenterY());
        assertTrue(ghost.localToScene(0, 0).distance(at) < 40, "the ghost is at the pointer");
        pointer.release();
        waitFor(() -> in(Slot.A).equals(Optional.of(TOKEN)));
        waitFor(() -> !ghost.isVisible() && !slot.getPseudoClassStates().contains(LANDING_PLACE));
        pointer.type(KeyCode.Z, false, true);
        waitFor(() -> in(Slot.A).isEmpty()); // and it can be undone
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) throws Exception {
        Node ghost = robot.lookup("#token-ghost").query();
        pointer.moveTo(robot.lookup("#pinned-0").query()).press().moveTo(robot.lookup("#slot-b").query());
        waitFor(ghost::isVisible);
        pointer.type(KeyCode.ESCAPE, false, false);
        waitFor(() -> !ghost.isVisible());
        pointer.release();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(in(Slot.B).isEmpty());
    }

    @Test
    void fromThePinnedSketchesToEveryTarget(FxRobot robot) throws Exception {
        for (Slot slot : Slot.values()) {
            Platform.runLater(() -> studio.workbench().tabProperty().set(slot.ordinal() < 3 ? Tab.ANALOGY : slot == Slot.GUIDE ? Tab.COMPLETION : Tab.INTERPOLATION));
            WaitForAsyncUtils.waitForFxEvents();
            drag(robot, "#pinned-0", "#slot-" + slot.name().toLowerCase(Locale.ROOT));
            waitFor(() -> in(slot).equals(Optional.of(TOKEN)));
        }
        drag(robot, "#slot-guide", "#tray");
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        Platform.runLater(() -> studio.workbench().tabProperty().set(Tab.ANALOGY));
        WaitForAsyncUtils.waitForFxEvents();
        see(robot, "#row");
        drag(robot, "#pinned-1", "#row");
        waitFor(() -> studio.workbench().state().row().equals(List.of(TOKEN)));
        assertTrue(studio.drawing().paper().isEmpty());
        drag(robot, "#pinned-0", "#paper");
        waitFor(() -> studio.drawing().paper().drawing().strokes().size() == 1);
    }

    @Test
    void fromStripRowAndGridToSlotsPaperAndMap(FxRobot robot) throws Exception {
        Platform.runLater(() -> {
            studio.workbench().put(Slot.A, TOKEN);
            studio.workbench().put(Slot.B, token("b", 2));
            studio.workbench().put(Slot.C, token("c", 3));
            studio.workbench().execute(new WorkbenchCommand.AddStarts(List.of(token("d", 4))));
        });
        waitFor(() -> !studio.workbench().analogy().stripProperty().get().isEmpty() && !studio.workbench().analogy().rowProperty().get().isEmpty());
        double strength = studio.workbench().state().strength();
        see(robot, "#strip-8");
        drag(robot, "#strip-8", "#tray");
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        assertEquals(strength, studio.workbench().state().strength(), "a drag is no click");
        pointer.moveTo(robot.lookup("#strip-8").query()).press().release();
        waitFor(() -> studio.workbench().state().strength() == 2);
        see(robot, "#row-result-0");
        drag(robot, "#row-start-0", "#paper");
        waitFor(() -> studio.drawing().paper().drawing().strokes().size() == 1);
        waitFor(() -> studio.map().data().isPresent());
        drag(robot, "#row-result-0", "#map");
        waitFor(() -> studio.map().drawing().markProperty().get().filter(m -> m.label().startsWith("a + 2.00")).isPresent());
        Platform.runLater(() -> {
            for (Slot corner : List.of(Slot.TOP_LEFT, Slot.TOP_RIGHT, Slot.BOTTOM_LEFT, Slot.BOTTOM_RIGHT)) {
                studio.workbench().put(corner, token(corner.label(), corner.ordinal()));
            }
        });
        waitFor(() -> studio.workbench().interpolation().sheetProperty().get().size() == 25);
        see(robot, "#between-0");
        drag(robot, "#between-0", "#tray");
        waitFor(() -> studio.workbench().state().tray().size() == 3 && studio.workbench().state().tray().get(2).recipe().isPresent());
        see(robot, "#slot-bottom_left");
        drag(robot, "#slot-top_left", "#slot-bottom_left");
        waitFor(() -> in(Slot.BOTTOM_LEFT).equals(in(Slot.TOP_LEFT)));
        pointer.moveTo(robot.lookup("#place-pad").query()).press().moveTo(robot.lookup("#place-pad").query(), 1, 1).release();
        waitFor(() -> studio.workbench().state().place().u() < 0.1 && studio.workbench().state().place().v() < 0.1);
    }

    @Test
    void whatIsOutOfSightScrollsIntoItWhileSomethingIsCarried(FxRobot robot) throws Exception {
        ScrollPane scroll = (ScrollPane) robot.lookup(".bench-scroll").query();
        assertEquals(0, scroll.getVvalue());
        pointer.moveTo(robot.lookup("#pinned-0").query()).press().moveTo(scroll, scroll.getWidth() / 2, scroll.getHeight() - 4);
        waitFor(() -> scroll.getVvalue() > 0.9);
        pointer.moveTo(scroll, scroll.getWidth() / 2, 4);
        waitFor(() -> scroll.getVvalue() < 0.1);
        pointer.type(KeyCode.ESCAPE, false, false);
        double stopped = scroll.getVvalue();
        pointer.release();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(stopped, scroll.getVvalue(), "it ends with the drag");
    }

    @Test
    void aVariantIsCarriedToTheTrayAndTheGuideFromTheMap(FxRobot robot) throws Exception {
        draw();
        Platform.runLater(() -> {
            studio.workbench().tabProperty().set(Tab.COMPLETION);
            studio.workbench().complete();
        });
        waitFor(() -> studio.workbench().completion().variantsProperty().get().size() == 6);
        see(robot, "#variant-1");
        drag(robot, "#variant-1", "#tray");
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        assertTrue(studio.workbench().state().tray().get(1).recipe().orElseThrow().given().isPresent(), "it knows what it went on from");
        int point = freeSketches()[0];
        Platform.runLater(() -> studio.selection().select(PointSet.of(point)));
        see(robot, "#slot-guide");
        pointer.moveTo(robot.lookup("#map").query(), screenX(point), screenY(point)).dragTo(robot.lookup("#slot-guide").query());
        waitFor(() -> name(Slot.GUIDE).equals("sketch #" + (point + 1)));
    }

    @Test
    void fromTheDrawingAndItsMarkOnTheMap(FxRobot robot) throws Exception {
        draw();
        drag(robot, "#paper-grip", "#slot-a");
        waitFor(() -> name(Slot.A).equals("your drawing"));
        assertEquals(1, studio.drawing().paper().drawing().strokes().size(), "the handle draws nothing");
        SketchToken placed = SketchToken.of("placed", TOKEN.provenance(), SQUARE).withCode(new ModelCode("tiny", Code.of(9, 9, 9, 0, 0, 0)));
        Platform.runLater(() -> studio.workbench().execute(new WorkbenchCommand.Pin(placed)));
        WaitForAsyncUtils.waitForFxEvents();
        drag(robot, "#pinned-1", "#map");
        waitFor(() -> studio.map().drawing().markProperty().get().filter(m -> m.label().equals("placed")).isPresent());
        Node map = robot.lookup("#map").query();
        waitFor(() -> !studio.map().advance(0) && studio.map().drawingAt(markX(), markY())); // nothing glides any more
        pointer.moveTo(map, markX(), markY()).dragTo(robot.lookup("#slot-b").query());
        waitFor(() -> name(Slot.B).equals("placed"));
    }

    @Test
    void fromTheMapAndTheTree(FxRobot robot) throws Exception {
        waitFor(() -> studio.map().data().isPresent() && studio.tree().scene().isPresent());
        Node map = robot.lookup("#map").query();
        int[] three = freeSketches();
        Platform.runLater(() -> studio.selection().select(PointSet.of(three[0])));
        WaitForAsyncUtils.waitForFxEvents();
        pointer.moveTo(map, screenX(three[0]), screenY(three[0])).dragTo(robot.lookup("#slot-a").query());
        waitFor(() -> name(Slot.A).equals("sketch #" + (three[0] + 1)));
        Platform.runLater(() -> studio.selection().select(PointSet.of(three)));
        WaitForAsyncUtils.waitForFxEvents();
        pointer.moveTo(map, screenX(three[1]), screenY(three[1])).dragTo(robot.lookup("#slot-b").query());
        waitFor(() -> name(Slot.B).equals("mean of 3 sketches"));
        assertEquals(3, in(Slot.B).orElseThrow().provenance().count());
        assertTrue(in(Slot.B).orElseThrow().provenance().detail().contains("sketch #" + (three[2] + 1)), "and it says which");
        turnToTree(robot);
        Node tree = robot.lookup("#tree").query();
        HierarchyLayout.Node node = studio.tree().scene().orElseThrow().layout().nodes().get(studio.tree().scene().orElseThrow().nodeOf(K3));
        MapViewport view = studio.tree().camera().viewport();
        pointer.moveTo(tree, view.toScreenX(node.x()), view.toScreenY(node.y())).dragTo(robot.lookup("#slot-c").query());
        waitFor(() -> name(Slot.C).equals("k3"));
        assertEquals(Provenance.Kind.COMPONENT_MEAN, in(Slot.C).orElseThrow().provenance().kind());
    }

    @Test
    void fromTheInspectorAndFromAResult(FxRobot robot) throws Exception {
        turnToTree(robot);
        Platform.runLater(() -> studio.selection().select(K3));
        waitFor(() -> robot.lookup("#sample-0").tryQuery().filter(n -> n.localToScene(1, 1).getX() > 0).isPresent());
        waitFor(() -> studio.inspector().samplesProperty().get().size() == 6);
        see(robot, "#row");
        drag(robot, "#sample-0", "#row");
        waitFor(() -> studio.workbench().state().row().size() == 1);
        assertTrue(studio.workbench().state().row().getFirst().recipe().isPresent(), "it can be made again");
        Platform.runLater(() -> {
            studio.workbench().put(Slot.A, TOKEN);
            studio.workbench().put(Slot.B, token("b", 2));
            studio.workbench().put(Slot.C, token("c", 3));
        });
        waitFor(() -> studio.workbench().analogy().result().token().isPresent());
        see(robot, "#analogy-result");
        drag(robot, "#analogy-result", "#tray");
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        assertTrue(studio.workbench().state().tray().get(1).recipe().isPresent(), "it can be made again");
        see(robot, "#slot-b");
        drag(robot, "#inspector .sketch-button", "#slot-b"); // the mean
        waitFor(() -> name(Slot.B).equals("k3"));
    }

    @Test
    void aCalculatorIsDroppedOnASketchAndAppliedToIt(FxRobot robot) throws Exception {
        keepCalculator(robot);
        see(robot, "#use-calculator-more");
        Node use = robot.lookup("#use-calculator-more").query();
        Node pinned = robot.lookup("#pinned-0").query();
        Node ghost = robot.lookup("#token-ghost").query();
        pointer.moveTo(use).press().moveTo(robot.lookup("#tray").query());
        waitFor(ghost::isVisible);
        assertTrue(robot.from(ghost).lookup("Apply more").tryQuery().isPresent());
        assertTrue(pinned.getPseudoClassStates().contains(LANDING_PLACE));
        assertFalse(robot.lookup("#paper").query().getPseudoClassStates().contains(LANDING_PLACE), "nothing is drawn there");
        pointer.moveTo(pinned);
        assertTrue(pinned.getPseudoClassStates().contains(LANDING));
        pointer.release();
        waitFor(() -> in(Slot.A).equals(Optional.of(TOKEN)) && calculator().equals("more"));
        waitFor(() -> studio.workbench().analogy().result().token().isPresent());
        pointer.type(KeyCode.Z, false, true);
        waitFor(() -> in(Slot.A).isEmpty() && calculator().isEmpty()); // one step back

        draw();
        see(robot, "#use-calculator-more");
        drag(robot, "#use-calculator-more", "#paper");
        waitFor(() -> name(Slot.A).equals("your drawing"));
        int point = freeSketches()[0];
        see(robot, "#use-calculator-more");
        pointer.moveTo(use).press().moveTo(robot.lookup("#map").query(), screenX(point), screenY(point)).release();
        waitFor(() -> name(Slot.A).equals("sketch #" + (point + 1)));
        see(robot, "#use-calculator-more");
        SketchToken before = in(Slot.A).orElseThrow();
        pointer.moveTo(use).press().moveTo(pinned);
        pointer.type(KeyCode.ESCAPE, false, false).release();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, in(Slot.A).orElseThrow());
    }

    @Test
    void theKeyboardDoesWhatADragDoes(FxRobot robot) throws Exception {
        focus(robot, "#pinned-0");
        pointer.type(KeyCode.C, true, false);
        waitFor(() -> in(Slot.C).equals(Optional.of(TOKEN)));
        focus(robot, "#slot-c");
        pointer.type(KeyCode.P, true, false);
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        pointer.type(KeyCode.DELETE, false, false);
        waitFor(() -> in(Slot.C).isEmpty());
        keepCalculator(robot);
        focus(robot, "#pinned-0");
        pointer.type(KeyCode.K, true, false);
        waitFor(() -> robot.listWindows().size() > 1); // the calculators to choose from
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        waitFor(() -> calculator().equals("more") && in(Slot.A).equals(Optional.of(TOKEN)));
        draw();
        focus(robot, "#paper");
        pointer.type(KeyCode.B, true, false);
        waitFor(() -> name(Slot.B).equals("your drawing"));
        waitFor(() -> studio.map().data().isPresent());
        Platform.runLater(() -> studio.selection().select(PointSet.of(4)));
        focus(robot, "#map");
        pointer.type(KeyCode.DIGIT1, true, false);
        waitFor(() -> name(Slot.TOP_LEFT).equals("sketch #5"));
    }

    /** The tree in place of paper and map. */
    private void turnToTree(FxRobot robot) throws Exception {
        Platform.runLater(() -> {
            studio.panels().toggle("draw");
            studio.panels().toggle("map");
            studio.panels().show("tree");
        });
        waitFor(() -> studio.tree().scene().isPresent() && robot.lookup("#tree").query().getLayoutBounds().getWidth() > 300);
    }

    @Test
    void theMenuDoesItToo(FxRobot robot) throws Exception {
        Menu menu = robot.lookup(MenuBar.class::isInstance).queryAs(MenuBar.class).getMenus().stream().filter(m -> m.getText().equals("_Workbench"))
                .findFirst().orElseThrow();
        Menu selected = (Menu) item(menu, "What is selected");
        waitFor(() -> studio.map().data().isPresent());
        Platform.runLater(() -> {
            Event.fireEvent(selected, new Event(Menu.ON_SHOWING));
            assertTrue(selected.getItems().getFirst().isDisable(), "nothing is selected");
            studio.selection().select(PointSet.of(4));
            Event.fireEvent(selected, new Event(Menu.ON_SHOWING));
            item(selected, "Put in slot b").fire();
        });
        waitFor(() -> name(Slot.B).equals("sketch #5"));
        Platform.runLater(() -> item(menu, "Swap b and c").fire());
        waitFor(() -> name(Slot.C).equals("sketch #5") && in(Slot.B).isEmpty());
        Platform.runLater(() -> item(menu, "Empty slots and row").fire());
        waitFor(() -> in(Slot.C).isEmpty() && studio.workbench().state().tray().size() == 1);
    }

    private static MenuItem item(Menu menu, String name) {
        return menu.getItems().stream().filter(i -> name.equals(i.getText())).findFirst().orElseThrow();
    }

    private void keepCalculator(FxRobot robot) throws Exception {
        Platform.runLater(() -> {
            studio.workbench().put(Slot.B, token("b", 2));
            studio.workbench().put(Slot.C, token("c", 3));
            studio.workbench().save("more");
        });
        waitFor(() -> robot.lookup("#use-calculator-more").tryQuery().isPresent());
        Platform.runLater(() -> {
            studio.workbench().execute(new WorkbenchCommand.Empty(Slot.B));
            studio.workbench().execute(new WorkbenchCommand.Empty(Slot.C));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void draw() throws Exception {
        Platform.runLater(() -> {
            studio.drawing().penDown(0, 0);
            studio.drawing().penMove(100, 0);
            studio.drawing().penMove(100, 100);
            studio.drawing().penUp();
        });
        waitFor(() -> studio.workbench().tokens().drawing().isPresent()
                && studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.finished()).isPresent()); // it is not read again later
    }

    private void drag(FxRobot robot, String from, String to) {
        pointer.moveTo(robot.lookup(from).query()).dragTo(robot.lookup(to).query());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Scrolls the workbench to a node of its open tab. */
    private static void see(FxRobot robot, String node) {
        Platform.runLater(() -> {
            Node wanted = robot.lookup(node).query();
            Node inside = wanted;
            while (!(inside.getParent().getParent().getParent() instanceof ScrollPane)) {
                inside = inside.getParent();
            }
            ScrollPane scroll = (ScrollPane) inside.getParent().getParent().getParent();
            double top = inside.sceneToLocal(wanted.localToScene(0, 0)).getY();
            double seen = scroll.getViewportBounds().getHeight();
            scroll.setVvalue(Math.clamp((top - seen / 2) / (inside.getLayoutBounds().getHeight() - seen), 0, 1));
            scroll.layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void focus(FxRobot robot, String node) {
        Platform.runLater(robot.lookup(node).query()::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<SketchToken> in(Slot slot) {
        return studio.workbench().state().in(slot);
    }

    private String name(Slot slot) {
        return in(slot).map(SketchToken::name).orElse("");
    }

    private String calculator() {
        return studio.workbench().state().calculator().map(c -> c.name()).orElse("");
    }

    private double markX() {
        return studio.map().camera().viewport().toScreenX(studio.map().drawing().markProperty().get().orElseThrow().x());
    }

    private double markY() {
        return studio.map().camera().viewport().toScreenY(studio.map().drawing().markProperty().get().orElseThrow().y());
    }

    private double screenX(int point) {
        return studio.map().camera().viewport().toScreenX(studio.map().x(point));
    }

    private double screenY(int point) {
        return studio.map().camera().viewport().toScreenY(studio.map().y(point));
    }

    /** Three sketches on the map that nothing covers. */
    private int[] freeSketches() throws Exception {
        waitFor(() -> free().length >= 3);
        return Arrays.copyOf(free(), 3);
    }

    private int[] free() {
        return IntStream.range(0, 4 * FakeAtlases.EACH).filter(i -> studio.map().at(screenX(i), screenY(i)) == i
                && studio.map().markAt(screenX(i), screenY(i)).isEmpty() && !studio.map().drawingAt(screenX(i), screenY(i))).toArray();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
