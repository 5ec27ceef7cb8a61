package sketchatlas.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import sketchatlas.bench.ModelSource;
import sketchatlas.nn.CellType;

/** The options of benchmarks that take any model: one from a file, or random weights of some size. */
final class ModelToMeasure {
    private static final int MOST_UNITS = 16384;

    @Option(names = "--model", paramLabel = "FILE", description = "A model; random weights of the next two options if not given.")
    private Path model;

    @Option(names = "--cell", defaultValue = "layer_norm", paramLabel = "NAME", converter = CellConverter.class,
            description = "The sequence decoder's cell: lstm, layer_norm or hyper; ${DEFAULT-VALUE} if not given.")
    private CellType cell;

    @Option(names = "--units", defaultValue = "512", paramLabel = "N", description = "Units of the decoder; ${DEFAULT-VALUE} if not given.")
    private int units;

    ModelSource source(CommandSpec command) {
        ReportOutput.require(command, "--units", units, 1, MOST_UNITS);
        return new ModelSource(Optional.ofNullable(model), cell, units);
    }
}
