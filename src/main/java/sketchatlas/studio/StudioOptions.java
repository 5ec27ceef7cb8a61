package sketchatlas.studio;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line when the studio starts. */
@Command(name = "studio", mixinStandardHelpOptions = true, version = "Sketch Atlas 0.1.0",
        description = "Draw sketches and see what a model makes of them.")
final class StudioOptions {
    @Option(names = "--model", paramLabel = "FILE",
            description = "the model to use (default: the newest one in the folder models)")
    private Path model;

    @Option(names = "--smoke-test", paramLabel = "PNG", hidden = true,
            description = "draw a sketch, keep a picture of the window with its reconstruction, and end")
    private Path smokeTest;

    Optional<Path> model() {
        return Optional.ofNullable(model);
    }

    Optional<Path> smokeTest() {
        return Optional.ofNullable(smokeTest);
    }
}
