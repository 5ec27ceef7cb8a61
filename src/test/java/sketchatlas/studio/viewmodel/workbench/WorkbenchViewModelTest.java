package sketchatlas.studio.viewmodel.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.Level;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.calculators.Side;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.InterpolationJob.Place;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Recipe;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.TokenFiles;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel.Tab;

@Timeout(180)
class WorkbenchViewModelTest {
    private static final float[] A = {1, 0, 0, 0, 0, 0};
    private static final float[] B = {0, 1, 0, 0, 0, 0.5f};
    private static final float[] C = {0, 0, 1, 0, 0, 0};

    private static final Sketch SQUARE = Sketch.ofPolylines(List.of(new float[] {0, 0, 100, 0, 100, 100, 0, 100, 0, 0}));

    @TempDir
    private Path folder;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(); // the interface's thread is this one
    private StudioViewModel studio;
    private WorkbenchViewModel workbench;

    @BeforeEach
    void open() throws InterruptedException {
        Path file = new TinyModel().write(folder.resolve("tiny.safetensors"));
        BenchAccess access = new BenchAccess() {
            @Override
            public Bench of(Path f, SketchModel model) {
                return new Bench(model.config().id(), new DensityReference(model.config().id(), 2, List.of(-1e6, 1e6)).density(model),
                        new CalculatorStore(model, f, folder.resolve("own")));
            }

            @Override
            public Optional<String> nameOf(String modelId) {
                return modelId.equals("bird-id") ? Optional.of("birds") : Optional.empty();
            }
        };
        studio = new StudioViewModel(FakeServices.services(ModelReconstructor::load, new FakeAtlases("tiny", 6), access),
                new BackgroundWork(Runnable::run, queue::add));
        workbench = studio.workbench();
        studio.model().open(file);
        waitFor(() -> workbench.benchProperty().get().isPresent());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void waitFor(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = queue.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "waited in vain; " + workbench.problemProperty().get() + studio.notices().open());
            next.run();
        }
    }

    private SketchToken token(String name, float... code) {
        return SketchToken.of(name, new Provenance(Provenance.Kind.AVERAGE, "for a test"), new ModelCode("tiny", Code.of(code)));
    }

    private void fillSlots() {
        workbench.put(Slot.A, token("first", A));
        workbench.put(Slot.B, token("second", B));
        workbench.put(Slot.C, token("third", C));
    }

    private float[] resultCode() {
        return workbench.analogy().result().token().orElseThrow().code().orElseThrow().code().toArray();
    }

    @Test
    void anAnalogyIsDrawnAsSoonAsItsSlotsAreFullAndFollowsTheStrength() throws InterruptedException {
        fillSlots();
        waitFor(() -> !workbench.analogy().stripProperty().get().isEmpty());
        assertArrayEquals(new float[] {1, 1, -1, 0, 0, 0.5f}, resultCode(), "a + b - c");
        assertEquals(AnalogyViewModel.STRENGTHS.size(), workbench.analogy().stripProperty().get().size());
        workbench.execute(new WorkbenchCommand.Strengthen(-0.5));
        waitFor(() -> resultCode()[1] == -0.5f);
        SketchToken result = workbench.analogy().result().token().orElseThrow();
        assertEquals(-0.25f, resultCode()[5]);
        assertTrue(result.recipe().isPresent(), "it can be made again");
        assertEquals("first - 0.50 (second (mean of 1) - third (mean of 1))", result.provenance().detail(), "and tells how it was made");
    }

    @Test
    void theRowGetsTheSameDifferenceAndUndoTakesOneStepAtATime() throws InterruptedException {
        fillSlots();
        workbench.execute(new WorkbenchCommand.AddStarts(List.of(token("x", A))));
        workbench.execute(new WorkbenchCommand.AddStarts(List.of(token("y", B))));
        waitFor(() -> workbench.analogy().rowProperty().get().size() == 2);
        assertArrayEquals(new float[] {0, 2, -1, 0, 0, 1}, workbench.analogy().rowProperty().get().get(1).code().orElseThrow().code().toArray());
        workbench.execute(new WorkbenchCommand.Strengthen(0.2));
        workbench.execute(new WorkbenchCommand.Strengthen(0.4));
        workbench.settle();
        workbench.undo();
        assertEquals(1, workbench.state().strength(), "a slide is one step");
        workbench.undo();
        assertEquals(1, workbench.state().row().size());
        assertEquals("add to the row", workbench.redoNameProperty().get());
        workbench.redo();
        assertEquals(2, workbench.state().row().size());
    }

    @Test
    void whatBIsMissingTakesTheResultAway() throws InterruptedException {
        fillSlots();
        waitFor(() -> workbench.analogy().result().token().isPresent());
        workbench.execute(new WorkbenchCommand.Empty(Slot.B));
        assertTrue(workbench.analogy().result().token().isEmpty());
        assertTrue(workbench.sheet().isEmpty());
    }

    @Test
    void aCodeWithoutASketchIsDrawnForItsSlot() throws InterruptedException {
        SketchToken mean = token("mean", A);
        workbench.put(Slot.A, mean);
        waitFor(() -> !workbench.whole().of(mean).equals(mean) || workbench.whole().knownProperty().get().containsKey(mean));
        assertEquals("mean", workbench.whole().of(mean).name());
    }

    @Test
    void twoCornersMakeAStripAndFourAGrid() throws InterruptedException {
        workbench.put(Slot.TOP_LEFT, token("from", A));
        assertEquals(Tab.INTERPOLATION, workbench.tabProperty().get());
        workbench.put(Slot.TOP_RIGHT, token("to", B));
        waitFor(() -> workbench.interpolation().sheetProperty().get().size() == InterpolationViewModel.STRIP);
        assertArrayEquals(new float[] {0.5f, 0.5f, 0, 0, 0, 0.25f},
                workbench.interpolation().result().token().orElseThrow().code().orElseThrow().code().toArray());
        workbench.put(Slot.BOTTOM_LEFT, token("low", C));
        workbench.put(Slot.BOTTOM_RIGHT, token("last", A));
        waitFor(() -> workbench.interpolation().sheetProperty().get().size() == 25);
        Path file = folder.resolve("grid.svg");
        workbench.export(file);
        assertTrue(Files.exists(file));
    }

    @Test
    void theDrawingIsFinishedInSeveralWaysAndOneIsTaken() throws InterruptedException {
        studio.drawing().penDown(0, 0);
        studio.drawing().penMove(100, 0);
        studio.drawing().penMove(100, 100);
        studio.drawing().penUp();
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(d -> d.finished()).isPresent());
        workbench.tabProperty().set(Tab.COMPLETION);
        workbench.complete();
        waitFor(() -> workbench.completion().variantsProperty().get().size() == CompletionViewModel.VARIANTS);
        SketchToken second = workbench.completion().variantsProperty().get().get(1);
        assertEquals(1, second.recipe().orElseThrow().seed());
        assertEquals(1, second.recipe().orElseThrow().given().orElseThrow().strokes());
        Drawing before = studio.drawing().paper().drawing();
        workbench.completion().accept(second);
        assertEquals("completion", studio.drawing().undoNameProperty().get());
        assertSame(before.strokes().getFirst(), studio.drawing().paper().drawing().strokes().getFirst(), "what was drawn stays where it is");
        assertEquals(second.sketch().orElseThrow().polylines().size(), studio.drawing().paper().drawing().strokes().size());
        assertTrue(workbench.completion().staleProperty().get(), "the paper holds something else now");
        studio.drawing().undo();
        assertFalse(workbench.completion().staleProperty().get());
    }

    @Test
    void aCalculatorIsKeptUsedTestedRenamedAndDeleted() throws InterruptedException {
        fillSlots();
        workbench.save("more of b");
        waitFor(() -> workbench.calculators().entriesProperty().get().size() == 1);
        workbench.execute(new WorkbenchCommand.Empty(Slot.B));
        workbench.use(workbench.calculators().entriesProperty().get().getFirst().calculator());
        waitFor(() -> workbench.analogy().result().token().isPresent());
        assertArrayEquals(new float[] {1, 1, -1, 0, 0, 0.5f}, resultCode());
        assertFalse(workbench.canSave(), "it is kept already");
        workbench.calculators().test(workbench.calculators().entriesProperty().get().getFirst().calculator());
        assertTrue(workbench.calculators().testingProperty().get().isPresent());
        waitFor(() -> workbench.calculators().testedProperty().get().isPresent());
        assertTrue(workbench.calculators().testingProperty().get().isEmpty());
        waitFor(() -> workbench.calculators().entriesProperty().get().getFirst().calculator().score().isPresent());
        workbench.calculators().rename("more of b", "bness");
        waitFor(() -> workbench.calculators().entriesProperty().get().getFirst().calculator().name().equals("bness"));
        workbench.calculators().delete("bness");
        waitFor(() -> workbench.calculators().entriesProperty().get().isEmpty());
    }

    @Test
    void aCalculatorOfAveragesKnowsHowManySketchesItIsMadeOfAndWhich() throws InterruptedException {
        List<ModelCode> three = List.of(new ModelCode("tiny", Code.of(A)), new ModelCode("tiny", Code.of(B)), new ModelCode("tiny", Code.of(C)));
        workbench.put(Slot.B, SketchToken.average("mean of 3 sketches", "car #1, car #2, bus #9", three));
        workbench.put(Slot.C, token("third", C));
        workbench.save("three");
        waitFor(() -> workbench.calculators().entriesProperty().get().size() == 1);
        Side plus = workbench.calculators().entriesProperty().get().getFirst().calculator().plus();
        assertEquals(3, plus.count());
        assertEquals("mean of 3 sketches (car #1, car #2, bus #9)", plus.description());
    }

    @Test
    void aCalculatorIsAppliedInOneStep() throws InterruptedException {
        fillSlots();
        workbench.save("more of b");
        waitFor(() -> workbench.calculators().entriesProperty().get().size() == 1);
        workbench.tabProperty().set(Tab.COMPLETION);
        workbench.apply(workbench.calculators().entriesProperty().get().getFirst().calculator(), token("other", B));
        assertEquals(Tab.ANALOGY, workbench.tabProperty().get());
        waitFor(() -> workbench.analogy().result().token().isPresent() && resultCode()[1] == 2);
        assertArrayEquals(new float[] {0, 2, -1, 0, 0, 1}, resultCode(), "it is applied to what it was dropped on");
        workbench.undo();
        assertEquals("first", workbench.state().in(Slot.A).orElseThrow().name());
        assertTrue(workbench.state().calculator().isEmpty());
    }

    @Test
    void whatIsAskedOfTheModelMeanwhileTakesNoResultAway() throws InterruptedException {
        fillSlots();
        studio.drawing().penDown(0, 0); // the pen and the workbench want the model at the same time
        studio.drawing().penMove(100, 0);
        workbench.execute(new WorkbenchCommand.Strengthen(-1));
        studio.drawing().penMove(100, 100);
        studio.drawing().penUp();
        workbench.settle();
        studio.reconstruction().again();
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(d -> d.finished() && d.request().seed() == 2).isPresent()
                && !workbench.analogy().stripProperty().get().isEmpty() && workbench.analogy().result().token().isPresent() && resultCode()[1] == -1);
    }

    @Test
    void aTestThatIsDroppedShowsNoProgressAnyMore() throws InterruptedException {
        fillSlots();
        workbench.save("more of b");
        waitFor(() -> workbench.calculators().entriesProperty().get().size() == 1);
        workbench.calculators().test(workbench.calculators().entriesProperty().get().getFirst().calculator());
        studio.model().engineProperty().get().orElseThrow().close();
        waitFor(() -> workbench.calculators().testingProperty().get().isEmpty());
        assertTrue(workbench.calculators().testedProperty().get().isEmpty());
    }

    @Test
    void whatIsOfAnotherModelIsRefusedWithThatModelsName() throws InterruptedException {
        fillSlots();
        workbench.put(Slot.B, SketchToken.of("wing", new Provenance(Provenance.Kind.AVERAGE, "for a test"), new ModelCode("bird-id", Code.of(1, 2, 3))));
        waitFor(() -> !workbench.problemProperty().get().isEmpty());
        assertEquals("\"wing\" is a code of the model \"birds\": open that model to use it.", workbench.problemProperty().get());
        workbench.undo();
        assertEquals("", workbench.problemProperty().get());
    }

    @Test
    void calculatorsOfAnotherModelAreRefusedWithASentence() throws InterruptedException, IOException {
        Path file = Files.writeString(folder.resolve("other.json"),
                "{\"format\": \"sketchatlas-calculators\", \"version\": 1, \"model\": \"another\", \"calculators\": []}");
        workbench.calculators().importFrom(file);
        waitFor(() -> !studio.notices().open().isEmpty());
        assertTrue(studio.notices().open().getLast().sentence().contains("another model, which is not in your library"), () -> studio.notices().open().toString());
        assertTrue(workbench.calculators().entriesProperty().get().isEmpty());
    }

    @Test
    void aCopiedSketchComesBackWithItsCode() throws InterruptedException {
        SketchToken drawn = new GeneratedSketch(Recipe.of(new ModelCode("tiny", Code.of(A)), new Sampling(0.3, 7)), SQUARE).token("square", "by hand");
        workbench.paste(TokenFiles.svg(drawn));
        waitFor(() -> !workbench.state().tray().isEmpty());
        assertEquals(drawn.recipe(), workbench.state().tray().getFirst().recipe());
        workbench.paste("no sketch at all");
        waitFor(() -> !studio.notices().open().isEmpty());
        assertEquals(1, workbench.state().tray().size());
    }

    @Test
    void sketchesOfAFileArePinnedWithTheirRecipesAndOfManySome() throws InterruptedException, IOException {
        fillSlots();
        waitFor(() -> !workbench.analogy().stripProperty().get().isEmpty());
        Path file = folder.resolve("strip.svg");
        workbench.export(file);
        workbench.pin(file);
        waitFor(() -> !workbench.state().tray().isEmpty());
        List<SketchToken> tray = workbench.state().tray();
        assertEquals(1 + AnalogyViewModel.STRENGTHS.size(), tray.size(), "a and the strip");
        assertEquals(workbench.analogy().stripProperty().get().getLast().recipe(), tray.getLast().recipe());
        workbench.undo();
        assertTrue(workbench.state().tray().isEmpty(), "in one step");
        Files.writeString(folder.resolve("many.ndjson"), "{\"drawing\":[[[0,9],[0,9]]]}\n".repeat(50));
        workbench.pin(folder.resolve("many.ndjson"));
        waitFor(() -> workbench.state().tray().size() == WorkbenchViewModel.MOST_PINNED);
        assertEquals("many.ndjson#46", workbench.state().tray().getLast().name(), "they lie evenly over the file");
        workbench.pin(folder.resolve("none.ndjson"));
        waitFor(() -> studio.notices().open().stream().anyMatch(notice -> notice.sentence().contains("none.ndjson")));
    }

    @Test
    void anExampleIsLaidOutInOneStep() throws InterruptedException {
        fillSlots();
        workbench.save("more of b");
        waitFor(() -> workbench.calculators().entriesProperty().get().size() == 1 && studio.atlas().atlas().isPresent());
        workbench.execute(new WorkbenchCommand.Clear());
        workbench.showExample();
        waitFor(() -> workbench.analogy().rowProperty().get().size() == 3 && workbench.analogy().stripProperty().get().size() == AnalogyViewModel.STRENGTHS.size());
        assertEquals("b - c is \"more of b\".", AnalogyViewModel.explain(workbench.state()));
        int cells = workbench.sheet().orElseThrow().cells().size();
        assertEquals(1 + AnalogyViewModel.STRENGTHS.size() + 2 * 3, cells, "what is exported shows the strip and the row");
        workbench.undo();
        assertEquals(WorkbenchState.EMPTY.slots(), workbench.state().slots());
        assertTrue(workbench.state().row().isEmpty());
    }

    @Test
    void thePanelSaysWhatBAndCAreAndWhatIsToBeDone() {
        assertTrue(AnalogyViewModel.explain(workbench.state()).startsWith("Drag a sketch into a"));
        SketchToken many = SketchToken.average("shoe (mean of 3)", "", List.of(new ModelCode("tiny", Code.of(A)), new ModelCode("tiny", Code.of(B)),
                new ModelCode("tiny", Code.of(C))));
        workbench.put(Slot.B, many);
        assertEquals("b is shoe (mean of 3). Now drag something into c.", AnalogyViewModel.explain(workbench.state()));
        workbench.put(Slot.C, SketchToken.of("k3", new Provenance(Provenance.Kind.COMPONENT_MEAN, "k3"), new ModelCode("tiny", Code.of(C))));
        assertEquals("b is shoe (mean of 3). c is k3 (mean of a component). Now drag a sketch into a.", AnalogyViewModel.explain(workbench.state()));
        workbench.put(Slot.A, SketchToken.of("mine", Provenance.drawing(), SQUARE));
        workbench.put(Slot.B, SketchToken.of("mine", Provenance.drawing(), SQUARE));
        assertEquals("b is mine (one sketch). c is k3 (mean of a component).", AnalogyViewModel.explain(workbench.state()));
        workbench.execute(new WorkbenchCommand.Empty(Slot.B));
        workbench.execute(new WorkbenchCommand.Empty(Slot.C));
        assertEquals("Choose a calculator, or drag sketches into b and c.", AnalogyViewModel.explain(workbench.state()));
    }

    @Test
    void whatIsAtHandIsDrawnSoThatPeopleSeeWhatTheyTake() throws InterruptedException {
        SketchToken mean = SketchToken.average("mean of 2 sketches", "", List.of(new ModelCode("tiny", Code.of(A)), new ModelCode("tiny", Code.of(B))));
        workbench.lookAt(mean);
        waitFor(() -> workbench.whole().knownProperty().get().containsKey(mean));
    }

    @Test
    void whatIsTakenFromTheMapCanBeMadeAgain() throws InterruptedException {
        waitFor(() -> studio.atlas().atlas().isPresent());
        SketchToken point = workbench.tokens().point(5).orElseThrow();
        assertEquals(new Sampling(0.24, 7 + 5), new Sampling(point.recipe().orElseThrow().temperature(), point.recipe().orElseThrow().seed()), "the atlas's own");
        SketchToken l1 = workbench.tokens().component(new ComponentId(Level.L, 1)).orElseThrow();
        assertEquals(7 - 10 + 6, l1.recipe().orElseThrow().seed(), "of ten components the seventh");
    }

    @Test
    void aPlaceIsFoundInItsStripOrGrid() {
        assertEquals(4, InterpolationViewModel.indexOf(new Place(0.5, 0.1), InterpolationViewModel.STRIP));
        assertEquals(-1, InterpolationViewModel.indexOf(new Place(0.51, 0), InterpolationViewModel.STRIP));
        assertEquals(13, InterpolationViewModel.indexOf(new Place(0.75, 0.5), InterpolationViewModel.GRID * InterpolationViewModel.GRID));
        assertEquals(-1, InterpolationViewModel.indexOf(new Place(0.75, 0.6), InterpolationViewModel.GRID * InterpolationViewModel.GRID));
        assertEquals(-1, InterpolationViewModel.indexOf(new Place(0, 0), 0));
    }

    @Test
    void usualCodesGetNoHint() throws InterruptedException {
        fillSlots();
        waitFor(() -> workbench.analogy().result().token().isPresent());
        assertEquals(Optional.of(false), workbench.analogy().result().outcome().map(Outcome::outside));
    }
}
