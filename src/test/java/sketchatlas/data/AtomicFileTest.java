package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** As on Windows: somebody has a file open, who closes it after so many tries to move it. */
    private static final class BusyDisk implements AtomicFile.Disk {
        private final List<Long> pauses = new ArrayList<>();
        private final boolean windows;
        private int busy;

        BusyDisk(boolean windows, int busy) {
            this.windows = windows;
            this.busy = busy;
        }

        @Override
        public void move(Path file, Path target) throws IOException {
            if (busy-- > 0) {
                throw new AccessDeniedException(file.toString(), target.toString(), null);
            }
            AtomicFile.Disk.super.move(file, target);
        }

        @Override
        public boolean refusesWhatIsOpen() {
            return windows;
        }

        @Override
        public void pause(long time) {
            pauses.add(time);
        }
    }

    @Test
    void whatSomebodyHasOpenIsReplacedWhenItIsClosed() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "old");
        BusyDisk disk = new BusyDisk(true, 3);
        AtomicFile.write(file, out -> out.write('2'), true, disk);
        assertEquals(List.of(10L, 20L, 40L), disk.pauses);
        assertEquals("2", Files.readString(file));
        assertEquals("old", Files.readString(PreviousFile.of(file)));

        BusyDisk forEver = new BusyDisk(true, Integer.MAX_VALUE);
        assertThrows(AccessDeniedException.class, () -> AtomicFile.write(file, out -> out.write('3'), false, forEver));
        assertEquals(5130, forEver.pauses.stream().mapToLong(Long::longValue).sum());
        assertEquals("2", Files.readString(file));

        BusyDisk elsewhere = new BusyDisk(false, 1); // where that can't be the reason nobody waits
        assertThrows(AccessDeniedException.class, () -> AtomicFile.write(file, out -> out.write('3'), false, elsewhere));
        assertEquals(List.of(), elsewhere.pauses);
        assertEquals(2, files().size());
    }

    @Test
    void anInterruptedThreadWaitsTooAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        long before = System.nanoTime();
        AtomicFile.Disk.REAL.pause(20);
        assertTrue(Thread.interrupted());
        assertTrue(System.nanoTime() - before >= 15_000_000);
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
