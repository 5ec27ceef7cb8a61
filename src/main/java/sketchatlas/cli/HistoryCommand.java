package sketchatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.explore.curves.Smoothing;
import sketchatlas.explore.picture.CurvesPicture;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.TrainingCurves.Axis;

/** {@code sketchatlas history}: the curves of a training. */
@Command(name = "history", mixinStandardHelpOptions = true,
        description = "Draws the curves of a training, which may still be running: losses, live components, learning rate and speed; or writes them as a"
                + " table.")
final class HistoryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "The folder of the training (its --log_root), or its history.csv.")
    private Path run;

    @Option(names = "--other", paramLabel = "DIR", description = "Another training, to be laid over it in dashes.")
    private Optional<Path> other = Optional.empty();

    @Option(names = "--axis", defaultValue = "batches", converter = AxisConverter.class, paramLabel = "AXIS",
            description = "What the curves stand over: batches, step, which leaves out what training went back behind, or seconds;"
                    + " ${DEFAULT-VALUE} if not given.")
    private Axis axis;

    @Option(names = "--log", description = "Losses and learning rate on a logarithmic scale.")
    private boolean log;

    @Option(names = "--smoothing", defaultValue = "0.8", paramLabel = "W",
            description = "How much of each point of training's curves comes from those before, from 0 to 0.999; ${DEFAULT-VALUE} if not given.")
    private double smoothing;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The .svg, .png or .csv file to write.")
    private Path output;

    /** An axis by its name. */
    private static final class AxisConverter implements ITypeConverter<Axis> {
        @Override
        public Axis convert(String name) {
            return ConstantNames.parse(Axis.class, name);
        }
    }

    @Override
    public void run() {
        if (!(smoothing >= 0 && smoothing <= Smoothing.MOST)) {
            throw new ParameterException(spec.commandLine(), "The option --smoothing is " + smoothing + ", but it must be a number from 0 to 0.999.");
        }
        List<CurvesPicture.Run> runs = new ArrayList<>();
        runs.add(named(run));
        other.ifPresent(folder -> runs.add(named(folder)));
        CurvesPicture.write(runs, new CurvesPicture.Look(axis, log, smoothing), output);
        spec.commandLine().getOut().println("Wrote " + output + ".");
    }

    private static CurvesPicture.Run named(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path of = absolute.endsWith(HistoryReader.FILE) ? absolute.getParent() : absolute;
        return new CurvesPicture.Run(String.valueOf(of.getFileName()), HistoryReader.readAll(folder));
    }
}
