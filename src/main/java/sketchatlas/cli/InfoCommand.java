package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Options;

/** {@code sketchatlas info}: what a model file says about itself. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "Checks a model file and tells what is in it: its options, training and size.")
final class InfoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @Override
    public void run() {
        ModelFile.Content content = ModelFile.read(model);
        ModelConfig config = ModelConfig.fromJson(content.config(), model);
        long values = content.tensors().values().stream().mapToLong(t -> t.data().length).sum();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "model         %s%n", config.id());
        out.printf(Locale.ROOT, "categories    %s%n", String.join(", ", config.hyperParameters().categories()));
        out.printf(Locale.ROOT, "components    %d in each level at the start%n", config.hyperParameters().components());
        out.printf(Locale.ROOT, "trained       %,d steps%n", config.step());
        config.losses().forEach((name, loss) -> out.printf(Locale.ROOT, "%-13s %.4f%n", name, loss));
        out.printf(Locale.ROOT, "longest       %d points%n", config.maxSeqLen());
        out.printf(Locale.ROOT, "scale factor  %.6g%n", config.scaleFactor());
        out.printf(Locale.ROOT, "size          %,d numbers in %d tensors%n", values, content.tensors().size());
        out.printf(Locale.ROOT, "options       %s%n", differences(config.hyperParameters()));
        out.flush();
    }

    /** The options that are not at their defaults, in the form that --hparams takes. */
    private static String differences(HyperParameters parameters) {
        String text = Options.ALL.stream().filter(o -> !o.text(parameters).equals(o.defaultText()))
                .map(o -> o.name() + "=" + o.text(parameters)).collect(Collectors.joining(", "));
        return text.isEmpty() ? "all at their defaults" : text;
    }
}
