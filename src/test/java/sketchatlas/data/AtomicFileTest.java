package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    private static final byte[] LARGE = new byte[300_000];

    @TempDir
    private Path folder;

    /** A disk with room for so many bytes. */
    private static AtomicFile.Disk disk(long room) {
        return file -> new FileOutputStream(file.toFile()) {
            private long left = room;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                super.write(bytes, offset, length);
            }
        };
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100_000, 299_999})
    void aFullDiskLeavesTheOldContentAndNothingElse(long room) throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "old");
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, out -> out.write(LARGE), disk(room)));
        assertTrue(FileProblems.unwritable(file, e).getMessage().contains("checkpoint (No space left on device): "), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void whatFitsReplacesTheOldContent() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "old");
        AtomicFile.write(file, out -> out.write(LARGE), disk(300_000));
        assertEquals(300_000, Files.size(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void contentThatFailsLeavesTheOldOneToo() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "old");
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
            out.write(LARGE);
            throw new IllegalStateException("half done");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }
}
