package sketchatlas.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long the processors have worked, for whom, as Linux counts it under /proc (proc_stat(5), proc_pid_stat(5)), in its ticks.
 *
 * @param all of all processors, idle or not
 * @param busy working, for whomever; on a virtual machine also what its host took away
 * @param own for the processes asked about
 */
record ProcessorTimes(long all, long busy, long own) {
    private static final Path PROC = Path.of("/proc");
    private static final int COUNTERS = 8; // user, nice, system, idle, iowait, irq, softirq, steal
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int USER_TIME = 11; // fields behind the command's name, which may hold anything but a last bracket
    private static final int SYSTEM_TIME = 12;

    /** The times by now; empty where the system does not tell. */
    static Optional<ProcessorTimes> now(List<Long> processes) {
        return now(PROC, processes);
    }

    static Optional<ProcessorTimes> now(Path proc, List<Long> processes) {
        try {
            long[] counters = Arrays.stream(firstLine(proc.resolve("stat")).split("\\s+")).skip(1).limit(COUNTERS).mapToLong(Long::parseLong).toArray();
            long all = Arrays.stream(counters).sum();
            long own = 0;
            for (long process : processes) {
                String line = firstLine(proc.resolve(Long.toString(process)).resolve("stat"));
                String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
                own += Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
            }
            return Optional.of(new ProcessorTimes(all, all - counters[IDLE] - counters[IO_WAIT], own));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // another system, or another form: then nobody is told
        }
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("");
    }

    /** The share of all processors' time between two readings that went to others, 0 to 1. */
    double othersSince(ProcessorTimes before) {
        long time = all - before.all;
        return time <= 0 ? 0 : Math.clamp((double) (busy - before.busy - (own - before.own)) / time, 0, 1);
    }
}
