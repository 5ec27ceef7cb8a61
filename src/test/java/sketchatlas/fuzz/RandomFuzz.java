package sketchatlas.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Fuzzes one target without Jazzer: with {@link Mutator} only, which also goes on from damaged inputs that were read all the same. */
final class RandomFuzz {
    private static final int MOST_KEPT = 500; // inputs that were read
    private static final int LARGEST_KEPT = 1 << 13; // bytes
    private static final int MOST_FINDINGS = 10;
    private static final long LONGEST_READING = TimeUnit.SECONDS.toNanos(10);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final FuzzTarget target;
    private final SplittableRandom random;
    private final Path folder;
    private final Set<String> kinds = new HashSet<>();
    private long readings;

    /** @param folder for the reader's files */
    RandomFuzz(FuzzTarget target, long seed, Path folder) {
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.folder = folder;
    }

    /**
     * Fuzzes for some time.
     *
     * @param findings where findings go, one of each kind
     */
    void run(long seconds, Path findings) throws IOException {
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (; System.nanoTime() < end && kinds.size() < MOST_FINDINGS; readings++) {
            byte[] input = new Mutator(random.split()).mutated(inputs);
            long begin = THREADS.getCurrentThreadCpuTime(); // whatever else the machine has to do
            try {
                boolean read = Verdict.of(target, input, folder);
                if (read && input.length <= LARGEST_KEPT && inputs.size() < MOST_KEPT) {
                    inputs.add(input);
                }
                if (THREADS.getCurrentThreadCpuTime() - begin > LONGEST_READING) {
                    keep("slow", input, findings);
                }
            } catch (Verdict.Finding e) {
                keep(kind(e), input, findings);
            }
        }
    }

    private static String kind(Verdict.Finding finding) {
        Throwable cause = finding.getCause();
        return cause == null || cause.getStackTrace().length == 0 ? finding.getMessage().replaceAll("\\d+", "") : cause.getClass() + " " + cause.getStackTrace()[0];
    }

    private void keep(String kind, byte[] input, Path findings) throws IOException {
        if (kinds.add(kind)) {
            String name = HexFormat.of().toHexDigits(Arrays.hashCode(input));
            Files.write(Files.createDirectories(findings).resolve("crash-" + name), input);
        }
    }

    long readings() {
        return readings;
    }

    int findings() {
        return kinds.size();
    }
}
