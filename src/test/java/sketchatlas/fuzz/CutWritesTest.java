package sketchatlas.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.data.FuzzDoor;
import sketchatlas.data.PreviousFile;

/** Programs that are ended while they write, at every byte and between all other steps. */
class CutWritesTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsAlwaysTheOldOrTheNewFile() throws IOException {
        byte[] older = Seeds.text("the version before the old one");
        byte[] old = Seeds.text("the old version of the file");
        byte[] changed = new byte[200];
        Arrays.fill(changed, (byte) 'n');
        boolean finished = false;
        for (int steps = 0; !finished; steps++) {
            Path here = Files.createDirectories(folder.resolve(String.valueOf(steps)));
            Path file = here.resolve("a.json");
            assertTrue(FuzzDoor.replaceUntil(file, older, Integer.MAX_VALUE));
            assertTrue(FuzzDoor.replaceUntil(file, old, Integer.MAX_VALUE));
            finished = FuzzDoor.replaceUntil(file, changed, steps);
            assertOneOf(file, old, changed);
            assertOneOf(PreviousFile.of(file), older, old);
            boolean isNew = Arrays.equals(Files.readAllBytes(file), changed);
            assertTrue(!isNew || Arrays.equals(Files.readAllBytes(PreviousFile.of(file)), old), "the old version is lost after " + steps + " steps");
            // The next one comes to its end, whatever was left.
            assertTrue(FuzzDoor.replaceUntil(file, older, Integer.MAX_VALUE));
            assertArrayEquals(older, Files.readAllBytes(file));
            assertOneOf(PreviousFile.of(file), old, changed);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.count() > 200, "it was ended at every byte");
        }
    }

    private static void assertOneOf(Path file, byte[] first, byte[] second) throws IOException {
        byte[] found = Files.readAllBytes(file);
        assertTrue(Arrays.equals(found, first) || Arrays.equals(found, second), () -> file + " holds " + Seeds.text(found));
    }

    /** Files may also come in part from elsewhere, or lose their end to a disk. */
    @ParameterizedTest
    @ValueSource(strings = {"model", "checkpoint", "atlas", "calculators", "density", "component-names", "plan", "npz", "npy"})
    void noBeginningOfAFileIsTakenForIt(String name) {
        FuzzTarget target = FuzzTargets.named(name);
        List<byte[]> seeds = target.seeds();
        byte[] whole = seeds.getFirst();
        assertTrue(Verdict.of(target, whole, folder));
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 2000)) {
            byte[] cut = Arrays.copyOf(whole, length);
            int end = length;
            assertFalse(Verdict.of(target, cut, folder), () -> end + " bytes of " + whole.length);
        }
    }
}
