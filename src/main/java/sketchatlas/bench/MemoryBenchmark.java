package sketchatlas.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sketchatlas.ProcessMemory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;
import sketchatlas.nn.NativeMemory;
import sketchatlas.train.Trainer;
import sketchatlas.train.Trainers;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

/**
 * Whether memory stays flat over a long training: a whole run of a small model, with its batches, checkpoints and last test, looked at
 * at intervals after a collection of the heap.
 */
public final class MemoryBenchmark {
    private static final int PER_CATEGORY = 200;
    /** Small, so that thousands of steps take minutes; batches end with their longest sketch, so their sizes differ all the time. */
    private static final String SMALL = "dec_model=hyper,dec_rnn_size=16,z_size=8,batch_size=4,num_mixture=4,num_sub=1,png_width=16,"
            + "save_every=1000000";
    private static final double SETTLED = 0.25; // of the steps, before which compiled code and caches still grow
    private static final String STEP = "step";
    private static final String RESIDENT = "resident_bytes";
    private static final List<Column> COLUMNS = List.of(new Column(STEP, STEP, "%.0f", 1), megabytes(RESIDENT, "process"),
            megabytes("heap_bytes", "heap after collection"), megabytes("direct_bytes", "direct buffers"), megabytes("javacpp_bytes", "JavaCPP"));

    private final Table table = new Table("memory", COLUMNS);
    private final HyperParameters hp;
    private final long steps;
    private final long interval;
    private final Consumer<String> progress;

    private MemoryBenchmark(HyperParameters hp, long steps, int looks, Consumer<String> progress) {
        this.hp = hp;
        this.steps = steps;
        this.interval = Math.max(1, steps / looks);
        this.progress = progress;
    }

    private static Column megabytes(String key, String header) {
        return new Column(key, header, "%.1f MB", 1e-6);
    }

    /**
     * Trains.
     *
     * @param steps at least 1
     * @param looks how often memory is looked at, at least 1
     */
    public static Report run(long steps, int looks, Consumer<String> progress) {
        return new MemoryBenchmark(HyperParameters.parse(SMALL + ",categories=[a,b],num_steps=" + steps), steps, looks, progress).run();
    }

    private Report run() {
        Path folder;
        try {
            folder = Files.createTempDirectory("sketchatlas-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int threads = Math.min(hp.batchSize(), Runtime.getRuntime().availableProcessors());
        String backend;
        try (Trainer trainer = Trainers.start(SampleSketches.dataset(PER_CATEGORY, 1), hp, folder.resolve("run"), new Looker(), Backend.CPU, threads)) {
            backend = trainer.backend();
            trainer.run();
        } finally {
            delete(folder);
        }
        return new Report("memory", Machine.of(backend, OptionalDouble.empty()), List.of(table), List.of(
                "A hyper decoder of " + hp.decRnnSize() + " units learned for " + steps + " steps of " + hp.batchSize() + " sketches.",
                growth("heap_bytes", "The heap"), growth(RESIDENT, "The process")));
    }

    private String growth(String key, String what) {
        return slope(table.rows(), key, SETTLED * steps).stream()
                .mapToObj(bytes -> String.format(Locale.ROOT, "%s grew by %.2f MB in 1,000 steps after the first quarter.", what, bytes * 1e3 / 1e6))
                .findFirst().orElse(what + ": too few numbers to tell whether it grew.");
    }

    /** The growth a step by least squares, from a step on; empty with fewer than three numbers. */
    static OptionalDouble slope(List<Map<String, Object>> rows, String key, double from) {
        double[][] points = rows.stream().filter(row -> row.get(key) != null && ((Number) row.get(STEP)).doubleValue() >= from)
                .map(row -> new double[] {((Number) row.get(STEP)).doubleValue(), ((Number) row.get(key)).doubleValue()}).toArray(double[][]::new);
        if (points.length < 3) {
            return OptionalDouble.empty();
        }
        double meanX = Stream.of(points).mapToDouble(p -> p[0]).average().orElseThrow();
        double meanY = Stream.of(points).mapToDouble(p -> p[1]).average().orElseThrow();
        double xy = Stream.of(points).mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
        double xx = Stream.of(points).mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
        return OptionalDouble.of(xy / xx);
    }

    private void look(long step) {
        System.gc();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(STEP, step);
        OptionalLong resident = ProcessMemory.now();
        row.put(RESIDENT, resident.isPresent() ? resident.getAsLong() : null);
        row.put("heap_bytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        row.put("direct_bytes", ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum());
        row.put("javacpp_bytes", NativeMemory.allocated());
        table.add(row);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the memory between two steps. */
    private final class Looker implements TrainingListener {
        @Override
        public void progress(Progress now) {
            if (now.step() % interval == 0) {
                look(now.step());
                progress.accept("step " + now.step() + " of " + now.steps());
            }
        }

        @Override
        public void validation(Validation validation) {
            // only the memory counts
        }

        @Override
        public void state(TrainingState state) {
            // likewise
        }
    }
}
