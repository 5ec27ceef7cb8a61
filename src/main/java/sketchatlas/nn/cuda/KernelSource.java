package sketchatlas.nn.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source of the kernels, and what it says about their arguments, so that a launch with others is noticed. */
final class KernelSource {
    private static final Pattern KERNEL = Pattern.compile("extern \"C\" __global__ void (\\w+)\\(([^)]*)\\)");

    private KernelSource() {
    }

    static String read() {
        try (InputStream in = KernelSource.class.getResourceAsStream("kernels.cu")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The signature of each kernel by its name: a letter for each argument, l for 64 bits, i for an int, f for a float, p for a pointer. */
    static Map<String, String> signatures(String source) {
        Map<String, String> signatures = new LinkedHashMap<>();
        Matcher kernels = KERNEL.matcher(source);
        while (kernels.find()) {
            signatures.put(kernels.group(1), Arrays.stream(kernels.group(2).split(",")).map(argument -> kind(argument.strip())).collect(Collectors.joining()));
        }
        return signatures;
    }

    private static String kind(String argument) {
        if (argument.contains("*")) {
            return "p";
        }
        return switch (argument.substring(0, argument.lastIndexOf(' ')).strip()) {
            case "int" -> "i";
            case "float" -> "f";
            case "Index", "unsigned long long" -> "l";
            default -> throw new IllegalStateException("a kernel's argument of unknown kind: " + argument);
        };
    }
}
