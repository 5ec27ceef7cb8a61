package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.ErrorLog;

/** What a newcomer does on the command line, one command after the other: sketches, a training, a look at the model. */
class FirstHourTest {
    private static final String TINY = "categories=[giraffe,bus],dec_rnn_size=8,dec_model=lstm,z_size=4,batch_size=16,num_mixture=2,num_sub=1,png_width=16";

    @TempDir
    private Path folder;
    private StringWriter out;
    private StringWriter err;

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void assertOk(String said) {
        assertEquals("", err.toString());
        assertTrue(out.toString().contains(said), out.toString());
    }

    private void assertRefused(int code, String sentence) {
        assertEquals(1, code);
        assertEquals("sketchatlas: " + sentence + System.lineSeparator(), err.toString());
        assertTrue(Files.notExists(folder.resolve("log")), "what a person can mend is no matter for the log");
    }

    @Test
    void fromSketchesToReconstructions() throws IOException {
        assertEquals(0, run("samples", "--out", path("data"), "--per_category", "30"));
        assertOk("Wrote 30 sketches");
        assertEquals(0, run("train", "--data_dir", path("data"), "--log_root", path("run"), "--frames", "1", "--hparams", TINY + ",num_steps=1"));
        assertOk("Finished");
        assertTrue(Files.exists(folder.resolve("run/frames/000001.sketchatlas")), "its last frame");
        assertEquals(0, run("train", "--data_dir", path("data"), "--log_root", path("run"), "--resume_training", "--hparams", "num_steps=2"));
        assertOk("Test at step");
        assertEquals(0, run("train", "--data_dir", path("data"), "--log_root", path("run"), "--resume_training", "--hparams", "is_training=False"));
        assertOk("Validation at step");
        assertEquals(0, run("info", "--model", path("run/model.safetensors")));
        assertOk("giraffe, bus");
        assertTrue(out.toString().contains("test/stroke"), out.toString());
        assertEquals(0, run("reconstruct", "--model", path("run/model.safetensors"), "--data_dir", path("data"), "--count", "2", "--output",
                path("sheet.png")));
        assertOk("Wrote " + path("sheet.png"));
        assertTrue(Files.size(folder.resolve("sheet.png")) > 1000);

        assertEquals(0, run("bench", "live", "--model", path("run/model.safetensors"), "--sketches", "1"));
        assertTrue(out.toString().contains("movement to first strokes"), out.toString());
        // Said before any sketch is looked for.
        assertRefused(run("train", "--data_dir", path("nowhere"), "--log_root", path("run"), "--hparams", TINY), "The folder " + path("run")
                + " holds a training run already: go on with it by --resume_training, or choose another folder with --log_root.");
        assertRefused(run("train", "--data_dir", path("data"), "--log_root", path("run"), "--resume_training", "--hparams", "z_size=5"),
                "The option z_size is 5, but the training in " + path("run") + " was started with 4: leave it out to go on, or start a new training"
                        + " in another folder.");
    }

    @Test
    void resumingWhereNothingWasStartedIsOneSentence() {
        assertRefused(run("train", "--data_dir", path("data"), "--log_root", path("nothing"), "--resume_training"), "There is no checkpoint in "
                + path("nothing") + " to resume from: start a new training without --resume_training.");
        assertTrue(Files.notExists(folder.resolve("nothing")));
    }

    @Test
    void aLogRootThatIsAFileIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertEquals(0, run("samples", "--out", path("data"), "--per_category", "30"));
        int code = run("train", "--data_dir", path("data"), "--log_root", path("file"), "--hparams", TINY);
        assertEquals(1, code);
        assertTrue(err.toString().startsWith("sketchatlas: The folder " + path("file") + " for the training can't be made"), err.toString());
        assertEquals(1, err.toString().lines().count());
    }
}
