package sketchatlas.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.model.ReferenceCheckpoint;

/** {@code sketchatlas import}: makes a model of a checkpoint of the authors' program. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Makes a model of a checkpoint of the authors' program, whose variables were saved as numeric arrays of an .npz file under"
                + " their own names.")
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--npz", required = true, paramLabel = "FILE", description = "The variables; those of the optimiser are left out.")
    private Path npz;

    @Option(names = "--config", paramLabel = "FILE",
            description = "The model_config.json beside the checkpoint; without it the options are told from the shapes where they can be.")
    private Path config;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "The model to write.")
    private Path out;

    @Override
    public void run() {
        if (Files.exists(out)) { // it may be a model that took days
            throw new UserException("There is a file " + out + " already: name another one with --out, or remove it first.");
        }
        ReferenceCheckpoint.importNpz(npz, config, out);
        spec.commandLine().getOut().println("Wrote " + out + ".");
    }
}
