package sketchatlas.studio.view.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.model.TinyModel;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.library.LibraryViewModel;

@ExtendWith(ApplicationExtension.class)
class LibraryPaneTest {
    private final List<Path> opened = new ArrayList<>();
    private final List<Path> watched = new ArrayList<>();
    private Path folder;
    private LibraryViewModel library;

    @Start
    void open(Stage stage) throws IOException {
        folder = Files.createTempDirectory("library");
        for (String name : List.of("cats", "dogs")) {
            new TinyModel().write(Files.createDirectories(folder.resolve(name)).resolve("model.safetensors"));
        }
        library = new LibraryViewModel(new ModelLibrary(folder, List.of(), Trash.NONE), opened::add, _ -> {
        }, watched::add, (_, _) -> {
        }, BackgroundWork.immediate(), new Notices());
        stage.setScene(new Scene(new LibraryPane(library, new LibraryDialogs() {
            @Override
            public Optional<Path> openModel() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> exportModelTo() {
                return Optional.empty();
            }

            @Override
            public void showFolder(Path shown) {
                // nothing looks at it
            }
        }, () -> {
        }), 880, 640));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        library.refresh();
    }

    @Test
    void aModelIsOpenedByOneButtonOrEnter(FxRobot robot) {
        robot.clickOn("#open-library-model");
        robot.clickOn("#models .list-cell").push(KeyCode.ENTER);
        assertEquals(2, opened.size());
    }

    @Test
    void severalAreCompared(FxRobot robot) {
        robot.interact(() -> robot.lookup("#models").queryListView().getSelectionModel().selectAll());
        TableView<?> table = robot.lookup("#model-comparison").queryTableView();
        assertTrue(table.isVisible());
        assertEquals(3, table.getColumns().size());
        robot.interact(() -> robot.lookup("#models").queryListView().getSelectionModel().clearAndSelect(1));
        assertEquals(1, library.chosenProperty().get().size());
    }

    @Test
    void deletingAsksAndCancelIsTheNearerKey(FxRobot robot) {
        robot.clickOn("#delete-model").push(KeyCode.SPACE);
        assertEquals(2, library.modelsProperty().get().size());
        robot.clickOn("#delete-model").clickOn("#really-delete-model");
        assertEquals(1, library.modelsProperty().get().size());
    }

    @Test
    void theKeyboardGoesBackToTheListAfterAQuestion(FxRobot robot) {
        ListView<?> list = robot.lookup("#models").queryListView();
        robot.interact(list::requestFocus);
        robot.push(KeyCode.F2);
        assertFalse(list.isFocused());
        robot.push(KeyCode.ESCAPE);
        assertTrue(list.isFocused());
        robot.push(KeyCode.DELETE);
        assertFalse(list.isFocused());
        robot.push(KeyCode.SPACE); // Cancel
        assertTrue(list.isFocused());
    }

    @Test
    void renamingHappensInPlaceAndWrongNamesAreRefusedWhileTyped(FxRobot robot) {
        String before = library.single().map(LibraryEntry::name).orElseThrow();
        robot.clickOn("#rename-model");
        TextField name = robot.lookup("#model-name").queryAs(TextField.class);
        robot.interact(() -> name.setText("a/b"));
        assertTrue(robot.lookup("#keep-model-name").query().isDisabled());
        robot.interact(() -> name.setText("birds"));
        robot.clickOn("#keep-model-name");
        assertEquals("birds", library.single().map(LibraryEntry::name).orElseThrow());
        assertTrue(Files.notExists(folder.resolve(before)));
        ListView<?> list = robot.lookup("#models").queryListView();
        assertEquals(2, list.getItems().size());
    }
}
