package sketchatlas.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls: {@code --target_class=sketchatlas.fuzz.JazzerTarget --target_args=TARGET}. */
public final class JazzerTarget {
    private static FuzzTarget target;
    private static Path folder;

    private JazzerTarget() {
    }

    /** @param args the name of a target, and a folder for its files */
    public static void fuzzerInitialize(String[] args) throws IOException {
        target = FuzzTargets.named(args[0]);
        folder = Files.createDirectories(Path.of(args[1]));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Verdict.of(target, input, folder);
    }
}
