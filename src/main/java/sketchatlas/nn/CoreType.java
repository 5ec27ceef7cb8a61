package sketchatlas.nn;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells OpenBLAS which of its kernels this processor can run. The version that ND4J brings along (0.3.19) goes by the processors that were
 * sold when it was made: to one by AMD with 512-bit vectors it gives kernels of 256 bits, which take half as long again, and to one that
 * it has never heard of those of twenty years ago. On Linux the processor's own list of what it can do is better; elsewhere the library decides.
 */
public final class CoreType {
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> VECTORS_512 = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");
    private static final Set<String> VECTORS_256 = Set.of("avx2", "fma");

    private static boolean chosen;

    private CoreType() {
    }

    /**
     * Before OpenBLAS is loaded, by whoever loads it; without effect afterwards, and where a person has set OPENBLAS_CORETYPE. Programs that
     * this one starts don't inherit the choice.
     */
    public static synchronized void choose() {
        if (chosen) {
            return;
        }
        chosen = true;
        if (System.getenv(VARIABLE) == null && Files.isReadable(PROCESSORS)) {
            try {
                of(Files.readAllLines(PROCESSORS)).ifPresent(CoreType::set);
            } catch (IOException e) {
                return; // the library decides
            }
        }
    }

    /**
     * What OpenBLAS calls the kernels of widest vectors that a processor runs.
     *
     * @param description the lines of /proc/cpuinfo
     * @return empty where the library is to decide
     */
    static Optional<String> of(List<String> description) {
        Set<String> flags = new HashSet<>(List.of(value(description, "flags").split(" +")));
        if (flags.containsAll(VECTORS_512)) {
            return Optional.of("SkylakeX");
        }
        if (flags.containsAll(VECTORS_256)) {
            return Optional.of(value(description, "vendor_id").equals("AuthenticAMD") ? "Zen" : "Haswell");
        }
        return Optional.empty();
    }

    /** Of the first processor. */
    private static String value(List<String> description, String key) {
        return description.stream().filter(line -> line.startsWith(key)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
    }

    /** Java has no way to change its own process's environment, which is where the library looks. */
    private static void set(String name) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        MethodHandle call = linker.downcallHandle(setenv.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            if ((int) call.invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom(name), 0) != 0) {
                throw new IllegalStateException("setenv of " + VARIABLE + " failed");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
