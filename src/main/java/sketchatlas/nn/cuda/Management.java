package sketchatlas.nn.cuda;

import static sketchatlas.nn.cuda.Native.INT;
import static sketchatlas.nn.cuda.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** NVIDIA's management library, of which only the driver's version is of interest. */
final class Management {
    private static final int LONGEST = 96; // NVML_SYSTEM_DRIVER_VERSION_BUFFER_SIZE is 80

    private final MethodHandle init;
    private final MethodHandle shutdown;
    private final MethodHandle driverVersion;

    Management(Native library) {
        init = library.function("nvmlInit_v2");
        shutdown = library.function("nvmlShutdown");
        driverVersion = library.function("nvmlSystemGetDriverVersion", POINTER, INT);
    }

    /** For instance 580.65.06; empty where it isn't told. */
    Optional<String> driverVersion() {
        if (Native.call(() -> (int) init.invokeExact()) != 0) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(LONGEST);
            int code = Native.call(() -> (int) driverVersion.invokeExact(out, LONGEST));
            return code == 0 ? Optional.of(out.getString(0, StandardCharsets.UTF_8)) : Optional.empty();
        } finally {
            Native.call(() -> (int) shutdown.invokeExact());
        }
    }
}
