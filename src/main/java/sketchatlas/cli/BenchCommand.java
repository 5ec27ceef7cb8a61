package sketchatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.explore.LiveBenchmark;

/** {@code sketchatlas bench}: how fast this machine is at what people wait for. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures how soon the reconstruction follows a moving pen, without the window that shows it.")
final class BenchCommand implements Runnable {
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @Option(names = "--sketches", defaultValue = "5", paramLabel = "N", description = "Sketches to draw; ${DEFAULT-VALUE} if not given.")
    private int sketches;

    @Override
    public void run() {
        if (sketches < 1 || sketches > MOST) {
            throw new ParameterException(spec.commandLine(), "The option --sketches is " + sketches + ", but it must be a whole number from 1 to "
                    + MOST + ".");
        }
        LiveBenchmark.Result r = LiveBenchmark.run(model, sketches);
        spec.commandLine().getOut().print(String.format(Locale.ROOT, """
                pen movements at 100 a second             %d
                reconstructions begun while it moved      %d
                movement to first strokes, median         %.1f ms
                movement to first strokes, 95 in 100      %.1f ms
                movement to first strokes, worst          %.1f ms
                encoding a sketch, median                 %.1f ms
                """, r.movements(), r.shown(), r.median(), r.most(), r.worst(), r.encode()));
        spec.commandLine().getOut().flush();
    }
}
