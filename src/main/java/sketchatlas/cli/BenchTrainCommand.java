package sketchatlas.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.bench.TrainBenchmark;
import sketchatlas.nn.CellType;

/** {@code sketchatlas bench train}: a training step, beside libtorch where it was built. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = {"Measures a training step, network by network and as a whole, on random sketches.",
            "Where libtorch is there (mvn -Ppeer package), it does the same work in turns and the ratio is shown."})
final class BenchTrainCommand implements Runnable {
    private static final String ALL = "all";
    private static final int MOST_UNITS = 16384;
    private static final int MOST_SKETCHES = 4096;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_REPEATS = 1000;
    private static final List<String> PARTS = List.of("decoder", "encoder", "pictures", "step");

    @Spec
    private CommandSpec spec;

    @Option(names = "--cell", defaultValue = ALL, paramLabel = "NAME", converter = CellsConverter.class,
            description = "The sequence decoder's cell: lstm, layer_norm, hyper or all; ${DEFAULT-VALUE} if not given.")
    private Cells cells;

    @Option(names = "--part", defaultValue = ALL, paramLabel = "NAME",
            description = "What of a step: decoder, encoder, pictures, step or all; ${DEFAULT-VALUE} if not given.")
    private String part;

    @Option(names = "--units", defaultValue = "512", paramLabel = "N", description = "Units of the decoder; ${DEFAULT-VALUE} if not given.")
    private int units;

    @Option(names = "--batch", defaultValue = "100", paramLabel = "N", description = "Sketches in a batch; ${DEFAULT-VALUE} if not given.")
    private int batch;

    @Option(names = "--steps", defaultValue = "100", paramLabel = "N", description = "Points of a sketch; ${DEFAULT-VALUE} if not given.")
    private int steps;

    @Option(names = "--repeat", defaultValue = "5", paramLabel = "N", description = "Times that each is measured; ${DEFAULT-VALUE} if not given.")
    private int repeat;

    @Option(names = "--peer", paramLabel = "DIR", description = "The folder of libtorch; target/peer if it is there.")
    private Path peer;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--units", units, 1, MOST_UNITS);
        ReportOutput.require(spec, "--batch", batch, 1, MOST_SKETCHES);
        ReportOutput.require(spec, "--steps", steps, 1, MOST_STEPS);
        ReportOutput.require(spec, "--repeat", repeat, 1, MOST_REPEATS);
        if (!part.equals(ALL) && !PARTS.contains(part)) {
            throw new ParameterException(spec.commandLine(), "The option --part is " + part + ", but it must be one of " + String.join(", ", PARTS)
                    + " and " + ALL + ".");
        }
        TrainBenchmark.Request request = new TrainBenchmark.Request(cells.types(),
                part.equals(ALL) ? List.of() : List.of(part), units, batch, steps, repeat, Optional.ofNullable(peer));
        output.show(spec, progress -> TrainBenchmark.run(request, progress));
    }

    /** One cell or all. */
    private record Cells(List<CellType> types) {
    }

    private static final class CellsConverter implements ITypeConverter<Cells> {
        @Override
        public Cells convert(String name) {
            return new Cells(name.equals(ALL) ? List.of(CellType.values()) : List.of(new CellConverter().convert(name)));
        }
    }
}
