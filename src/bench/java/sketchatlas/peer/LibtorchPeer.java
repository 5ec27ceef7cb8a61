package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.show_config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Does training steps with libtorch as {@code sketchatlas bench train} asks for them, a line for a line: it says {@code hello NAME}, then
 * answers {@code prepare part=.. cell=.. units=.. batch=.. steps=.. code=.. width=..} by {@code ready}, {@code step} by
 * {@code done SECONDS LOSS} and {@code memory} by {@code memory BYTES}, until {@code quit}. What goes wrong is {@code failed SENTENCE}.
 */
public final class LibtorchPeer {
    private static final String VERSION = "TORCH_VERSION=";
    private static final Path STATUS = Path.of("/proc/self/status");

    private LibtorchPeer() {
    }

    /** @param args the number of threads */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int threads = Integer.parseInt(args[0]);
        set_num_threads(threads);
        manual_seed(1);
        out.println("hello libtorch " + version() + ", " + threads + " threads");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Steps steps = null;
        for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
            try {
                if (line.startsWith("prepare ")) {
                    if (steps != null) {
                        steps.close();
                    }
                    steps = Steps.of(values(line));
                    out.println("ready");
                } else if (line.equals("step") && steps != null) {
                    long start = System.nanoTime();
                    double loss = steps.step();
                    out.println("done " + (System.nanoTime() - start) / 1e9 + " " + loss);
                } else if (line.equals("memory")) {
                    out.println("memory " + peakMemory());
                } else {
                    out.println("failed there is nothing to do for \"" + line + "\"");
                }
            } catch (RuntimeException e) {
                out.println("failed " + e.toString().replaceAll("\\s+", " "));
            }
        }
    }

    private static String version() {
        return show_config().getString().lines().flatMap(line -> Arrays.stream(line.split(", "))).filter(setting -> setting.startsWith(VERSION))
                .map(setting -> setting.substring(VERSION.length())).findFirst().orElse("of an unknown version");
    }

    private static Map<String, String> values(String line) {
        return Arrays.stream(line.split(" ")).skip(1).map(s -> s.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String peakMemory() {
        try {
            return Files.readString(STATUS).lines().filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.toString(1024 * Long.parseLong(line.replaceAll("\\D", "")))).findFirst().orElse("-");
        } catch (IOException e) {
            return "-";
        }
    }
}
