package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.ErrorLog;

class HistoryCommandTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void history() throws IOException {
        for (String run : List.of("bees & <buses>", "cars, red")) {
            Files.createDirectories(folder.resolve(run));
            Files.writeString(folder.resolve(run).resolve("history.csv"), "kind,batches,step,seconds,stroke,gaussian,live_k,live_l,learning_rate\n"
                    + "train,20,20,10,30,-2,4,4,1e-3\nvalid,20,20,12,29,,4,4,1e-3\ntrain,40,15,22,28,-2,3,4,5e-4\n");
        }
    }

    private int run(String... args) {
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), args);
    }

    @Test
    void curvesBecomePicturesAndTables() throws IOException {
        Path run = folder.resolve("bees & <buses>");
        assertEquals(0, run("history", "--run", run.toString(), "--other", folder.resolve("cars, red").toString(), "--output", folder.resolve("a.svg").toString()));
        String svg = Files.readString(folder.resolve("a.svg"));
        assertTrue(svg.contains(">bees &amp; &lt;buses&gt;<") && svg.contains("in dashes, paler: cars, red") && svg.contains(">Live components<"), svg);
        assertTrue(svg.contains("triangle: back from a loss that was no number"), "what happened is explained");
        assertEquals(0, run("history", "--run", run.resolve("history.csv").toString(), "--log", "--axis", "seconds", "--output",
                folder.resolve("b.png").toString()), err.toString());
        assertTrue(ImageIO.read(folder.resolve("b.png").toFile()).getWidth() >= 1000);
        assertEquals(0, run("history", "--run", run.toString(), "--output", folder.resolve("c.csv").toString()));
        assertEquals(List.of("kind,batches,step,seconds,total,stroke,image,hierarchy,gaussian,live_k,live_l,learning_rate,memory_gb,steps_per_second",
                "train,20,20,10.0,,30,,,-2,4,4,0.001,,", "valid,20,20,12.0,,29,,,,4,4,0.001,,", "train,40,15,22.0,,28,,,-2,3,4,5.0E-4,,2"),
                Files.readAllLines(folder.resolve("c.csv")));
        run("history", "--run", run.toString(), "--other", folder.resolve("cars, red").toString(), "--output", folder.resolve("d.csv").toString());
        assertEquals("\"cars, red\",train,20,20,10.0,,30,,,-2,4,4,0.001,,", Files.readAllLines(folder.resolve("d.csv")).get(4));
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertEquals(1, run("history", "--run", folder.toString(), "--output", folder.resolve("a.svg").toString()));
        assertTrue(err.toString().contains("There is no history.csv in " + folder), err.toString());
        String run = folder.resolve("cars, red").toString();
        assertEquals(1, run("history", "--run", run, "--output", folder.resolve("a.pdf").toString()));
        assertTrue(err.toString().contains("choose a name that ends in .svg, .png or .csv"), err.toString());
        Files.createFile(folder.resolve("cars, red/checkpoint.safetensors"));
        Path history = folder.resolve("cars, red/history.csv");
        String before = Files.readString(history);
        assertEquals(1, run("history", "--run", run, "--output", history.toString()));
        assertTrue(err.toString().contains("The file " + history + " is the history of a training"), err.toString());
        assertEquals(before, Files.readString(history));
        assertEquals(2, run("history", "--run", run, "--smoothing", "1", "--output", folder.resolve("a.svg").toString()));
        assertEquals(2, run("history", "--run", run, "--axis", "weeks", "--output", folder.resolve("a.svg").toString()));
    }
}
