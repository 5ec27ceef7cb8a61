package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.ErrorLog;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Option;
import sketchatlas.model.Options;
import sketchatlas.model.Tensor;

class SketchAtlasTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), args);
    }

    private Path model() {
        Path file = folder.resolve("a model.safetensors");
        ObjectNode config = new ModelConfig("m-1", HyperParameters.parse("categories=[alarm clock,sun],z_size=2"), 41.5, 120, 7000,
                Map.of("stroke", 52.25)).toJson();
        ModelFile.write(file, new ModelFile.Content(Map.of("w", Tensor.of(new float[6], 2, 3)), config));
        return file;
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("Commands:") && err.toString().contains("options"), err.toString());
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("Sketch Atlas "), out.toString());
    }

    @Test
    void listsEveryOptionWithDefaultRangeAndMeaning() {
        assertEquals(0, run("options"));
        String text = out.toString().replaceAll("\\s+", " ");
        for (Option<?> option : Options.ALL) {
            assertTrue(text.contains(option.name() + "=" + option.defaultText() + " " + option.meaning() + " Must be " + option.range() + "."),
                    option.name());
        }
    }

    @Test
    void listsOnlyTheOptionsAskedFor() {
        assertEquals(0, run("options", "z_size"));
        assertEquals("z_size=128", out.toString().lines().findFirst().orElseThrow());
        assertEquals(3, out.toString().lines().count());
    }

    @Test
    void tellsWhatIsInAModel() {
        assertEquals(0, run("info", "--model", model().toString()));
        String text = out.toString();
        assertTrue(text.contains("alarm clock, sun") && text.contains("7,000 steps") && text.contains("6 numbers in 1 tensors")
                && text.contains("categories=[alarm clock,sun], z_size=2"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "inof                   | There is no command \"inof\"; did you mean info? See \"sketchatlas --help\".",
            "info --modle=x         | There is no option \"--modle\"; did you mean --model? See \"sketchatlas info --help\".",
            "info --model a b       | There is no argument \"b\". See \"sketchatlas info --help\".",
            "info                   | Missing required option: '--model=FILE'. See \"sketchatlas info --help\".",
            "info --model           | Missing required parameter for option '--model' (FILE). See \"sketchatlas info --help\"."})
    void whatItDoesNotUnderstandIsOneLineAndCodeTwo(String args, String sentence) {
        assertEquals(2, run(args.strip().split(" ")));
        assertEquals("sketchatlas: " + sentence + System.lineSeparator(), err.toString());
    }

    @Test
    void whatItCannotDoIsOneLineAndCodeOne() {
        assertEquals(1, run("options", "batchsize"));
        assertEquals("sketchatlas: There is no option \"batchsize\"; did you mean batch_size?" + System.lineSeparator(), err.toString());
        assertTrue(Files.notExists(folder.resolve("log")));
    }

    @Test
    void detailsAreShownWhenAskedFor() {
        Level before = Logger.getLogger("").getLevel();
        try {
            assertEquals(1, run("options", "--verbose", "batchsize"));
        } finally {
            Logger.getLogger("").setLevel(before);
        }
        assertTrue(err.toString().lines().skip(1).anyMatch(line -> line.contains("at sketchatlas.model.Options.")), err.toString());
    }

    @Test
    void whatNobodyForesawIsOneSentenceAndTheRestIsInTheLog() throws IOException {
        ErrorLog log = new ErrorLog(folder.resolve("log"));
        int code = new Complaints(new PrintWriter(err), log, () -> false).unexpected(new IllegalStateException("a bug"), "info --model x");
        assertEquals(1, code);
        Path file = folder.resolve("log").resolve("sketchatlas.log");
        assertEquals("sketchatlas: Something went wrong in the program (java.lang.IllegalStateException: a bug): the details are in " + file
                + "." + System.lineSeparator(), err.toString());
        assertTrue(Files.readString(file).contains("info --model x"));
    }

    /** On Windows a colon is enough for that. */
    @Test
    void whatCannotBeTheNameOfAFileIsTold() {
        IllegalArgumentException e = new InvalidPathException("samples:car", "Illegal char <:>", 7);
        CommandLine any = new CommandLine(new SketchAtlas());
        assertEquals(1, new Complaints(new PrintWriter(err), new ErrorLog(folder.resolve("log")), () -> false).handleExecutionException(e, any, null));
        assertEquals("sketchatlas: \"samples:car\" can't be the name of a file here (Illegal char <:>): check how it is written." + System.lineSeparator(),
                err.toString());
        assertTrue(Files.notExists(folder.resolve("log")));
    }
}
