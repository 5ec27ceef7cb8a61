package sketchatlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLogTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheErrorWithItsCausesAndWhatCameBefore() throws IOException {
        ErrorLog log = new ErrorLog(folder.resolve("new").resolve("folder"));
        Path file = log.write("training", new IllegalStateException("first")).orElseThrow();
        log.write("drawing", new IllegalStateException("second", new IOException("disk")));
        String text = Files.readString(file);
        assertTrue(text.indexOf("training") < text.indexOf("IllegalStateException: first"));
        assertTrue(text.contains("because of java.io.IOException: disk"));
        assertTrue(text.contains("at sketchatlas.ErrorLogTest."));
    }

    @Test
    void doesNotGrowForEver() throws IOException {
        ErrorLog log = new ErrorLog(folder);
        Path file = log.write("a", new IllegalStateException("first")).orElseThrow();
        Files.write(file, new byte[(1 << 20) + 1]);
        log.write("b", new IllegalStateException("second"));
        assertTrue(Files.size(file) < 1 << 20);
        assertTrue(Files.exists(folder.resolve("sketchatlas.old.log")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNoSecondError() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));
        assertEquals(Optional.empty(), new ErrorLog(occupied).write("a", new IllegalStateException()));
    }

    @Test
    void anErrorThatCausesItselfIsToldOnce() {
        Exception a = new IllegalStateException("a");
        Exception b = new IllegalStateException("b", a);
        a.initCause(b);
        assertEquals(2, ErrorLog.details(a).lines().filter(line -> line.contains("IllegalStateException")).count());
    }
}
