package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import sketchatlas.ErrorLog;
import sketchatlas.Logging;

/**
 * The command line. Ends with 0 when all went well, 1 when a command could not do its work, 2 when it was not understood.
 * Errors are one line on the standard error.
 */
@Command(name = SketchAtlas.NAME, mixinStandardHelpOptions = true, versionProvider = SketchAtlas.Version.class,
        synopsisSubcommandLabel = "COMMAND", description = "Explores what a model learned about hand-drawn sketches.",
        subcommands = {TrainCommand.class, HistoryCommand.class, SampleCommand.class, VisualizeCommand.class, EvaluateCommand.class,
            ReconstructCommand.class, SamplesCommand.class, DownloadCommand.class, InfoCommand.class, OptionsCommand.class, AnalogyCommand.class,
            InterpolateCommand.class, CompleteCommand.class, RedrawCommand.class, CalculatorCommand.class, ModelsCommand.class, DensityCommand.class,
            ImportCommand.class, ForwardCommand.class, BackendsCommand.class, BenchCommand.class, WorkCommand.class},
        footer = {"", "\"@|bold sketchatlas COMMAND --help|@\" tells more about a command."})
public final class SketchAtlas implements Callable<Integer> {
    static final String NAME = "sketchatlas";

    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Tell what happens, and all that is known about an error.")
    private boolean verbose;

    /** Runs one command and ends the process with its code. */
    public static void main(String[] args) {
        Logging.quiet();
        System.setProperty("java.awt.headless", "true"); // pictures are painted in memory, whatever display the environment names
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        // Libraries leave threads behind, so returning would not end the process.
        Runtime.getRuntime().exit(run(out, err, ErrorLog.ofUser(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, ErrorLog log, String... args) {
        SketchAtlas program = new SketchAtlas();
        Complaints complaints = new Complaints(err, log, () -> program.verbose);
        CommandLine commandLine = new CommandLine(program).setOut(out).setErr(err).setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(complaints).setExecutionExceptionHandler(complaints);
        commandLine.setExecutionStrategy(parsed -> {
            if (program.verbose) {
                Logging.verbose();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        try {
            return commandLine.execute(args);
        } catch (Error e) { // for instance too little memory; exceptions have gone to the handlers
            return complaints.unexpected(e, String.join(" ", args));
        }
    }

    /** Without a command: says which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** The version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SketchAtlas.class.getPackage().getImplementationVersion();
            return new String[] {"Sketch Atlas " + (version == null ? "(development build)" : version) + ", Java " + Runtime.version()};
        }
    }
}
