package sketchatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sketchatlas.UserException;
import sketchatlas.bench.Report;
import sketchatlas.data.AtomicFile;

/** What all benchmarks have in common on the command line: where the results go, and that it says what takes so long. */
final class ReportOutput {
    private static final Logger LOG = System.getLogger(ReportOutput.class.getName());
    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there as JSON too; - for JSON in place of the table.")
    private String json;

    /** Runs a benchmark, which is given something to tell its progress to, and shows its report. */
    void show(CommandSpec command, Function<Consumer<String>, Report> benchmark) {
        PrintWriter out = command.commandLine().getOut();
        boolean terminal = System.console() != null && System.console().isTerminal();
        PrintWriter err = command.commandLine().getErr();
        Report report = benchmark.apply(what -> {
            if (terminal) {
                err.println(what);
                err.flush();
            } else {
                LOG.log(Level.INFO, what);
            }
        });
        if (STANDARD_OUTPUT.equals(json)) {
            out.println(report.json().toPrettyString());
        } else {
            out.print(report.text());
            out.flush(); // whatever becomes of the file
            if (json != null) {
                write(Path.of(json), report);
            }
        }
        out.flush();
    }

    private static void write(Path file, Report report) {
        try {
            AtomicFile.write(file, stream -> stream.write(report.json().toPrettyString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UserException("Cannot write " + file + " (" + e.getMessage() + "): name another file with --json.", e);
        }
    }

    /** @throws ParameterException naming the option and its range */
    static void require(CommandSpec command, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(command.commandLine(), "The option " + option + " is " + value + ", but it must be a whole number from " + least
                    + " to " + most + ".");
        }
    }
}
