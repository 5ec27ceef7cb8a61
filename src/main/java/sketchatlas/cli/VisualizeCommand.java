package sketchatlas.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.UserFolders;
import sketchatlas.explore.samples.SamplePictures;

/** {@code sketchatlas visualize}: pictures of an atlas. */
@Command(name = "visualize", mixinStandardHelpOptions = true,
        description = "Draws the atlas that \"sketchatlas sample\" made: its sketches on the map (result.jpg), the components of both levels"
                + " (level_k.jpg, level_l.jpg), and the tree (tree.svg, tree.png).")
final class VisualizeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"--sample_dir", "--sample-dir"}, defaultValue = ".", paramLabel = "DIR",
            description = "The folder that the atlas is in, or the atlas itself; the pictures are written beside it. This folder if not given.")
    private Path sampleDir;

    @Option(names = {"--model_dir", "--model-dir", "--model"}, paramLabel = "DIR|FILE",
            description = "The model of the atlas, or its folder, for what its components are called and when they died.")
    private Optional<Path> model = Optional.empty();

    @Override
    public void run() {
        for (Path picture : SamplePictures.write(sampleDir, model, UserFolders.settings())) {
            spec.commandLine().getOut().println("Wrote " + picture.normalize() + ".");
        }
    }
}
