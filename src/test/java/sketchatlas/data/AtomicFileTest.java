package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;

class AtomicFileTest {
    private static final byte[] LARGE = new byte[300_000];

    @TempDir
    private Path folder;

    /** A disk with room for so many bytes. */
    private static AtomicFile.Disk disk(long room) {
        return new AtomicFile.Disk() {
            @Override
            public FileOutputStream open(Path file) throws IOException {
                return new FileOutputStream(file.toFile()) {
                    private long left = room;

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        super.write(bytes, offset, (int) Math.min(left, length));
                        left -= length;
                        if (left < 0) {
                            throw new IOException("No space left on device");
                        }
                    }
                };
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
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, out -> out.write(LARGE), false, disk(room)));
        assertTrue(FileProblems.unwritable(file, e).getMessage().contains("checkpoint (No space left on device): "), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void whatFitsReplacesTheOldContent() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "old");
        AtomicFile.write(file, out -> out.write(LARGE), false, disk(300_000));
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

    @Test
    void whatWasThereBeforeIsKeptWhereThatIsWanted() throws IOException {
        Path file = folder.resolve("names.json");
        AtomicFile.replace(file, out -> out.write('1'));
        assertEquals(List.of(file), files());
        AtomicFile.replace(file, out -> out.write('2'));
        AtomicFile.replace(file, out -> out.write('2')); // the same name and content once more
        AtomicFile.replace(file, out -> out.write('3'));
        assertEquals("3", Files.readString(file));
        assertEquals("2", Files.readString(PreviousFile.of(file)));
        assertEquals(2, files().size());
        AtomicFile.write(file, out -> out.write('4'));
        assertEquals("2", Files.readString(PreviousFile.of(file)));
    }

    @Test
    void onlyADamagedFileIsReadFromTheVersionBefore() throws IOException {
        Path file = folder.resolve("names.json");
        AtomicFile.replace(file, out -> out.write('1'));
        AtomicFile.replace(file, out -> out.write('2'));
        assertEquals("2", PreviousFile.read(file, AtomicFileTest::read));
        Files.writeString(file, "damaged");
        assertEquals("1", PreviousFile.read(file, AtomicFileTest::read));
        Files.writeString(file, "newer");
        assertEquals("newer", assertThrows(UserException.class, () -> PreviousFile.read(file, AtomicFileTest::read)).getMessage());
        Files.writeString(file, "damaged");
        Files.writeString(PreviousFile.of(file), "newer");
        assertEquals("damaged", assertThrows(UserException.class, () -> PreviousFile.read(file, AtomicFileTest::read)).getMessage());
        Files.delete(PreviousFile.of(file));
        assertEquals("damaged", assertThrows(UserException.class, () -> PreviousFile.read(file, AtomicFileTest::read)).getMessage());
    }

    private static String read(Path file) {
        try {
            String text = Files.readString(file);
            return switch (text) {
                case "damaged" -> throw new DamagedFileException(text, null);
                case "newer" -> throw new UserException(text);
                default -> text;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyWhatAnEarlierWritingOfTheSameFileLeftIsRemoved() throws IOException {
        Path file = folder.resolve("a.json");
        Path own = leftover(".a.json.", true);
        Path fresh = leftover(".a.json.", false); // another program may be writing it
        Path others = leftover(".a.json.b.", true);
        Path visible = leftover("a.json.", true);
        AtomicFile.write(file, out -> out.write('1'));
        assertFalse(Files.exists(own));
        assertEquals(Set.of(file, fresh, others, visible), Set.copyOf(files()));
    }

    private Path leftover(String start, boolean old) throws IOException {
        Path path = Files.writeString(folder.resolve(start + UUID.randomUUID() + ".part"), "half");
        return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(old ? Duration.ofHours(2) : Duration.ZERO)));
    }
}
