package sketchatlas.studio.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.model.Options;
import sketchatlas.nn.Backend;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.FakeTrainings;
import sketchatlas.studio.settings.TrainingDraft;
import sketchatlas.studio.view.NoDialogs;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.training.RunViewModel;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;

@ExtendWith(ApplicationExtension.class)
class TrainingPaneTest {
    private static final String SKETCH = "{\"word\":\"x\",\"drawing\":[[[0,100,100,0],[0,0,100,100]]]}\n";

    private final FakeTrainings trainings = new FakeTrainings();
    private TrainingDialogViewModel dialog;
    private boolean closed;

    @Start
    void open(Stage stage) throws IOException {
        Path folder = Files.createTempDirectory("sketches");
        Files.writeString(folder.resolve("bus.ndjson"), SKETCH.repeat(40));
        BackgroundWork work = new BackgroundWork(Runnable::run, Platform::runLater);
        Notices notices = new Notices();
        DataSetsViewModel data = new DataSetsViewModel(FakeServices.data(), work, notices);
        dialog = new TrainingDialogViewModel(data, new RunViewModel(trainings, work, notices), trainings, work);
        stage.setScene(new Scene(new TrainingPane(dialog, new NoDialogs(), dialog::start, () -> closed = true), 880, 640));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        dialog.restore(new TrainingDraft("", Optional.empty(), Optional.of("cuda_tf32")));
        dialog.open();
        data.show(folder, List.of("bus"));
    }

    @Test
    void eachOptionHasARowWithItsNameAndAnEditor(FxRobot robot) {
        robot.clickOn("#part-options");
        Options.ALL.forEach(option -> assertTrue(robot.lookup("#option-" + option.name()).tryQuery().isPresent(), option.name()));
    }

    @Test
    void whatIsTypedCountsAtOnceAndWhatIsWrongIsShown(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#start-training").query().isDisabled());
        robot.clickOn("#part-options");
        Spinner<?> size = robot.lookup("#option-z_size .spinner").queryAs(Spinner.class);
        robot.interact(() -> size.getEditor().setText("32"));
        assertEquals(32, dialog.form().optionsProperty().get().orElseThrow().zSize());
        robot.interact(() -> size.increment(1));
        assertEquals("33", size.getEditor().getText());
        robot.interact(() -> size.getEditor().setText("none"));
        assertTrue(robot.lookup("#start-training").query().isDisabled());
        assertTrue(robot.lookup("#missing").queryAs(Labeled.class).getText().contains("z_size"));
        robot.clickOn("#part-data").clickOn("#show-missing");
        assertTrue(robot.lookup("#show-missing").query().isVisible(), "the option may be far below");
        robot.clickOn("#back-z_size");
        assertEquals("64", size.getEditor().getText());
    }

    @Test
    void trainingIsStartedAndTheDialogCloses(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#part-start").clickOn("#start-training");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("start bus"), trainings.asked);
        assertTrue(closed);
    }

    @Test
    void whatComputesIsChosenOnTheLastPageAndWhatIsGoneIsSaid(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#part-start");
        Labeled note = robot.lookup("#backend-note").queryAs(Labeled.class);
        assertTrue(note.isVisible() && note.getText().contains("you chose cuda_tf32"), note.getText());
        RadioButton processor = robot.lookup(".radio-button").lookup((RadioButton button) -> button.getText().equals("Processor")).queryAs(RadioButton.class);
        assertTrue(processor.isSelected());
        assertEquals(Optional.of("cuda_tf32"), dialog.draft().backend(), "until something else is chosen");
        robot.interact(() -> dialog.chooseBackend(Backend.CPU));
        assertFalse(note.isVisible());
        assertEquals(Optional.empty(), dialog.draft().backend());
    }

    @Test
    void aPresetIsChosenByItsCard(FxRobot robot) {
        robot.clickOn("#part-preset").clickOn("#preset-published");
        assertEquals(2048, dialog.form().optionsProperty().get().orElseThrow().decRnnSize());
    }
}
