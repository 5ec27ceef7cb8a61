package sketchatlas.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.model.ForwardPass;

/** {@code sketchatlas forward}: one batch through a model, to compare the numbers with another program's. */
@Command(name = "forward", mixinStandardHelpOptions = true,
        description = "Runs one batch through a model, without augmentation and dropout, and writes codes, outputs, losses and the updated hierarchy,"
                + " to be compared with another program's.")
final class ForwardCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @Option(names = "--batch", required = true, paramLabel = "FILE",
            description = "An .npz file with images [B,W,W], sequences [B,T+1,5] and eps [B,Z].")
    private Path batch;

    @Option(names = "--step", required = true, paramLabel = "N",
            description = "The training step to take it for, which sets the losses' weights and the hierarchy's kind of update.")
    private long step;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .npz file to write.")
    private Path out;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Override
    public void run() {
        if (step < 0) {
            throw new ParameterException(spec.commandLine(), "The option --step is " + step + ", but it must be at least 0.");
        }
        ForwardPass.run(model, batch, step, out, backend.choose());
        spec.commandLine().getOut().println("Wrote " + out + ".");
    }
}
