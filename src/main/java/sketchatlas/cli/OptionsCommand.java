package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sketchatlas.model.Option;
import sketchatlas.model.Options;

/** {@code sketchatlas options}: the options of a model and its training, each with default, range and meaning. */
@Command(name = "options", mixinStandardHelpOptions = true,
        description = "Lists the options that --hparams takes, each with its default, its range and what it does.")
final class OptionsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "List only these options.")
    private List<String> names = List.of();

    @Override
    public void run() {
        List<Option<?>> wanted = names.isEmpty() ? Options.ALL : names.stream().<Option<?>>map(Options::named).toList();
        PrintWriter out = spec.commandLine().getOut();
        wanted.forEach(option -> print(option, out));
        out.flush();
    }

    private void print(Option<?> option, PrintWriter out) {
        Text heading = spec.commandLine().getColorScheme().ansi().text("@|bold " + option.name() + "|@=" + option.defaultText());
        out.println(heading);
        Paragraph.wrap(option.meaning(), "    ").forEach(out::println);
        Paragraph.wrap("Must be " + option.range() + ".", "    ").forEach(out::println);
    }
}
