package sketchatlas.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sketchatlas.UserException;
import sketchatlas.bench.Stepper.Step;
import sketchatlas.bench.Workload.Part;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;

/**
 * How long a training step takes and how much memory, its networks one by one and as a whole, beside libtorch doing the same work in
 * the same run, and beside the time that the matrix products alone would take.
 */
public final class TrainBenchmark {
    private static final int WARM_UP = 3;
    private static final int MEMORY_STEPS = 3;
    private static final int PRODUCT_ROUNDS = 30;
    private static final List<Column> TIMES = List.of(Column.text("row"), Rows.MEDIAN, Rows.MIN, Rows.MOST, Rows.REPETITIONS, Rows.OTHERS,
            new Column("peer_median_s", "torch", "%.0f ms", 1e3), new Column("peer_ratio", "ratio", "%.2f", 1),
            new Column("floor_s", "floor", "%.0f ms", 1e3), new Column("floor_ratio", "of floor", "%.2f", 1),
            new Column("share", "share", "%.0f %%", 100), new Column("garbage_bytes", "garbage", "%.1f MB", 1e-6));
    private static final List<Column> MEMORY = List.of(Column.text("row"), new Column("peak_bytes", "most memory", "%.2f GB", 1e-9),
            new Column("peer_peak_bytes", "libtorch", "%.2f GB", 1e-9), new Column("peer_ratio", "ratio", "%.2f", 1));

    /**
     * What to measure.
     *
     * @param cells of the sequence decoder
     * @param parts of a step, in the order to measure them
     * @param repeat how often each, at least 1
     * @param backend what computes here
     * @param peer the folder of libtorch or the program for PyTorch, such as {@link #foundPeer}; empty to measure without it
     */
    public record Request(List<CellType> cells, List<Part> parts, int units, int batch, int steps, int repeat, Backend backend, Optional<Path> peer) {
    }

    private final Request request;
    private final Consumer<String> progress;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Table times = new Table("times", TIMES);
    private final Table memory = new Table("memory", MEMORY);

    private TrainBenchmark(Request request, Consumer<String> progress) {
        this.request = request;
        this.progress = progress;
    }

    /** What there is to measure a backend against: libtorch where the build leaves it, on graphics cards the program for PyTorch. */
    public static Optional<Path> foundPeer(Backend backend) {
        return backend.onCard() ? Peer.findPython() : Peer.find();
    }

    /**
     * Measures.
     *
     * @param progress is told each row as soon as it is there
     * @throws UserException if libtorch does not start or does other work; PyTorch, which may not be there, is left out then
     */
    public static Report run(Request request, Consumer<String> progress) {
        return new TrainBenchmark(request, progress).run();
    }

    private Report run() {
        Backend backend = request.backend();
        List<String> notes = new ArrayList<>();
        double rate;
        try (Stepper own = new OwnStepper(backend, threads); ChildStepper peer = startPeer(notes)) {
            rate = backend.onCard() ? GemmRate.ofCard(backend, request.units(), request.batch(), request.steps())
                    : GemmRate.measure(backend, backend.instances(threads), PRODUCT_ROUNDS);
            progress.accept(String.format(Locale.ROOT, "matrix products: %.0f GFLOP/s", rate / 1e9));
            Meter meter = new Meter(peer == null ? List.of() : List.of(peer.pid()));
            Stepper beside = peer;
            for (Workload workload : workloads()) {
                try {
                    times.add(row(workload, meter, own, beside, rate));
                } catch (PeerFailure e) {
                    if (!backend.onCard()) {
                        throw e.told;
                    }
                    notes.add("PyTorch was not measured beside " + workload.label() + " and what follows: " + e.told.getMessage());
                    progress.accept(notes.getLast());
                    beside = null;
                    times.add(row(workload, meter, own, null, rate));
                }
                progress.accept(times.lastRow());
            }
            if (peer != null) {
                notes.add("ratio: our time (or memory) divided by that of " + peer.name() + ", measured in turns.");
            }
        }
        notes.add("floor: the matrix products alone, at the speed of products measured in this run; share: of that speed, over the whole step.");
        for (Workload workload : workloads()) {
            if (workload.part() == Part.STEP && backend == Backend.CPU) {
                peaks(workload, request.peer()).ifPresent(row -> {
                    memory.add(row);
                    progress.accept(memory.lastRow());
                });
            }
        }
        List<Table> tables = memory.rows().isEmpty() ? List.of(times) : List.of(times, memory);
        String description = backend.create().description() + (backend == Backend.CPU ? ", " + threads + " threads" : "");
        return new Report("train", Machine.of(description, OptionalDouble.of(rate)), tables, notes);
    }

    /** Null where there is nothing to measure against; a note says why. */
    private ChildStepper startPeer(List<String> notes) {
        if (!request.backend().onCard()) {
            if (request.peer().isEmpty()) {
                notes.add("There is no libtorch to measure against: get it by \"" + Peer.HOW_TO_GET_IT + "\".");
            }
            return request.peer().map(folder -> Peer.start(folder, threads)).orElse(null);
        }
        try {
            return request.peer().map(program -> Peer.startPython(program, request.backend() == Backend.CUDA_TF32)).orElse(null);
        } catch (UserException e) {
            notes.add("PyTorch was not measured: " + e.getMessage());
            return null;
        }
    }

    private List<Workload> workloads() {
        List<Workload> all = new ArrayList<>();
        for (Part part : request.parts()) {
            for (CellType cell : part.hasCell() ? request.cells() : request.cells().subList(0, 1)) {
                all.add(new Workload(part, cell, request.units(), request.batch(), request.steps()));
            }
        }
        return all;
    }

    private Map<String, Object> row(Workload workload, Meter meter, Stepper own, Stepper peer, double rate) {
        own.prepare(workload);
        Losses losses = new Losses(own);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", workload.label());
        Measurement measured;
        if (peer == null) {
            measured = meter.measure(WARM_UP, request.repeat(), losses);
            Rows.put(row, measured);
        } else {
            Stepper other = new Named(peer);
            other.prepare(workload);
            Losses peerLosses = new Losses(other);
            List<Measurement> both = meter.measure(WARM_UP, request.repeat(), List.of(losses, peerLosses));
            measured = both.getFirst();
            Rows.put(row, measured);
            row.put("peer_median_s", both.getLast().median());
            row.put("peer_min_s", both.getLast().min());
            row.put("peer_most_s", both.getLast().most());
            row.put("peer_ratio", measured.median() / both.getLast().median());
            peerLosses.put(row, "peer_");
            if (!Double.isFinite(peerLosses.last)) {
                throw new PeerFailure(new UserException("The loss of " + peer.name() + " is no number any more, so it does other work: build it anew by \""
                        + Peer.HOW_TO_GET_IT + "\"."));
            }
        }
        losses.put(row, "");
        row.put("garbage_bytes", losses.garbage);
        double flops = Flops.of(workload);
        row.put("flops", flops);
        row.put("floor_s", flops / rate);
        row.put("floor_ratio", measured.median() * rate / flops);
        row.put("share", flops / (measured.median() * rate));
        own.close();
        return row;
    }

    /** The most memory of a fresh process of each; empty where the system does not tell. */
    private Optional<Map<String, Object>> peaks(Workload workload, Optional<Path> folder) {
        OptionalLong own;
        try (Stepper child = ChildStepper.java(System.getProperty("java.class.path"), Map.of(), List.of("sketchatlas.cli.SketchAtlas", "bench", "serve"))) {
            own = peak(child, workload);
        }
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", workload.label());
        row.put("peak_bytes", own.getAsLong());
        if (folder.isPresent()) {
            try (Stepper child = Peer.start(folder.get(), threads)) {
                peak(child, workload).ifPresent(bytes -> {
                    row.put("peer_peak_bytes", bytes);
                    row.put("peer_ratio", (double) own.getAsLong() / bytes);
                });
            }
        }
        return Optional.of(row);
    }

    private static OptionalLong peak(Stepper stepper, Workload workload) {
        stepper.prepare(workload);
        for (int i = 0; i < MEMORY_STEPS; i++) {
            stepper.step();
        }
        return stepper.peakMemory();
    }

    /** What is measured against can't go on; what is measured may. */
    private static final class PeerFailure extends RuntimeException {
        private final UserException told;

        PeerFailure(UserException told) {
            super(told);
            this.told = told;
        }
    }

    /** A peer whose failures can be told from our own. */
    private record Named(Stepper peer) implements Stepper {
        private static <T> T asked(Supplier<T> question) {
            try {
                return question.get();
            } catch (UserException e) {
                throw new PeerFailure(e);
            }
        }

        @Override
        public String name() {
            return peer.name();
        }

        @Override
        public void prepare(Workload workload) {
            asked(() -> {
                peer.prepare(workload);
                return true;
            });
        }

        @Override
        public Step step() {
            return asked(peer::step);
        }

        @Override
        public OptionalLong peakMemory() {
            return asked(peer::peakMemory);
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    /** Steps that remember their first and last loss, and what the last one left for this process's collector. */
    private static final class Losses implements Work {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final Stepper stepper;
        private long garbage;
        private double first = Double.NaN;
        private double last = Double.NaN;

        Losses(Stepper stepper) {
            this.stepper = stepper;
        }

        @Override
        public double seconds() {
            long before = threads.getTotalThreadAllocatedBytes();
            Step step = stepper.step();
            garbage = threads.getTotalThreadAllocatedBytes() - before;
            first = Double.isNaN(first) ? step.loss() : first;
            last = step.loss();
            return step.seconds();
        }

        void put(Map<String, Object> row, String prefix) {
            row.put(prefix + "first_loss", first);
            row.put(prefix + "last_loss", last);
        }
    }
}
