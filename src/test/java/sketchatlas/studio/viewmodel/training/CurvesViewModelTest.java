package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.data.Split;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.picture.ChartDrawing.Chart;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.TrainingCurves.Axis;

class CurvesViewModelTest {
    @TempDir
    private Path folder;
    private final CurvesViewModel curves = new CurvesViewModel();

    /** So many rows of training, and a validation after every tenth. */
    private TrainingCurves made(int rows) throws IOException {
        StringBuilder text = new StringBuilder("kind,batches,step,seconds,stroke,gaussian,live_k,live_l,learning_rate\n");
        for (int i = 1; i <= rows; i++) {
            text.append(String.format(Locale.ROOT, "train,%d,%d,%d,%.2f,-2,%d,3,1e-3%n", 20 * i, 20 * i, 10 * i, 100.0 / i, i > rows / 2 ? 3 : 4));
            if (i % 10 == 0) {
                text.append(String.format(Locale.ROOT, "valid,%d,%d,%d,%.2f,,3,3,1e-3%n", 20 * i, 20 * i, 10 * i, 120.0 / i));
            }
        }
        Path file = folder.resolve(rows + ".csv");
        Files.writeString(file, text);
        return new HistoryReader(file).read();
    }

    private Chart losses() {
        return curves.chart(ChartKind.LOSSES);
    }

    @Test
    void allIsSeenAndFollowedUntilAPersonLooksCloser() throws IOException {
        curves.show(made(10));
        assertEquals(0, losses().x0());
        assertTrue(losses().x1() >= 200 && losses().x1() < 210);
        curves.show(made(20));
        assertTrue(losses().x1() >= 400, "it follows");
        curves.zoom(4, 200);
        double width = losses().x1() - losses().x0();
        assertTrue(width > 100 && width < 105, "closer: " + width);
        assertTrue(losses().x0() < 200 && losses().x1() > 200);
        double x0 = losses().x0();
        curves.show(made(30));
        assertEquals(x0, losses().x0(), 1e-9, "what is looked at stays");
        curves.pan(-100);
        assertEquals(0, losses().x0());
        curves.pan(100);
        assertTrue(losses().x1() >= 600);
        curves.zoom(1e-3, 100);
        assertTrue(curves.isWhole());
        curves.zoom(2, 100);
        assertFalse(curves.isWhole());
        curves.fit();
        assertTrue(curves.isWhole());
    }

    @Test
    void linesAreThoseThatAreWanted() throws IOException {
        curves.show(made(20));
        assertEquals(List.of(Measure.STROKE, Measure.GAUSSIAN), curves.measures(ChartKind.LOSSES));
        assertEquals(3, losses().lines().size(), "stroke and gaussian of training, stroke of validation");
        assertSame(losses().lines(), losses().lines(), "made once");
        curves.shownProperty(Measure.GAUSSIAN).set(false);
        curves.shownProperty(Split.VALID).set(false);
        assertEquals(1, losses().lines().size());
        curves.smoothingProperty().set(0.9);
        assertTrue(losses().lines().getFirst().y()[19] > losses().lines().getFirst().raw()[19], "smoothed");
        curves.compare("other", made(10));
        assertEquals(List.of(true, false), losses().lines().stream().map(line -> line.other()).toList(), "the other run lies below");
        curves.stopComparing();
        assertEquals(1, losses().lines().size());
        assertEquals(2, curves.chart(ChartKind.COMPONENTS).lines().size(), "components are no losses");
        assertFalse(curves.chart(ChartKind.COMPONENTS).log());
        curves.logProperty().set(true);
        assertTrue(losses().log());
        assertFalse(curves.chart(ChartKind.SPEED).log());
    }

    @Test
    void thePointerReadsValuesAndWhatHappened() throws IOException {
        curves.show(made(20));
        curves.smoothingProperty().set(0);
        assertTrue(curves.readout(ChartKind.LOSSES).isEmpty());
        curves.cursorProperty().set(201);
        Readout readout = curves.readout(ChartKind.LOSSES).orElseThrow();
        assertEquals("Batch 201", readout.place());
        assertEquals(List.of("train", "valid"), readout.columns());
        assertEquals(List.of(new Readout.Row(Measure.STROKE, List.of("10", "12")), new Readout.Row(Measure.GAUSSIAN, List.of("-2", ""))), readout.rows());
        assertEquals(List.of(), readout.events());
        curves.cursorProperty().set(220);
        assertEquals(List.of("1 component of level k died, 3 left"), curves.readout(ChartKind.LOSSES).orElseThrow().events());
        curves.axisProperty().set(Axis.SECONDS);
        assertTrue(curves.readout(ChartKind.LOSSES).isEmpty(), "a place on another axis means nothing here");
        curves.cursorProperty().set(100);
        assertEquals("After 1:40 min", curves.readout(ChartKind.COMPONENTS).orElseThrow().place());
    }
}
