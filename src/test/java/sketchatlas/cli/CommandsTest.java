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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import sketchatlas.ErrorLog;
import sketchatlas.nn.Backend;

/** What the commands understand; what they do is tested where it is done. */
class CommandsTest {
    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    private static ParseResult parse(String... args) {
        return new CommandLine(new SketchAtlas()).parseArgs(args).subcommand();
    }

    @Test
    void trainTakesTheAuthorsCommandLine() {
        ParseResult parsed = parse("train", "--log_root=checkpoint_path", "--data_dir=dataset_path", "--resume_training=False",
                "--hparams=categories=[bee,bus], dec_model=hyper, batch_size=128");
        assertEquals(Path.of("dataset_path"), parsed.matchedOption("--data_dir").getValue());
        assertEquals(Path.of("checkpoint_path"), parsed.matchedOption("--log_root").getValue());
        assertEquals(false, parsed.matchedOption("--resume_training").getValue());
        assertEquals("categories=[bee,bus], dec_model=hyper, batch_size=128", parsed.matchedOption("--hparams").getValue());
    }

    @ParameterizedTest
    @EnumSource
    void backendIsChosenByItsName(Backend backend) {
        for (String command : new String[] {"train --data_dir d --log_root l", "forward --model m --batch b --step 0 --out o"}) {
            ParseResult parsed = parse((command + " --backend " + backend).split(" "));
            assertEquals(BackendName.of(backend), parsed.matchedOption("--backend").getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--resume_training", "--resume-training", "--resume_training=True", "--resume_training=true"})
    void resumingIsAskedForInSeveralWays(String option) {
        assertEquals(true, parse("train", "--data-dir", "d", option, "--log-root", "l").matchedOption("--resume_training").getValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "train --data_dir d --log_root l --hparams z_size=0       | 1 | The option z_size is 0, but it must be a whole number from 1 to 4096.",
            "train --data_dir d --log_root l --resume_training=maybe  | 2 | is not a boolean",
            "train --datadir d --log_root l                           | 2 | There is no option \"--datadir\"; did you mean --data_dir?",
            "forward --model m --batch b --step -1 --out o            | 2 | The option --step is -1, but it must be at least 0.",
            "forward --model m --batch b --step x --out o             | 2 | is not a long",
            "forward --model m --batch b --step 0 --out o --backend gpu | 2 | there is no \"gpu\", choose one of auto, cpu, nd4j, cuda, cuda_tf32.",
            "import --npz f                                           | 2 | Missing required option:",
            "reconstruct --model m --output o                         | 2 | specify one of these",
            "reconstruct --model m --data_dir d --input i --output o  | 2 | are mutually exclusive",
            "evaluate --model m --data_dir d --split exam             | 2 | there is no \"exam\", choose one of train, valid, test.",
            "evaluate --model m --data_dir d --candidates 0           | 2 | The option --candidates is 0, but it must be a whole number from 1 to 100.",
            "reconstruct --model m --data_dir d --output o --candidates 101 | 2 | The option --candidates is 101, but it must be a whole number from 1 to 100.",
            "evaluate --model m --data_dir d --pen_temperature 2      | 2 | The option --pen_temperature is 2.0, but it must be a number above 0 and at most 1.",
            "evaluate --model m --data_dir d --temperature 0          | 2 | The option --temperature is 0.0, but it must be a number above 0 and at most 1.",
            "evaluate --model m --data_dir d --per_category 0         | 2 | The option --per_category is 0, but it must be a whole number of at least 1.",
            "evaluate --model m --data_dir d --json no/such/folder/f  | 1 | name a file in a folder that exists.",
            "reconstruct --model m --data_dir d --output o --count 0  | 2 | The option --count is 0, but it must be a whole number from 1 to 1000.",
            "analogy --a k1 --output o                                | 2 | Say what to add: either --b and --c, or --calculator.",
            "analogy --a k1 --b k2 --output o                         | 2 | Say what to add: either --b and --c, or --calculator.",
            "analogy --a k1 --b k2 --c k3 --strengths 1,3 --output o  | 2 | The option --strengths is 3.0, but it must be a number from -2 to 2.",
            "analogy --a k1 --b k2 --c k3 --calculator x --output o   | 2 | Say what to add",
            "analogy --a k1 --b k2 --c k3 --temperature 0 --output o  | 2 | but it must be a number above 0 and at most 2.",
            "interpolate --between k1 --output o                      | 2 | The option --between is 1 times there, but it must be there two or four times.",
            "interpolate --between k1 --between k2 --rows 3 --output o | 2 | left out between two sketches",
            "complete --drawing d --share 0 --output o                | 2 | The option --share is 0.0, but it must be a number above 0 and at most 1.",
            "complete --drawing d --variants 0 --output o             | 2 | a whole number from 1 to 100",
            "calculator test x --strength 0                           | 2 | The option --strength is 0.0",
            "calculator create --name x --plus k1                     | 2 | Say what to make it of: either --plus and --minus",
            "calculator create --name x --of k1 --attribute cake      | 2 | but it must be one of facing, width, tilt, detail, proportion.",
            "calculator                                               | 2 | Say what to do with calculators: list, create",
            "analogy --model none --a k1 --b k2 --c k3 --output o     | 1 | There is no model none",
            "redraw --model none x.svg                                | 1 | There is no model none",
            "redraw                                                   | 2 | Missing required parameter:",
            "reconstruct --model m --input i --output o --temperature 2 | 2 | but it must be a number above 0 and at most 1."})
    void refusesImpossibleOptionsBeforeDoingAnything(String args, int code, String sentence) {
        StringWriter out = new StringWriter();
        assertEquals(code, SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder), args.strip().split(" ")));
        assertTrue(err.toString().contains(sentence), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aModelThatIsThereIsNotImportedOver() throws IOException {
        Path there = Files.writeString(folder.resolve("model.safetensors"), "of days");
        StringWriter out = new StringWriter();
        assertEquals(1, SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder), "import", "--npz", "f.npz", "--out", there.toString()));
        assertTrue(err.toString().contains("There is a file " + there + " already"), err.toString());
        assertEquals("of days", Files.readString(there));
    }
}
