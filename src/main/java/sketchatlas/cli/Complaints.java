package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sketchatlas.ErrorLog;
import sketchatlas.NearestName;
import sketchatlas.UserException;
import sketchatlas.nn.cuda.CudaException;

/** Turns everything that can go wrong with a command into one line on the standard error and an exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintWriter err;
    private final ErrorLog log;
    private final BooleanSupplier verbose;

    Complaints(PrintWriter err, ErrorLog log, BooleanSupplier verbose) {
        this.err = err;
        this.log = log;
        this.verbose = verbose;
    }

    /** A command line that was not understood. */
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        say(sentence(e, command, args) + " See \"" + command.qualifiedName() + " --help\".", e);
        return ExitCode.USAGE;
    }

    /** A command that could not do its work. */
    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (e instanceof UserException) {
            say(e.getMessage(), e);
            return ExitCode.SOFTWARE;
        }
        if (e instanceof CudaException) {
            say("The graphics card could not do this (" + e.getMessage() + "): try it again, or on the processor (--backend cpu).", e);
            return ExitCode.SOFTWARE;
        }
        if (e instanceof InvalidPathException path) { // each system forbids other characters
            say("\"" + path.getInput() + "\" can't be the name of a file here (" + path.getReason() + "): check how it is written.", e);
            return ExitCode.SOFTWARE;
        }
        return unexpected(e, String.join(" ", parsed.originalArgs()));
    }

    /** Something that nobody foresaw. */
    int unexpected(Throwable e, String doing) {
        Optional<String> details = log.write(doing, e).map(file -> "the details are in " + file);
        String what = e instanceof OutOfMemoryError ? "There is too little memory for this: " : "Something went wrong in the program (" + e + "): ";
        say(what + details.orElse("run it again with --verbose for the details") + ".", e);
        return ExitCode.SOFTWARE;
    }

    private void say(String sentence, Throwable cause) {
        err.println(SketchAtlas.NAME + ": " + sentence);
        if (verbose.getAsBoolean()) {
            err.print(ErrorLog.details(cause));
        }
        err.flush();
    }

    private static String sentence(ParameterException e, CommandSpec command, String[] args) {
        // A mistyped option is what is wrong, even where the right one is then missing.
        List<String> known = optionNames(command);
        Optional<String> mistyped = Stream.of(args).filter(a -> a.startsWith("--") && !known.contains(optionName(a))).findFirst();
        if (mistyped.isPresent()) {
            return unknown(mistyped.get(), command);
        }
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        String message = e.getMessage().replaceFirst("^Error: ", "").replaceAll("\\s+", " ").strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private static List<String> optionNames(CommandSpec command) {
        return command.options().stream().flatMap(o -> Stream.of(o.names())).toList();
    }

    private static String optionName(String argument) {
        return argument.replaceFirst("=.*", "");
    }

    private static String unknown(String argument, CommandSpec command) {
        boolean option = argument.startsWith("-");
        String name = option ? optionName(argument) : argument;
        List<String> known = option ? optionNames(command) : List.copyOf(command.subcommands().keySet());
        String kind = option ? "option" : known.isEmpty() ? "argument" : "command";
        return "There is no " + kind + " \"" + name + "\"" + NearestName.of(name, known).map(n -> "; did you mean " + n + "?").orElse(".");
    }
}
