package sketchatlas.data.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Opens readers of this package to the fuzzing of all. */
public final class FuzzDoor {
    private FuzzDoor() {
    }

    public static void readNote(Path file) {
        PartNote.read(file);
    }

    public static void writeNote(Path file) {
        try {
            new PartNote("https://example.org/bus.npz", "\"12ab\"", 123_456, "1B2M2Y8AsgTpgAmY7PhCfg==").write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
