package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.ErrorLog;
import sketchatlas.model.TinyModel;

/** What the commands of the workbench write holds all that is needed to make it again. */
class RedrawCommandTest {
    @TempDir
    private Path folder;
    private Path model;

    @BeforeEach
    void model() {
        model = TinyModel.withEyes().write(folder.resolve("tiny.safetensors"));
    }

    /** Runs a command in the folder; F/ stands for it. */
    private String run(int code, String args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(code, SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder),
                (args + " --model " + model).replace("F/", folder + "/").split(" ")), err.toString());
        return out.toString() + err;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "svg    | 3 | analogy --a sample:bus#1 --b sample:bus#2 --c sample:bus#3 --strengths=-0.5,0,0.25 --temperature 0.7 --seed 9",
        "ndjson | 1 | analogy --a sample:bus#1 --b sample:bus#2 --c sample:bus#3 --strengths=-0.5,0,0.25 --temperature 0.7 --seed 9",
        "svg    | 4 | interpolate --between sample:bus#1 --between k1 --steps 4 --spherical --seed 3",
        "svg    | 2 | complete --drawing sample:bus#2 --strokes 1 --variants 2 --share 0.6 --temperature 1",
        "ndjson | 2 | complete --drawing sample:bus#2 --strokes 1 --variants 2 --share 0.6 --temperature 1"})
    void whatTheCommandsWriteIsMadeAgainToTheLastBit(String ending, int sketches, String command) throws IOException {
        run(0, command + " --output F/made." + ending);
        String told = run(0, "redraw F/made." + ending + " --output F/again." + ending);
        List<String> verdicts = told.lines().filter(line -> line.contains("(seed")).toList();
        assertEquals(sketches, verdicts.size(), told);
        assertTrue(verdicts.stream().allMatch(line -> line.endsWith("the same, to the last bit.") || line.endsWith("no strokes again.")), told);
        assertTrue(verdicts.stream().anyMatch(line -> line.endsWith("the same, to the last bit.")), "something is drawn");
        run(0, "redraw F/again." + ending);
        if (ending.equals("ndjson")) {
            assertEquals(drawings("made"), drawings("again"));
        }
    }

    private List<String> drawings(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".ndjson")).stream().map(line -> line.substring(line.indexOf("\"drawing\""))).toList();
    }

    @Test
    void oneOfASheetIsMadeAgain() {
        run(0, "interpolate --between sample:bus#1 --between k1 --steps 3 --output F/made.svg");
        assertEquals(1, run(0, "redraw F/made.svg#2").lines().count());
        assertTrue(run(1, "redraw F/made.svg#4").contains("so there is no"));
    }

    @Test
    void aSketchThatWasChangedSinceIsSaidToDiffer() throws IOException {
        run(0, "interpolate --between sample:bus#1 --between k1 --steps 2 --seed 3 --output F/made.ndjson");
        String text = Files.readString(folder.resolve("made.ndjson"));
        Files.writeString(folder.resolve("other.ndjson"), text.replace("\"seed\":3", "\"seed\":4"));
        assertTrue(run(0, "redraw F/other.ndjson").contains("different from what the file shows."));
    }

    @Test
    void whatNoModelDrewIsRefusedAndSoIsAnotherModels() throws IOException {
        Files.writeString(folder.resolve("foreign.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0L9 9\"/></svg>");
        assertTrue(run(1, "redraw F/foreign.svg").contains("does not say how to draw it again"));
        run(0, "interpolate --between sample:bus#1 --between k1 --steps 2 --seed 3 --output F/made.ndjson");
        Files.writeString(folder.resolve("other.ndjson"), Files.readString(folder.resolve("made.ndjson")).replace("\"model\":\"tiny\"", "\"model\":\"other\""));
        assertTrue(run(1, "redraw F/other.ndjson").contains("made by another model (other)"));
    }
}
