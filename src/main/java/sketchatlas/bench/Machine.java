package sketchatlas.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the numbers of a report were measured on.
 *
 * @param processor its name as the system gives it
 * @param cores those that this process may use
 * @param backend what computed; empty where no network was run
 * @param gemmRate floating point operations a second of matrix products on all cores; empty where it does not matter
 */
record Machine(String processor, int cores, String java, String system, String backend, OptionalDouble gemmRate) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine of(String backend, OptionalDouble gemmRate) {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), backend, gemmRate);
    }

    private static String processorName() {
        try {
            return Files.readString(PROCESSORS).lines().filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElseGet(Machine::architecture);
        } catch (IOException e) {
            return architecture();
        }
    }

    private static String architecture() {
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? System.getProperty("os.arch") : windows;
    }

    String text() {
        return processor + ", " + cores + (cores == 1 ? " core" : " cores") + ", " + system + ", Java " + java
                + (backend.isEmpty() ? "" : ", " + backend)
                + (gemmRate.isEmpty() ? "" : String.format(Locale.ROOT, ", products at %.0f GFLOP/s", gemmRate.getAsDouble() / 1e9));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("processor", processor).put("cores", cores).put("java", java).put("system", system);
        if (!backend.isEmpty()) {
            json.put("backend", backend);
        }
        gemmRate.ifPresent(rate -> json.put("gemm_flops_per_second", rate));
        return json;
    }
}
