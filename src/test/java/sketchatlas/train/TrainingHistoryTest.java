package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;

class TrainingHistoryTest {
    private static final String COLUMNS = "kind,batches,step,seconds,total,stroke,image,hierarchy,gaussian,live_k,live_l,learning_rate,memory_gb";

    @TempDir
    private Path folder;

    private static TrainingHistory.Row row(String kind, long batches) {
        return new TrainingHistory.Row(kind, batches, batches - 1, 0.5, Double.NaN, 12.34567, 1, Double.NaN, -2, 4, 3, 0.000999, batches == 20 ? 0.625 : Double.NaN);
    }

    @Test
    void rowsAreAppendedBelowTheNamesOfTheColumns() throws IOException {
        Path file = folder.resolve("history.csv");
        TrainingHistory history = new TrainingHistory(file);
        history.keepUntil(0);
        history.add(row("train", 20));
        history.add(row("valid", 25));
        assertEquals(List.of(COLUMNS, "train,20,19,0.5000,,12.3457,1.0000,,-2.0000,4,3,9.990e-04,0.6250",
                "valid,25,24,0.5000,,12.3457,1.0000,,-2.0000,4,3,9.990e-04,"), Files.readAllLines(file));
    }

    @Test
    void rowsThatARunTakesAgainAreForgotten() throws IOException {
        Path file = folder.resolve("history.csv");
        TrainingHistory history = new TrainingHistory(file);
        history.keepUntil(0);
        for (long batches = 20; batches <= 100; batches += 20) {
            history.add(row("train", batches));
        }
        Files.writeString(file, "train,12", StandardOpenOption.APPEND); // of 120, when the program was killed
        history.keepUntil(60);
        history.add(row("valid", 70));
        List<String> kinds = Files.readAllLines(file).stream().map(line -> line.replaceFirst("(,[^,]*),.*", "$1")).toList();
        assertEquals(List.of("kind,batches", "train,20", "train,40", "train,60", "valid,70"), kinds);
    }

    @Test
    void rowsThatADiskHasDamagedAreForgotten() throws IOException {
        Path file = folder.resolve("history.csv");
        TrainingHistory history = new TrainingHistory(file);
        history.keepUntil(0);
        history.add(row("train", 20));
        Files.write(file, new byte[] {'t', 'r', (byte) 0xC3, 0, (byte) 0xFF, '\n'}, StandardOpenOption.APPEND);
        history.keepUntil(60);
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void rowsOfAnEarlierVersionGetTheNewColumns() throws IOException {
        Path file = folder.resolve("history.csv");
        String old = COLUMNS.substring(0, COLUMNS.lastIndexOf(','));
        Files.writeString(file, old + "\ntrain,20,20,1,,2,1,,,4,3,1e-3\ntrain,40,40,2,,2,1,,,4,3,1e-3\ntrain,60,6");
        new TrainingHistory(file).keepUntil(50);
        assertEquals(List.of(COLUMNS, "train,20,20,1,,2,1,,,4,3,1e-3,", "train,40,40,2,,2,1,,,4,3,1e-3,"), Files.readAllLines(file));
        assertEquals(2, new HistoryReader(file).read().size());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("missing/history.csv");
        UserException e = assertThrows(UserException.class, () -> new TrainingHistory(file).add(row("train", 20)));
        assertTrue(e.getMessage().startsWith("Cannot write " + file + " (there is no such folder or file)"), e.getMessage());
    }
}
