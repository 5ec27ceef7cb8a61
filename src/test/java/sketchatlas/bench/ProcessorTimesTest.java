package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.ProcessMemory;

class ProcessorTimesTest {
    @TempDir
    private Path proc;

    private void process(long pid, String name, long user, long system) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(folder.resolve("stat"), pid + " (" + name + ") S 1 1 1 0 -1 0 0 0 0 0 " + user + " " + system + " 0 0 20 0 1 0\n");
    }

    @Test
    void readsWhatLinuxWrites() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  100 10 30 800 40 5 5 10 77 0\ncpu0 1 2 3\n");
        process(12, "java", 70, 20);
        process(13, "a ) b (", 5, 1);
        assertEquals(Optional.of(new ProcessorTimes(1000, 160, 96)), ProcessorTimes.now(proc, List.of(12L, 13L)));
    }

    @Test
    void tellsTheShareOfOthers() {
        ProcessorTimes before = new ProcessorTimes(1000, 160, 96);
        assertEquals(0.25, new ProcessorTimes(1200, 300, 186).othersSince(before), 1e-12);
        assertEquals(0, new ProcessorTimes(1200, 200, 186).othersSince(before), "ticks are counted at different moments");
        assertEquals(0, before.othersSince(before));
    }

    @Test
    void whereNothingIsToldNobodyIsAsked() throws IOException {
        assertTrue(ProcessorTimes.now(proc, List.of(12L)).isEmpty());
        Files.writeString(proc.resolve("stat"), "cpu  one two\n");
        assertTrue(ProcessorTimes.now(proc, List.of()).isEmpty());
        Files.writeString(proc.resolve("stat"), "cpu  100 10 30 800 40 5 5 10\n");
        assertTrue(ProcessorTimes.now(proc, List.of(12L)).isEmpty(), "the process has ended");
    }

    @Test
    void memoryIsInBytes() throws IOException {
        Path status = proc.resolve("status");
        Files.writeString(status, "Name:\tjava\nVmHWM:\t    2048 kB\nVmRSS:\t 1024 kB\n");
        assertEquals(2048 * 1024, ProcessMemory.value(status, "VmHWM").orElseThrow());
        assertTrue(ProcessMemory.value(status, "VmSwap").isEmpty());
        assertTrue(ProcessMemory.value(proc.resolve("none"), "VmHWM").isEmpty());
    }
}
