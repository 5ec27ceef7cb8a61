package sketchatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process holds, as Linux tells it (proc_pid_status(5)). */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBI = 1024;

    private ProcessMemory() {
    }

    /** The most so far, in bytes; empty where the system does not tell. */
    public static OptionalLong peak() {
        return value(STATUS, "VmHWM");
    }

    /** At present, in bytes; empty where the system does not tell. */
    public static OptionalLong now() {
        return value(STATUS, "VmRSS");
    }

    public static OptionalLong value(Path status, String field) {
        try {
            return Files.readString(status).lines().filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI).findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
