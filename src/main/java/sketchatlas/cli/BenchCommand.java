package sketchatlas.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sketchatlas bench}: how fast this machine is at what people wait for; a subcommand for each such thing. */
@Command(name = "bench", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "WHAT",
        description = "Measures how fast and how large things are on this machine.",
        subcommands = {BenchTrainCommand.class, BenchEncodeCommand.class, BenchSampleCommand.class, BenchTsneCommand.class, BenchLiveCommand.class,
            BenchWorkbenchCommand.class, BenchMapCommand.class, BenchMemoryCommand.class, BenchServeCommand.class})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Without a subcommand: says which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
