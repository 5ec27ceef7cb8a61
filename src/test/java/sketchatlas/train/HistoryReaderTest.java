package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.Split;
import sketchatlas.train.TrainingCurves.Axis;
import sketchatlas.train.TrainingCurves.Death;
import sketchatlas.train.TrainingCurves.Setback;

class HistoryReaderTest {
    @TempDir
    private Path folder;
    private Path file;
    private TrainingHistory history;

    @BeforeEach
    void begin() {
        file = folder.resolve("history.csv");
        history = new TrainingHistory(file);
        history.keepUntil(0);
    }

    private static TrainingHistory.Row row(String kind, long batches, long step, double seconds, double stroke, int k, double rate) {
        return new TrainingHistory.Row(kind, batches, step, seconds, Double.NaN, stroke, 1, Double.NaN, -2, k, 3, rate, 0.25);
    }

    private static TrainingHistory.Row train(long batches, long step, int k) {
        return row("train", batches, step, batches * 0.5, 10, k, 1e-3);
    }

    private TrainingCurves read() {
        return new HistoryReader(file).read();
    }

    @Test
    void seriesAreThoseThatWereWritten() {
        history.add(row("train", 20, 20, 10, 31.5, 4, 1e-3));
        history.add(row("valid", 25, 25, 16, 29.25, 4, 1e-3));
        history.add(row("train", 40, 40, 20, 30.5, 4, 9e-4));
        TrainingCurves curves = read();
        assertArrayEquals(new double[] {20, 40}, curves.series(Split.TRAIN, Measure.STROKE, Axis.BATCHES).x());
        assertArrayEquals(new float[] {31.5f, 30.5f}, curves.series(Split.TRAIN, Measure.STROKE, Axis.BATCHES).y());
        assertArrayEquals(new float[] {29.25f}, curves.series(Split.VALID, Measure.STROKE, Axis.STEP).y());
        assertArrayEquals(new double[] {10, 20}, curves.series(Split.TRAIN, Measure.GAUSSIAN, Axis.SECONDS).x());
        assertEquals(0, curves.series(Split.TRAIN, Measure.TOTAL, Axis.BATCHES).size(), "it never counted");
        assertArrayEquals(new float[] {9e-4f}, new float[] {curves.value(Measure.LEARNING_RATE, 2)});
        assertArrayEquals(new float[] {15 / 4f}, curves.series(Split.TRAIN, Measure.SPEED, Axis.BATCHES).y(), "without the time of the validation");
    }

    @Test
    void aGrowingFileIsReadOn() throws IOException {
        HistoryReader reader = new HistoryReader(file);
        assertEquals(0, reader.read().size());
        history.add(train(20, 20, 4));
        TrainingCurves first = reader.read();
        assertEquals(1, first.size());
        assertSame(first, reader.read(), "nothing has changed");
        Files.writeString(file, "train,40,4", StandardOpenOption.APPEND);
        assertEquals(1, reader.read().size(), "a row that is being written waits");
        Files.writeString(file, "0,20.0,,10,1,,,4,3,1e-3,0.5\n", StandardOpenOption.APPEND);
        assertEquals(2, reader.read().size());
        assertEquals(40, reader.read().step(1));
        assertEquals(1, first.size(), "what was read stays as it was");
    }

    @Test
    void aFileThatWasWrittenAnewIsReadAnew() throws IOException {
        HistoryReader reader = new HistoryReader(file);
        for (int b = 20; b <= 2000; b += 20) {
            history.add(train(b, b, 4));
        }
        assertEquals(100, reader.read().size());
        history.keepUntil(60); // a run goes on from its checkpoint
        for (int b = 80; b <= 3000; b += 20) {
            history.add(train(b, b + 7, 2));
        }
        assertEquals(150, reader.read().size());
        assertEquals(87, reader.read().step(3));
        Files.delete(file);
        assertEquals(0, reader.read().size());
    }

    @Test
    void rowsOfBatchesThatAreTakenAgainCountOnce() throws IOException {
        history.add(train(20, 20, 4));
        history.add(train(40, 40, 4));
        history.add(row("valid", 40, 40, 21, 9, 4, 1e-3));
        history.add(train(60, 60, 4));
        Files.writeString(file, "train,8", StandardOpenOption.APPEND); // killed here
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        history.add(train(40, 41, 4));
        TrainingCurves curves = read();
        assertEquals(2, curves.size());
        assertEquals(41, curves.step(1));
        assertEquals(0, curves.series(Split.VALID, Measure.STROKE, Axis.STEP).size());
    }

    @Test
    void columnsAreFoundByTheirNamesAndBadRowsLeftOut() throws IOException {
        Files.writeString(file, """
                batches,memory,kind,stroke,step
                20,1,train,5,20
                30,1,test,5,20
                -40,1,train,5,20
                40,1,train,x,40
                50,1,train,5
                60,1,train,NaN,1e300
                60,1,train,Infinity,60
                """.replace("\n", "\r\n"));
        TrainingCurves curves = read();
        assertEquals(3, curves.size());
        assertArrayEquals(new float[] {5}, curves.series(Split.TRAIN, Measure.STROKE, Axis.STEP).y());
        assertEquals(0, curves.series(Split.TRAIN, Measure.LIVE_K, Axis.STEP).size());
        assertTrue(Double.isNaN(curves.seconds(0)));
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(file, "a,b,c\n1,2,3\n");
        assertTrue(assertThrows(UserException.class, this::read).getMessage().startsWith(file + " is not the history of a training"));
        Files.write(file, new byte[1 << 20]);
        assertTrue(assertThrows(UserException.class, this::read).getMessage().startsWith(file + " is not the history"), "no line ends");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40); // sparse
        }
        assertTrue(assertThrows(UserException.class, this::read).getMessage().contains("MB"));
        Files.delete(file);
        assertTrue(assertThrows(UserException.class, () -> HistoryReader.readAll(folder)).getMessage().startsWith("There is no history.csv in " + folder));
        history.keepUntil(0);
        assertTrue(assertThrows(UserException.class, () -> HistoryReader.readAll(folder)).getMessage().contains("no rows yet"));
    }

    @Test
    void whoDiesNeverComesBack() {
        int[] live = {0, 5, 4, 5, 5, 4, 4, 2, 3, 3};
        for (int i = 0; i < live.length; i++) {
            history.add(train(20 * (i + 1), 20 * (i + 1), live[i]));
        }
        assertEquals(List.of(new Death(Measure.LIVE_K, 120, 120, 60, 1, 4), new Death(Measure.LIVE_K, 160, 160, 80, 1, 3)), read().deaths());
    }

    @Test
    void whereTrainingWentBack() {
        history.add(train(20, 20, 4));
        history.add(train(40, 40, 4));
        history.add(train(60, 60, 4));
        history.add(row("valid", 65, 65, 40, 12, 4, 1e-3)); // worse than that at 25
        history.add(row("train", 80, 40, 45, 10, 4, 1e-3));
        history.add(row("train", 100, 60, 50, 10, 4, 1e-3));
        history.add(row("train", 120, 35, 60, 10, 4, 5e-4)); // no number at 65
        TrainingCurves curves = read();
        assertEquals(List.of(new Setback(80, 65, 40, 45, false), new Setback(120, 60, 35, 60, true)), curves.setbacks());
        assertArrayEquals(new double[] {20, 35}, curves.series(Split.TRAIN, Measure.STROKE, Axis.STEP).x(), "what it still stands on");
        assertEquals(6, curves.series(Split.TRAIN, Measure.STROKE, Axis.BATCHES).size());
        assertEquals(0, curves.series(Split.VALID, Measure.STROKE, Axis.STEP).size());
        assertEquals(OptionalLong.of(25), curves.batchesAt(25));
        assertEquals(OptionalLong.of(120), curves.batchesAt(35));
        assertEquals(OptionalLong.empty(), curves.batchesAt(10));
    }
}
