package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import sketchatlas.ErrorLog;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.model.TinyModel;
import sketchatlas.nn.Backends;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.Emulator;

/** The commands that compute lists of sketches do so on an emulated card where they are told to. */
class BackendOptionTest {
    private static final String SAMPLE = "sample --model F/tiny.safetensors --num_per_category 4 --data_dir F/data --seed 5 --atlas_only";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void data() {
        new TinyModel().write(folder.resolve("tiny.safetensors"));
        SampleSketches.write(folder.resolve("data"), 40, 0);
    }

    @AfterEach
    void noCard() {
        if (Emulator.possible()) {
            Emulator.remove();
            Emulator.get().whole();
        }
    }

    /** Runs a command in which a capital F stands for the folder. */
    private int run(String args) {
        String[] words = Stream.of(args.strip().split(" +")).map(w -> w.replace("F/", folder + "/")).toArray(String[]::new);
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), words);
    }

    @ParameterizedTest
    @CsvSource({"sample, auto", "evaluate, auto", "reconstruct, auto", "density, auto", "calculator create, auto", "calculator test, auto",
        "calculator find, auto", "train, auto", "analogy, cpu", "interpolate, cpu", "forward, cpu", "bench train, cpu", "bench sample, cpu",
        "bench encode, cpu"})
    void theCommandsThatComputeListsHaveIt(String command, String standard) {
        assertEquals(standard, String.valueOf(command(command).getCommandSpec().findOption("--backend").<Object>getValue()));
        String help = command(command).getUsageMessage().replaceAll("\\s+", " ");
        assertTrue(help.contains("cuda or cuda_tf32; " + standard + " if not given."), help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"visualize", "redraw", "complete", "calculator list", "info", "samples", "options"})
    void thoseThatWouldNotUseItDoNot(String command) {
        assertNull(command(command).getCommandSpec().findOption("--backend"));
    }

    private static CommandLine command(String command) {
        CommandLine line = new CommandLine(new SketchAtlas());
        for (String word : command.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        return line;
    }

    private Atlas sampled(String backend) {
        assertEquals(0, run(SAMPLE + " --output_dir F/" + backend + " --backend " + backend), err.toString());
        return AtlasFile.read(folder.resolve(backend).resolve("tiny.sketchatlas"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "nd4j"})
    void whatIsSampledIsWhatTheProcessorSamples(String backend) {
        if (backend.equals("cuda")) {
            Emulator.install();
        }
        long launches = Emulator.possible() ? Emulator.get().count(Emulator.Event.LAUNCH) : 0;
        Atlas cpu = sampled("cpu");
        assertEquals(launches, Emulator.possible() ? Emulator.get().count(Emulator.Event.LAUNCH) : 0, "the processor needs no card");
        Atlas other = sampled(backend);
        assertTrue(!backend.equals("cuda") || Emulator.get().count(Emulator.Event.LAUNCH) > launches, "the card had nothing to do");
        assertEquals(cpu.points().size(), other.points().size());
        for (int i = 0; i < cpu.points().size(); i++) {
            assertSame(cpu.points().get(i), other.points().get(i));
        }
        assertEquals("", err.toString());
        assertEquals(2, said().size(), out.toString());
    }

    /** The lines on the standard output but for those that tell how far a command is, which come where it takes long. */
    private List<String> said() {
        return out.toString().lines().filter(line -> !line.matches("(Encoding|Drawing|Laying out) .* of [0-9,]+")).toList();
    }

    private static void assertSame(AtlasPoint a, AtlasPoint b) {
        for (int z = 0; z < a.code().length; z++) {
            assertEquals(a.code()[z], b.code()[z], 1e-4);
        }
        assertEquals(a.source(), b.source());
        assertEquals(a.sketch().size(), b.sketch().size());
        assertTrue(IntStream.range(0, a.sketch().size()).allMatch(i -> Math.abs(a.sketch().dx(i) - b.sketch().dx(i)) < 0.05));
    }

    @Test
    void aSmallTaskLooksForNoCard() {
        Emulator.install();
        long launches = Emulator.get().count(Emulator.Event.LAUNCH);
        assertEquals(0, run(SAMPLE + " --output_dir F/out"), err.toString());
        assertEquals(launches, Emulator.get().count(Emulator.Event.LAUNCH));
        assertEquals(1, said().size(), out.toString());
    }

    @Test
    void aCardThatIsLostIsToldInOneSentenceAndNothingElseIsLost() {
        Emulator.install();
        Atlas cpu = sampled("cpu");
        out.getBuffer().setLength(0);
        Emulator.get().fail(Emulator.Event.LAUNCH, 40, 719);
        Atlas card = sampled("cuda");
        assertEquals(cpu.points().size(), card.points().size());
        List<String> told = said();
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(0).startsWith("The graphics card has failed (cuLaunchKernel of "), told.get(0));
        assertTrue(told.get(0).endsWith("): the processor goes on with what is not done yet."), told.get(0));
        assertTrue(told.get(1).startsWith("Drew 8 sketches"), told.get(1));
    }

    private static final String TRAIN = "train --data_dir F/data --log_root F/run"
            + " --hparams categories=[car],dec_rnn_size=6,z_size=4,batch_size=4,png_width=16,num_steps=5,";

    @Test
    void aTrainingGoesOnOnTheProcessorWhereTheProgramChoseTheCard() {
        Emulator.install();
        Emulator.get().fail(Emulator.Event.LAUNCH, 400, 719);
        assertEquals(0, run(TRAIN + "dec_model=lstm"), err.toString());
        List<String> told = out.toString().lines().filter(line -> line.startsWith("The graphics card")).toList();
        assertEquals(1, told.size(), out.toString());
        assertTrue(told.getFirst().matches("The graphics card has failed \\(cuLaunchKernel of .*CUDA_ERROR_LAUNCH_FAILED \\(719\\), unspecified launch failure\\): the"
                + " processor goes on from the last checkpoint."), told.getFirst());
        assertTrue(Files.exists(folder.resolve("run/model.safetensors")));
    }

    @Test
    void aTrainingBeginsOnTheProcessorWhereTheCardHasNoPlaceForIt() {
        Emulator.installNew(); // which has nothing in its pool that would suffice
        Backends.available(); // checks it, while there is place
        Emulator.get().largest(1000);
        assertEquals(0, run(TRAIN + "dec_model=layer_norm"), err.toString());
        assertTrue(out.toString().contains("The memory of the graphics card is too small (cuMemAlloc_v2 of "), out.toString());
        assertTrue(out.toString().contains("): the processor begins instead."), out.toString());
        assertTrue(Files.exists(folder.resolve("run/model.safetensors")));
    }

    @Test
    void aTrainingThatWasToRunOnTheCardEndsWithIt() {
        Emulator.install();
        Emulator.get().fail(Emulator.Event.LAUNCH, 400, 719);
        assertEquals(1, run(TRAIN + "dec_model=lstm --backend cuda"));
        assertTrue(err.toString().contains("The graphics card has failed (") && err.toString().contains("--backend cpu"), err.toString());
    }

    @Test
    void sheetsAndDensitiesAreMadeOnTheCard() throws Exception {
        Emulator.install();
        for (String backend : List.of("cpu", "cuda")) {
            assertEquals(0, run("reconstruct --model F/tiny.safetensors --data_dir F/data --count 2 --output F/" + backend + ".png --backend " + backend),
                    err.toString());
            assertEquals(0, run("density --model F/tiny.safetensors --data_dir F/data --backend " + backend), err.toString());
        }
        assertTrue(Files.size(folder.resolve("cuda.png")) > 500);
        List<String> densities = out.toString().lines().filter(line -> line.contains("log density")).toList();
        assertEquals(densities.get(0), densities.get(1));
        assertEquals("", err.toString());
    }

    @Test
    void aCardThatIsNotThereIsOneSentence() {
        System.setProperty(CudaDevice.LIBRARIES_PROPERTY, folder.toString());
        try {
            assertEquals(1, run(SAMPLE + " --output_dir F/out --backend cuda"));
            assertTrue(err.toString().startsWith("sketchatlas: No NVIDIA driver was found on this machine: "), err.toString());
            assertEquals(1, err.toString().lines().count());
        } finally {
            System.clearProperty(CudaDevice.LIBRARIES_PROPERTY);
        }
    }
}
