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
import sketchatlas.bench.Workload.Part;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;

/** {@code sketchatlas bench train}: a training step, beside libtorch where it was built, or beside PyTorch on a graphics card. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = {"Measures a training step, network by network and as a whole, on random sketches.",
            "Where libtorch is there (mvn -Ppeer package), it does the same work in turns and the ratio is shown;",
            "on a graphics card it is PyTorch."})
final class BenchTrainCommand implements Runnable {
    private static final String ALL = "all";
    private static final int MOST_UNITS = 16384;
    private static final int MOST_SKETCHES = 4096;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_REPEATS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--cell", defaultValue = ALL, paramLabel = "NAME", converter = CellsConverter.class,
            description = "The sequence decoder's cell: lstm, layer_norm, hyper or all; ${DEFAULT-VALUE} if not given.")
    private Cells cells;

    @Option(names = "--part", split = ",", paramLabel = "NAME", converter = PartConverter.class,
            description = "What of a step: decoder, encoder, pictures or step, several with commas; all of them if not given.")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--units", defaultValue = "512", paramLabel = "N", description = "Units of the decoder; ${DEFAULT-VALUE} if not given.")
    private int units;

    @Option(names = "--batch", defaultValue = "100", paramLabel = "N", description = "Sketches in a batch; ${DEFAULT-VALUE} if not given.")
    private int batch;

    @Option(names = "--steps", defaultValue = "100", paramLabel = "N", description = "Points of a sketch; ${DEFAULT-VALUE} if not given.")
    private int steps;

    @Option(names = "--repeat", defaultValue = "5", paramLabel = "N", description = "Times that each is measured; ${DEFAULT-VALUE} if not given.")
    private int repeat;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Option(names = "--tf32", description = "With --backend cuda: products round what they multiply to TF32, those of PyTorch as well.")
    private boolean tf32;

    @Option(names = "--peer", paramLabel = "DIR|FILE", description = "What to measure against: the folder of libtorch, target/peer if it is there; on a"
            + " graphics card the program for PyTorch, src/bench/python/peer.py if it is there and python3 has PyTorch.")
    private Path peer;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--units", units, 1, MOST_UNITS);
        ReportOutput.require(spec, "--batch", batch, 1, MOST_SKETCHES);
        ReportOutput.require(spec, "--steps", steps, 1, MOST_STEPS);
        ReportOutput.require(spec, "--repeat", repeat, 1, MOST_REPEATS);
        Backend chosen = backend.choose();
        if (tf32 && !chosen.onCard()) {
            throw new ParameterException(spec.commandLine(), "The option --tf32 is for graphics cards: add --backend cuda, or leave it out.");
        }
        measure(tf32 ? Backend.CUDA_TF32 : chosen);
    }

    private void measure(Backend chosen) {
        TrainBenchmark.Request request = new TrainBenchmark.Request(cells.types(),
                parts, units, batch, steps, repeat, chosen, Optional.ofNullable(peer).or(() -> TrainBenchmark.foundPeer(chosen)));
        output.show(spec, progress -> TrainBenchmark.run(request, progress));
    }

    /** One cell or all. */
    private record Cells(List<CellType> types) {
    }

    private static final class PartConverter implements ITypeConverter<Part> {
        @Override
        public Part convert(String name) {
            return ConstantNames.parse(Part.class, name);
        }
    }

    private static final class CellsConverter implements ITypeConverter<Cells> {
        @Override
        public Cells convert(String name) {
            return new Cells(name.equals(ALL) ? List.of(CellType.values()) : List.of(ConstantNames.parse(CellType.class, name)));
        }
    }
}
