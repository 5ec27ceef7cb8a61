package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.ErrorLog;

class BenchCommandTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "encode", "sample", "tsne", "map", "live", "workbench", "memory"})
    void withoutASubcommandItSaysWhichThereAre(String name) {
        assertEquals(2, run("bench"));
        assertTrue(err.toString().lines().anyMatch(line -> line.startsWith("  " + name + " ")), err.toString());
        assertTrue(err.toString().lines().noneMatch(line -> line.startsWith("  serve ")), err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "bench trian                | There is no command \"trian\"; did you mean train? See \"sketchatlas bench --help\".",
            "bench train --units 0      | The option --units is 0, but it must be a whole number from 1 to 16384. See \"sketchatlas bench train --help\".",
            "bench train --batch 5000   | The option --batch is 5000, but it must be a whole number from 1 to 4096. See \"sketchatlas bench train --help\".",
            "bench train --cell gru     | Invalid value for option '--cell': there is no \"gru\", choose one of lstm, layer_norm, hyper. See \"sketchatlas bench train --help\".",
            "bench train --part x       | Invalid value for option '--part' (NAME): there is no \"x\", choose one of decoder, encoder, pictures, step. See \"sketchatlas bench train --help\".",
            "bench tsne --iterations 9  | The option --iterations is 9, but it must be a whole number from 251 to 100000. See \"sketchatlas bench tsne --help\".",
            "bench live --sketches 0    | The option --sketches is 0, but it must be a whole number from 1 to 1000. See \"sketchatlas bench live --help\"."})
    void whatItDoesNotUnderstandIsOneLine(String args, String sentence) {
        assertEquals(2, run(args.strip().split(" ")));
        assertEquals("sketchatlas: " + sentence + System.lineSeparator(), err.toString());
    }

    @Test
    void thePeerThatIsAskedForMustBeThere() {
        assertEquals(1, run("bench", "train", "--units", "8", "--peer", folder.toString()));
        assertEquals("sketchatlas: There is no libtorch to measure against in " + folder + ": get it by \"mvn -q -Ppeer package -DskipTests\"."
                + System.lineSeparator(), err.toString());
    }

    @Test
    void writesATableAndJson() throws IOException {
        Path file = folder.resolve("result.json");
        assertEquals(0, run("bench", "encode", "--cell", "lstm", "--units", "8", "--repeat", "2", "--json", file.toString()));
        assertTrue(out.toString().contains("one sketch") && out.toString().contains("median"), out.toString());
        assertEquals("encode", new ObjectMapper().readTree(file.toFile()).path("benchmark").asText());
        assertEquals("", err.toString());
    }

    @Test
    void jsonAloneGoesToTheOutput() throws IOException {
        assertEquals(0, run("bench", "encode", "--cell", "lstm", "--units", "8", "--repeat", "1", "--json", "-"));
        assertEquals(2, new ObjectMapper().readTree(out.toString()).path("times").size());
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() {
        Path file = folder.resolve("none").resolve("result.json");
        assertEquals(1, run("bench", "encode", "--cell", "lstm", "--units", "8", "--repeat", "1", "--json", file.toString()));
        assertTrue(err.toString().startsWith("sketchatlas: Cannot write " + file + " (") && err.toString().lines().count() == 1, err.toString());
        assertTrue(out.toString().contains("one sketch"), "the measuring must not be lost");
    }
}
