package sketchatlas.nn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** What could compute on this machine, and why or why not. */
public final class Backends {
    private static final String GRAPHICS_CARD = "JCublasBackend";

    private Backends() {
    }

    /** All backends with reasons; the recommended one first. Takes a moment, for libraries may have to be loaded. */
    public static List<BackendChoice> available() {
        return available(installed(), driver());
    }

    /**
     * @param installed ND4J's backend on the class path, or why there is none
     * @param driver the file that shows that there is a driver for NVIDIA's graphics cards
     */
    static List<BackendChoice> available(Installed installed, Optional<Path> driver) {
        BackendChoice cpu = new BackendChoice(Backend.CPU, "Processor", true, "Computes on all cores, by code made for it.");
        if (installed.name().equals(GRAPHICS_CARD)) {
            return List.of(cpu, new BackendChoice(Backend.ND4J, "Graphics card (ND4J)", installed.usable(), installed.usable()
                    ? "Computes on the NVIDIA graphics card by ND4J's operations."
                    : "ND4J for graphics cards is installed but does not start: " + installed.why() + "."));
        }
        BackendChoice nd4j = new BackendChoice(Backend.ND4J, "Processor (ND4J)", installed.usable(), installed.usable()
                ? "Computes the same by ND4J's own operations, several times slower; it is there to compare numbers." : "ND4J does not start: " + installed.why() + ".");
        BackendChoice card = new BackendChoice(Backend.ND4J, "Graphics card", false, driver.isPresent()
                ? "There is an NVIDIA driver on this machine, but this build has no CUDA libraries: ND4J would have to be built in for CUDA."
                : "No NVIDIA driver was found on this machine, and this build has no CUDA libraries.");
        return List.of(cpu, nd4j, card);
    }

    /**
     * ND4J's backend on the class path.
     *
     * @param name of its class; empty where none loads
     * @param why it isn't usable; empty where it is
     */
    record Installed(String name, boolean usable, String why) {
    }

    private static Installed installed() {
        try {
            Nd4jBackend backend = Nd4j.getBackend();
            return new Installed(backend.getClass().getSimpleName(), true, "");
        } catch (LinkageError | RuntimeException e) {
            return new Installed("", false, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Path> driver() {
        return Stream.of("/proc/driver/nvidia/version", "/usr/bin/nvidia-smi", "/usr/lib/x86_64-linux-gnu/libcuda.so.1",
                "/usr/lib64/libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1", System.getenv().getOrDefault("SystemRoot", "C:\\Windows")
                + "\\System32\\nvcuda.dll").map(Path::of).filter(Files::exists).findFirst();
    }
}
