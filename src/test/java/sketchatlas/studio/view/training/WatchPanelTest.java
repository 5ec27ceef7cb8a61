package sketchatlas.studio.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.model.TinyModel;
import sketchatlas.studio.FakeTrainings;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.training.RunViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;
import sketchatlas.train.TrainingListener.Progress;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.WorkerEvent;

/** Whole gestures on the panel of a training. */
@ExtendWith(ApplicationExtension.class)
class WatchPanelTest {
    @TempDir
    private static Path folder;

    private final FakeTrainings trainings = new FakeTrainings();
    private final BackgroundWork work = new BackgroundWork(Runnable::run, Platform::runLater);
    private final Notices notices = new Notices();
    private final RunViewModel training = new RunViewModel(trainings, work, notices);
    private final WatchViewModel watch = new WatchViewModel(training, trainings, _ -> { }, work, notices);
    private final List<String> asked = new ArrayList<>();

    @Start
    void open(Stage stage) {
        WatchPanel panel = new WatchPanel(watch, training, new SimpleBooleanProperty(), new WatchPanel.Deeds() {
            @Override
            public void begin() {
                asked.add("new");
            }

            @Override
            public void open() {
                asked.add("open");
            }

            @Override
            public void compare() {
                asked.add("compare");
            }
        });
        stage.setScene(new Scene(panel, 900, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void train(FxRobot robot) throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("history.csv"), "kind,batches,step,seconds,stroke,image,live_k,live_l\n"
                + "train,20,20,10,30,50,4,4\ntrain,40,40,20,25,40,4,4\nvalid,40,40,22,27,45,4,4\ntrain,60,60,30,24,35,3,4\n");
        Files.createDirectories(run.resolve("frames"));
        AtlasFile.write(run.resolve("frames/000010.sketchatlas"), TinyAtlas.hierarchy(20));
        AtlasFile.write(run.resolve("frames/000060.sketchatlas"), TinyAtlas.hierarchy(20));
        robot.interact(() -> training.resume(run));
        happens(robot, new WorkerEvent.State(TrainingState.RUNNING));
        happens(robot, new WorkerEvent.Step(new Progress(60, 200, Map.of(), 3, 4, 1e-3), 2, 0, 70));
    }

    private void happens(FxRobot robot, WorkerEvent event) {
        robot.interact(() -> trainings.happens(event));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean seen(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.isVisible() && node.getParent().isVisible();
    }

    @Test
    void withoutATrainingItOffersOne(FxRobot robot) {
        robot.clickOn("#empty-new-training").clickOn("#empty-open-training").clickOn("Another folder...");
        assertEquals(List.of("new", "open"), asked);
    }

    @Test
    void aTrainingIsSteered(FxRobot robot) throws IOException {
        train(robot);
        assertEquals("Training", robot.lookup("#run-state").queryAs(Labeled.class).getText());
        assertTrue(seen(robot, "#run-pause") && !seen(robot, "#run-go-on"));
        robot.clickOn("#run-pause");
        happens(robot, new WorkerEvent.State(TrainingState.PAUSED));
        robot.clickOn("#run-go-on").clickOn("#run-stop").clickOn("#curve-compare").clickOn("Another folder...");
        assertEquals(List.of("pause", "go on", "stop"), trainings.asked.subList(1, 4));
        assertEquals(List.of("compare"), asked);
        happens(robot, new WorkerEvent.State(TrainingState.STOPPED));
        assertFalse(seen(robot, "#run-stop"));
        robot.clickOn("#run-again");
        assertEquals("resume " + folder.resolve("run"), trainings.asked.getLast());
        assertTrue(seen(robot, "#run-stop") && !seen(robot, "#run-again"));
    }

    @Test
    void aTrainingOfTheLibraryIsLaidOverAndTakenAway(FxRobot robot) throws IOException {
        train(robot);
        new TinyModel().write(folder.resolve("run/model.safetensors"));
        Path other = Files.createDirectories(folder.resolve("another_run"));
        new TinyModel().write(other.resolve("model.safetensors"));
        Files.copy(folder.resolve("run/history.csv"), other.resolve("history.csv"));
        trainings.library = new ModelLibrary(folder, List.of(), Trash.NONE);
        robot.clickOn("#curve-compare");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("another_run");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("another_run", watch.curves().otherProperty().get().orElseThrow().name());
        robot.clickOn("#curve-alone");
        assertTrue(watch.curves().otherProperty().get().isEmpty() && !seen(robot, "#curve-alone"));
    }

    @Test
    void curvesAreReadAndLookedAtCloser(FxRobot robot) throws IOException {
        train(robot);
        Node chart = robot.lookup("#losses-chart").query();
        robot.moveTo(chart);
        assertFalse(Double.isNaN(watch.curves().cursorProperty().get()));
        assertTrue(robot.lookup(".chart-card").queryAll().stream().anyMatch(Node::isVisible), "the values stand beside the pointer");
        robot.clickOn(chart, MouseButton.PRIMARY);
        robot.push(KeyCode.ADD);
        assertFalse(watch.curves().isWhole());
        robot.push(KeyCode.DIGIT0);
        assertTrue(watch.curves().isWhole());
        robot.clickOn("#chart-speed");
        assertEquals(ChartKind.SPEED, watch.curves().secondProperty().get());
        robot.clickOn("image");
        assertEquals(2, watch.curves().chart(ChartKind.LOSSES).lines().size());
    }

    @Test
    void theFilmIsScrubbed(FxRobot robot) throws IOException {
        train(robot);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Step 60", robot.lookup("#film-place").queryAs(Labeled.class).getText());
        robot.interact(() -> robot.lookup("#film-slider").queryAs(Slider.class).setValue(0));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Step 10", robot.lookup("#film-place").queryAs(Labeled.class).getText());
        assertFalse(watch.film().followingProperty().get());
        robot.clickOn("#film-follow");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(60, watch.film().frameProperty().get().orElseThrow().step());
    }
}
