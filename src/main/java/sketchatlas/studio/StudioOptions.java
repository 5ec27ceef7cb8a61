package sketchatlas.studio;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sketchatlas.UserException;

/** What can be said on the command line when the studio starts. */
@Command(name = "studio", mixinStandardHelpOptions = true, version = "Sketch Atlas 0.1.0",
        description = "Draw sketches and see what a model makes of them.")
final class StudioOptions {
    @Option(names = "--model", paramLabel = "FILE",
            description = "the model to use (default: the newest one in the folder models)")
    private Path model;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "the same, as file managers say it")
    private String file; // no path yet: what a file manager says must not keep the studio from starting

    /** @throws CommandLine.ParameterException if they can't be understood */
    static StudioOptions parse(List<String> args) {
        StudioOptions options = new StudioOptions();
        if (!args.isEmpty()) { // a tenth of a second at each start, mostly for nothing
            new CommandLine(options).parseArgs(args.toArray(String[]::new));
        }
        return options;
    }

    /** @throws UserException if it can't be the name of a file, such as one that Windows has put question marks into */
    Optional<Path> model() {
        try {
            return Optional.ofNullable(model).or(() -> Optional.ofNullable(file).map(Path::of));
        } catch (InvalidPathException e) {
            throw new UserException("The file \"" + file + "\" can't be opened, because its name has not come whole: choose it by File, Open model...", e);
        }
    }
}
