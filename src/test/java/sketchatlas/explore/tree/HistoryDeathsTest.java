package sketchatlas.explore.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.Level;

class HistoryDeathsTest {
    @TempDir
    private Path folder;

    private Optional<StepRange> died(String rows, Level level, int live) throws IOException {
        Files.writeString(folder.resolve("history.csv"), rows);
        return HistoryDeaths.beside(folder.resolve("model.safetensors")).of(level, live);
    }

    @Test
    void componentsDieBetweenTheLastStepWithAllAndTheFirstWithFew() throws IOException {
        String rows = """
                kind,step,live_k,live_l
                train,10,4,4
                valid,15,1,1
                train,20,4,3
                train,30,3,1
                train,40,2,2
                train,50,2,1
                """;
        assertEquals(Optional.of(new StepRange(20, 40)), died(rows, Level.K, 2));
        assertEquals(Optional.of(new StepRange(10, 50)), died(rows, Level.L, 1), "2 of level l came back to life at 40");
        assertEquals(Optional.empty(), died(rows, Level.K, 1), "two were alive when training ended");
        assertEquals(Optional.empty(), died(rows, Level.K, 4), "none died");
    }

    @Test
    void whatIsNotUnderstoodTellsNothing() throws IOException {
        assertEquals(Optional.empty(), HistoryDeaths.beside(folder.resolve("model.safetensors")).of(Level.K, 1));
        assertEquals(Optional.empty(), died("", Level.K, 1));
        assertEquals(Optional.empty(), died("a,b\n1,2\n", Level.K, 1));
        assertEquals(Optional.empty(), died("kind,step,live_k,live_l\ntrain,x,4,4\ntrain,1,4\ntrain,99999999999999999999,1,1\n", Level.K, 1));
        Files.write(folder.resolve("history.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertEquals(Optional.empty(), HistoryDeaths.beside(folder.resolve("model.safetensors")).of(Level.K, 1));
    }
}
