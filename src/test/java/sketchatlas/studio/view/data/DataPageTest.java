package sketchatlas.studio.view.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.data.Drawing;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.data.CategoryItem;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.data.DataSource;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** The page and the window of own sketches, with mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class DataPageTest {
    @TempDir
    private static Path folder;

    private DataSetsViewModel sets;
    private Stage stage;
    private String answer = "tram";

    private final DataDialogs dialogs = new DataDialogs() {
        @Override
        public Optional<Path> openDataFolder() {
            return Optional.of(folder.resolve("data"));
        }

        @Override
        public List<Path> openDataFiles() {
            return List.of();
        }

        @Override
        public Optional<String> askLabel(OwnSketchesViewModel own, String question) {
            return Optional.of(answer);
        }
    };

    private static List<Drawing> drawings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Drawing(SampleSketches.sketch(SampleCategory.BUS, 3, i), Map.of("word", "bus"))).toList();
    }

    @Start
    void open(Stage shown) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        NdjsonFile.write(folder.resolve("data").resolve("bus.ndjson"), drawings(20));
        NdjsonFile.write(folder.resolve("data").resolve("few.ndjson"), drawings(1));
        sets = new DataSetsViewModel(FakeServices.data(folder.resolve("user")), new BackgroundWork(Runnable::run, Platform::runLater), new Notices());
        stage = shown;
        stage.setScene(new Scene(new DataPage(sets, dialogs), 860, 600));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void aFolderIsChosenAndTicked(FxRobot robot) {
        robot.clickOn("#data-folder");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("bus"), sets.chosenProperty().get().orElseThrow().categories());
        ListView<CategoryItem> list = robot.lookup("#data-categories").query();
        assertEquals(2, list.getItems().size());
        assertTrue(robot.lookup("20 sketches").tryQuery().isPresent());
        assertTrue(robot.lookup(".data-problem").queryAll().stream().anyMatch(n -> n.isVisible() && n.toString().contains("holds only 1 recognised")));
        robot.clickOn("#data-none");
        assertFalse(list.getItems().getFirst().chosen());
        robot.clickOn("20 sketches").type(KeyCode.SPACE);
        assertTrue(list.getItems().getFirst().chosen(), "the space bar ticks");
    }

    @Test
    void theSourceTurnsToDownloadsAndTheirSearch(FxRobot robot) {
        assertFalse(robot.lookup("#downloads").query().isVisible());
        robot.clickOn("#data-source-quickdraw");
        assertEquals(DataSource.QUICKDRAW, sets.sourceProperty().get());
        assertTrue(robot.lookup("#downloads").query().isVisible());
        assertTrue(robot.lookup("#download-start").queryAs(Button.class).isDisabled());
        robot.clickOn("#download-search").write("eiffel");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("eiffel", robot.lookup("#download-search").queryAs(TextField.class).getText());
        robot.clickOn("The Eiffel Tower");
        assertTrue(sets.downloads().items().getFirst().chosen());
        assertFalse(robot.lookup("#download-start").queryAs(Button.class).isDisabled());
        robot.clickOn("#data-source-quickdraw");
        assertTrue(robot.lookup("#data-source-quickdraw").queryAs(ToggleButton.class).isSelected(), "one source is always chosen");
    }

    @Test
    void ownSketchesAreSelectedRelabelledRemovedAndTakenBack(FxRobot robot) {
        robot.interact(() -> {
            for (Drawing drawing : drawings(3)) {
                sets.own().add("bus", drawing.sketch());
            }
            stage.setScene(new Scene(new OwnSketchesPane(sets.own(), dialogs, (_, _) -> { }), 720, 520));
            sets.own().refresh();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> tile(robot, 0).fire());
        robot.clickOn("#own-relabel");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("bus 2", "tram 1"), labels());
        robot.interact(() -> tile(robot, 1).fire());
        robot.clickOn("#own-remove");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("bus 1", "tram 1"), labels());
        robot.clickOn("#own-undo");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("bus 2", "tram 1"), labels());
        answer = "coach";
        robot.clickOn("#own-rename");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("coach 2", "tram 1"), labels());
        robot.clickOn("#own-delete");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("tram 1"), labels());
    }

    private static ToggleButton tile(FxRobot robot, int index) {
        return robot.lookup(".own-tile").nth(index).queryAs(ToggleButton.class);
    }

    private List<String> labels() {
        return sets.own().entriesProperty().get().stream().map(e -> e.label() + " " + e.sketches()).toList();
    }
}
