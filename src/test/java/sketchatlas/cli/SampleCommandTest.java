package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.ErrorLog;
import sketchatlas.data.NpyArray;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.model.TinyModel;
import sketchatlas.train.worker.DataOfRun;

class SampleCommandTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void model() throws IOException {
        new TinyModel().write(Files.createDirectory(folder.resolve("run")).resolve("tiny.safetensors"));
    }

    /** Runs a command in which a capital F stands for the folder. */
    private int run(String args) {
        String[] words = Stream.of(args.strip().split(" +")).map(w -> w.replace("F/", folder + "/")).toArray(String[]::new);
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), words);
    }

    private void assertRuns(String args) {
        assertEquals(0, run(args), err.toString());
        assertEquals("", err.toString());
    }

    @Test
    void theSketchesThatAModelWasTrainedOnAreFoundAgain() throws IOException {
        SampleSketches.write(folder.resolve("data"), 40, 0);
        String published = "sample --model_dir=F/run --output_dir=F/out --num_per_category=2 --conditional=True";
        assertEquals(2, run(published));
        assertTrue(err.toString().contains("it is not known where those of this model are: name their folder with --data_dir"), err.toString());
        err.getBuffer().setLength(0);
        DataOfRun.note(folder.resolve("run"), folder.resolve("data"));
        assertRuns(published);
        assertTrue(out.toString().contains("Drew 4 sketches"), out.toString());
    }

    @Test
    void sketchesAreDrawnAgainAndVisualized() throws IOException {
        SampleSketches.write(folder.resolve("data"), 40, 0);
        assertRuns("sample --model_dir F/run --output_dir F/out --num_per_category 4 --conditional=True --data_dir F/data --seed 5");
        assertTrue(out.toString().contains("Drew 8 sketches"), out.toString());
        Atlas atlas = AtlasFile.read(folder.resolve("out/tiny.sketchatlas"), "tiny");
        assertEquals(8, atlas.points().size());
        assertTrue(atlas.points().stream().allMatch(p -> p.origin() == AtlasPoint.Origin.SOURCE && p.source().isPresent()));
        NpyArray code = NpyArray.read(folder.resolve("out/code_giraffe.npy"));
        assertArrayEquals(new int[] {4, 6}, code.shape());
        for (int i = 0; i < 6; i++) {
            assertEquals(atlas.points().get(2).code()[i], code.toFloats()[2 * 6 + i]);
        }
        assertEquals(atlas.points().get(7).winner(Level.L), (int) NpyArray.read(folder.resolve("out/level_l_bus.npy")).toDoubles()[3]);
        assertEquals(atlas.points().get(5).winner(Level.K), (int) NpyArray.read(folder.resolve("out/level_k_bus.npy")).toDoubles()[1]);
        try (Stream<Path> files = Files.list(folder.resolve("out/sketches"))) {
            assertEquals(16, files.count());
        }
        assertTrue(Files.readString(folder.resolve("out/sketches/bus_0004.svg")).contains("stroke=\"#e69f00\""), "in the colour of category 1");
        assertRuns("visualize --sample_dir F/out --model_dir F/run");
        for (String name : new String[] {"result.jpg", "level_k.jpg", "level_l.jpg", "tree.svg", "tree.png"}) {
            assertTrue(Files.size(folder.resolve("out").resolve(name)) > 1000, name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sample --model_dir F/run/tiny.safetensors --output_dir F/out --num_per_category 3 --conditional False --atlas_only         | 6",
        "sample --model_dir F/run --output_dir F/out --num_per_category 3 --conditional False --from even --atlas_only              | 6",
        "sample --model_dir F/run --output_dir F/out --num_per_category 3 --conditional False --from normal --atlas_only            | 6",
        "sample --model_dir F/run --output_dir F/out --num_per_category 3 --conditional False --code F/code.npy --atlas_only        | 3"})
    void sketchesAreDrawnFromTheModelAlone(String args, int count) throws IOException {
        NpyArray.ofFloats(new float[6], 6).write(folder.resolve("code.npy"));
        assertRuns(args);
        assertEquals(count, AtlasFile.read(folder.resolve("out/tiny.sketchatlas")).points().size());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(1, files.count(), "the atlas and nothing else");
        }
    }

    @Test
    void unconditionalSketchesAreOfNoCategory() {
        assertRuns("sample --model_dir F/run --output_dir F/out --num_per_category 2 --conditional False");
        assertArrayEquals(new int[] {4, 6}, NpyArray.read(folder.resolve("out/code_unconditional.npy")).shape());
        assertTrue(Files.exists(folder.resolve("out/sketches/unconditional_0004.png")));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertRuns("sample --model_dir F/run --output_dir F/a --num_per_category 3 --conditional False --atlas_only --seed 4");
        assertRuns("sample --model_dir F/run --output_dir F/b --num_per_category 3 --conditional False --atlas_only --seed 4");
        assertEquals(AtlasFile.read(folder.resolve("a/tiny.sketchatlas")), AtlasFile.read(folder.resolve("b/tiny.sketchatlas")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sample --output_dir F/o                                             | 2 | name their folder with --data_dir, or draw from the model alone",
        "sample --output_dir F/o --conditional False --data_dir d            | 2 | leave --data_dir out",
        "sample --output_dir F/o --data_dir d --from even                    | 2 | add --conditional false",
        "sample --output_dir F/o --conditional False --from even --code c    | 2 | exclude each other",
        "sample --output_dir F/o --conditional False --from x                | 2 | there is no \"x\", choose one of components, even, normal.",
        "sample --output_dir F/o --conditional False --num_per_category 0    | 2 | must be a whole number from 1",
        "sample --output_dir F/o --conditional False --temperature 0         | 2 | must be a number above 0 and at most 1",
        "sample --output_dir F/o --model_dir F/no --conditional False        | 1 | There is no model",
        "sample --output_dir F/o --model_dir F/o --conditional False         | 1 | There is no model",
        "sample --output_dir F/o --model_dir F/run --conditional False --code F/wide.npy | 1 | with the shape (6,) or (n, 6).",
        "sample --output_dir F/o --model_dir F/run --conditional False --code F/nan.npy  | 1 | hold NaN: give finite numbers.",
        "sample --output_dir F/o --model_dir F/run --conditional False --code F/no.npy   | 1 | There is no file",
        "visualize --sample_dir F/run                                        | 1 | There is no atlas in",
        "visualize --sample_dir F/none.sketchatlas                           | 1 | There is no file"})
    void whatIsImpossibleIsOneSentence(String args, int code, String sentence) {
        NpyArray.ofFloats(new float[7], 7).write(folder.resolve("wide.npy"));
        NpyArray.ofFloats(new float[] {0, 0, Float.NaN, 0, 0, 0}, 6).write(folder.resolve("nan.npy"));
        assertEquals(code, run(args), out + " " + err);
        assertTrue(err.toString().contains(sentence), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void twoAtlasesNeedAName() {
        assertRuns("sample --model_dir F/run --output_dir F/out --num_per_category 2 --conditional False --atlas_only");
        Atlas atlas = AtlasFile.read(folder.resolve("out/tiny.sketchatlas"));
        AtlasFile.write(folder.resolve("out/other.sketchatlas"), atlas);
        assertEquals(1, run("visualize --sample_dir F/out"));
        assertTrue(err.toString().contains("There are several atlases"), err.toString());
    }
}
