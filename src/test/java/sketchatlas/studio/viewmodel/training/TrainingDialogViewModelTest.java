package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.model.Option;
import sketchatlas.model.Options;
import sketchatlas.model.TinyModel;
import sketchatlas.nn.Backend;
import sketchatlas.nn.BackendChoice;
import sketchatlas.nn.CardMemory;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.FakeTrainings;
import sketchatlas.studio.settings.TrainingDraft;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.training.PresetsViewModel.Kind;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel.Part;
import sketchatlas.train.worker.TrainingPlan;

class TrainingDialogViewModelTest {
    private static final String SKETCH = "{\"word\":\"x\",\"drawing\":[[[0,100,100,0],[0,0,100,100]]]}\n";

    @TempDir
    private Path temp;
    private final FakeTrainings trainings = new FakeTrainings();
    private Path sketches;
    private DataSetsViewModel data;
    private RunViewModel runs;
    private TrainingDialogViewModel dialog;

    @BeforeEach
    void make() throws IOException {
        sketches = Files.createDirectories(temp.resolve("sketches"));
        for (String category : List.of("bus", "cat", "pig")) {
            Files.writeString(sketches.resolve(category + ".ndjson"), SKETCH.repeat(40));
        }
        Files.createDirectories(temp.resolve("models/giraffes"));
        new TinyModel().write(temp.resolve("models/giraffes/model.safetensors"));
        trainings.library = new ModelLibrary(temp.resolve("models"), List.of(), Trash.NONE);
        dialog = make(BackgroundWork.immediate());
    }

    private TrainingDialogViewModel make(BackgroundWork work) {
        Notices notices = new Notices();
        data = new DataSetsViewModel(FakeServices.data(temp.resolve("sets")), work, notices);
        runs = new RunViewModel(trainings, work, notices);
        return new TrainingDialogViewModel(data, runs, trainings, work, Runnable::run);
    }

    @AfterEach
    void close() {
        data.close();
        runs.close();
    }

    @Test
    void whatIsMissingIsSaidInOrder() {
        dialog.open();
        assertEquals(Part.DATA, missing());
        assertFalse(dialog.start());
        data.show(sketches, List.of("bus", "cat"));
        assertEquals(Optional.empty(), dialog.missingProperty().get());
        assertEquals("bus, cat", dialog.nameProperty().get());
        field(Options.BATCH_SIZE).textProperty().set("0");
        assertEquals(Part.OPTIONS, missing());
        field(Options.BATCH_SIZE).setBack();
        dialog.nameProperty().set("../x");
        assertEquals(Part.START, missing());
        dialog.nameProperty().set("GIRAFFES");
        assertTrue(dialog.nameProblemProperty().get().contains("already"));
        assertEquals(Part.START, missing());
    }

    @Test
    void theTrainingIsStartedAsItWasPutTogether() {
        ready();
        dialog.nameProperty().set("  my cats ");
        field(Options.SEMI_PERCENT).textProperty().set("0.2");
        field(Options.SEMI_BALANCED).textProperty().set("True");
        dialog.filmEveryProperty().set(50);
        TrainingPlan plan = dialog.plan().orElseThrow();
        assertEquals("my cats", plan.name());
        assertEquals(sketches, plan.dataFolder());
        assertEquals(List.of("bus", "cat"), plan.options().categories());
        assertEquals(0.2, plan.options().semiPercent());
        assertTrue(plan.options().semiBalanced());
        assertEquals(50, plan.filmEvery());
        assertEquals(Backend.CPU, plan.backend());
        assertTrue(dialog.start());
        assertEquals(List.of("start my cats"), trainings.asked);
        assertEquals(Part.START, missing(), "one at a time");
    }

    @Test
    void aSuggestedNameIsFreeAndFollowsTheCategories() throws IOException {
        Files.createDirectories(temp.resolve("models/bus, cat"));
        ready();
        assertEquals("bus, cat 2", dialog.nameProperty().get());
        data.show(sketches, List.of("pig"));
        assertEquals("pig", dialog.nameProperty().get());
        dialog.nameProperty().set("mine");
        data.show(sketches, List.of("bus", "cat"));
        assertEquals("mine", dialog.nameProperty().get());
    }

    @Test
    void theQuickPresetHasAMixtureForEachCategory() {
        ready();
        field(Options.Z_SIZE).textProperty().set("32");
        data.show(sketches, List.of("bus", "cat", "pig"));
        assertEquals(3, dialog.form().optionsProperty().get().orElseThrow().numMixture());
        assertEquals(32, dialog.form().optionsProperty().get().orElseThrow().zSize());
    }

    @Test
    void thePaperWantsItsCategories() {
        ready();
        dialog.presets().kindProperty().set(Kind.PAPER);
        assertEquals(200, dialog.plan().orElseThrow().options().batchSize());
        assertEquals(16, dialog.plan().orElseThrow().options().components());
        assertEquals("Not chosen among the data yet: bee, car, flower, giraffe, horse, pig.", dialog.missingCategories(dialog.presets().presetProperty().get()));
        dialog.chooseCategories(dialog.presets().presetProperty().get().categories());
        assertEquals(List.of("bus", "cat", "pig"), dialog.plan().orElseThrow().options().categories());
    }

    @Test
    void categoriesThatAreNotThereAreMissed() {
        ready();
        assertEquals(Optional.empty(), dialog.form().paste("categories=[bus,giraffe]"));
        assertTrue(field(Options.CATEGORIES).problemProperty().get().contains("giraffe"));
        assertEquals(Part.OPTIONS, missing());
    }

    @Test
    void goingOnFromAModelKeepsItsSizesAndIsBeyondItsStep() {
        ready();
        ModelRef giraffes = dialog.presets().modelsProperty().get().getFirst();
        dialog.presets().likeModel(giraffes, true);
        assertEquals(Optional.of(giraffes.file()), dialog.plan().orElseThrow().startFrom());
        assertEquals(8, dialog.plan().orElseThrow().options().decRnnSize());
        field(Options.Z_SIZE).textProperty().set("7");
        assertTrue(field(Options.Z_SIZE).problemProperty().get().contains("giraffes"));
        assertEquals(Part.OPTIONS, missing());
        dialog.presets().learnedProperty().set(false);
        field(Options.Z_SIZE).textProperty().set("7");
        assertEquals(Optional.empty(), dialog.plan().orElseThrow().startFrom());
    }

    @Test
    void aNewTrainingHasNothingToEvaluate() {
        ready();
        field(Options.IS_TRAINING).textProperty().set("False");
        assertFalse(field(Options.IS_TRAINING).problemProperty().get().isEmpty());
    }

    @Test
    void whatCannotFitDoesNotStart() {
        ready();
        field(Options.BATCH_SIZE).textProperty().set("65536");
        field(Options.DEC_RNN_SIZE).textProperty().set("16384");
        assertTrue(dialog.missingProperty().get().orElseThrow().sentence().contains("choose a smaller"));
        assertFalse(dialog.start());
    }

    @Test
    void theCommandSaysTheSame() {
        ready();
        dialog.presets().kindProperty().set(Kind.PUBLISHED);
        field(Options.BATCH_SIZE).textProperty().set("50");
        dialog.nameProperty().set("mine");
        String command = dialog.command();
        assertTrue(command.startsWith("sketchatlas train --data_dir "), command);
        assertTrue(command.contains("batch_size=50") && command.contains("categories=[bus,cat]") && !command.contains("z_size"), command);
        OptionsFormViewModel other = new OptionsFormViewModel();
        assertEquals(Optional.empty(), other.paste(command));
        assertEquals(dialog.form().optionsProperty().get(), other.optionsProperty().get());
    }

    @Test
    void whatWasFilledInComesBackTheNextTime() {
        ready();
        dialog.presets().kindProperty().set(Kind.PUBLISHED);
        field(Options.BATCH_SIZE).textProperty().set("50");
        TrainingDraft draft = dialog.draft();
        close();
        dialog = make(BackgroundWork.immediate());
        dialog.restore(draft);
        assertEquals(draft, dialog.draft(), "also when the dialog is not opened");
        dialog.open();
        assertEquals(50, dialog.plan().orElseThrow().options().batchSize());
        assertEquals(2048, dialog.plan().orElseThrow().options().decRnnSize());
        assertEquals(List.of("bus", "cat"), dialog.plan().orElseThrow().options().categories());
    }

    private static final List<BackendChoice> WITH_CARD = List.of(new BackendChoice(Backend.CUDA, "Graphics card", true, "It is there."),
            new BackendChoice(Backend.CUDA_TF32, "Graphics card, rounded products", true, "It is there."),
            new BackendChoice(Backend.CPU, "Processor", true, "It is there."), new BackendChoice(Backend.ND4J, "Processor (ND4J)", false, "It is not there."));

    /** The dialog of the next studio, with what this one has kept. */
    private void nextTime() {
        TrainingDraft draft = dialog.draft();
        close();
        dialog = make(BackgroundWork.immediate());
        dialog.restore(draft);
        dialog.open();
    }

    @Test
    void whatComputesIsRememberedWhereItIsNotWhatIsRecommended() {
        trainings.backends = WITH_CARD;
        ready();
        assertEquals(Backend.CUDA, dialog.backendProperty().get());
        assertEquals(Optional.empty(), dialog.draft().backend());
        dialog.chooseBackend(Backend.CPU);
        assertEquals(Optional.of("cpu"), dialog.draft().backend());
        nextTime();
        assertEquals(Backend.CPU, dialog.backendProperty().get());
        assertEquals("", dialog.backendNoteProperty().get());
        dialog.chooseBackend(Backend.CUDA);
        assertEquals(Optional.empty(), dialog.draft().backend(), "whoever takes what is recommended gets what is recommended the next time");
        nextTime();
        assertEquals(Backend.CUDA, dialog.backendProperty().get());
    }

    @Test
    void whatIsGoneIsToldAndComesBackWithTheCard() {
        trainings.backends = WITH_CARD;
        ready();
        dialog.chooseBackend(Backend.CUDA_TF32);
        trainings.backends = List.of(new BackendChoice(Backend.CPU, "Processor", true, "It is there."),
                new BackendChoice(Backend.CUDA, "Graphics card", false, "The driver is gone."));
        nextTime();
        assertEquals(Backend.CPU, dialog.backendProperty().get());
        assertEquals("Last time you chose cuda_tf32, which can't be used now; what is recommended is chosen instead.", dialog.backendNoteProperty().get());
        trainings.backends = WITH_CARD;
        nextTime();
        assertEquals(Backend.CUDA_TF32, dialog.backendProperty().get());
        assertEquals("", dialog.backendNoteProperty().get());
    }

    @Test
    void aCardWhoseMemoryDoesNotSufficeDoesNotStart() {
        trainings.backends = WITH_CARD;
        trainings.cardMemory = Optional.of(new CardMemory(1_000_000_000L, 900_000_000L));
        ready();
        field(Options.BATCH_SIZE).textProperty().set("1024");
        field(Options.DEC_RNN_SIZE).textProperty().set("2048");
        assertTrue(dialog.missingProperty().get().orElseThrow().sentence().contains("of the graphics card's memory"),
                dialog.missingProperty().get().orElseThrow().sentence());
        dialog.chooseBackend(Backend.CPU);
        assertEquals(Optional.empty(), dialog.missingProperty().get());
    }

    private void ready() {
        data.show(sketches, List.of("bus", "cat"));
        dialog.open();
    }

    private OptionField field(Option<?> option) {
        return dialog.form().field(option);
    }

    private Part missing() {
        return dialog.missingProperty().get().orElseThrow().part();
    }
}
