package sketchatlas.explore.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.film.Film.Entry;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.TrainableModel;
import sketchatlas.train.ModelSnapshot;

class FilmTest {
    private static final HyperParameters OPTIONS = HyperParameters.parse("categories=[giraffe,bus],dec_rnn_size=8,num_mixture=2,num_sub=1,png_width=32,z_size=6,seed=5");

    private static final int MOST = 20;

    @TempDir
    private Path folder;

    private static SketchDataset data() {
        List<LabelledSketch> some = IntStream.range(0, 40).mapToObj(i -> new LabelledSketch(TinyAtlas.sketch(i), i < 30 ? 0 : 1)).toList();
        return SketchDataset.of(List.of("giraffe", "bus"), some, some, some);
    }

    private static ModelSnapshot snapshot(long step) {
        try (TrainableModel model = TrainableModel.create(OPTIONS, 1)) {
            return new ModelSnapshot(new ModelConfig("tiny", OPTIONS, 20, 30, step, Map.of()), model.tensors(false), step);
        }
    }

    private List<Long> steps() {
        return Film.in(folder).entries().stream().map(Entry::step).toList();
    }

    @Test
    void aFrameIsAnAtlasWhoseFirstSketchesAreDrawnAgain() throws Exception {
        List<Path> written = new ArrayList<>();
        try (FilmMaker maker = new FilmMaker(folder.resolve("frames"), data(), written::add)) {
            maker.take(snapshot(500));
            maker.finish();
        }
        assertEquals(List.of(folder.resolve("frames/000500.sketchatlas")), written);
        FilmFrame frame = Film.in(folder.resolve("frames")).entries().getFirst().read();
        assertEquals(500, frame.step());
        assertEquals(12, frame.pairs().size());
        assertEquals(List.of(0, 1, 0, 1), frame.pairs().stream().limit(4).map(FilmFrame.Pair::category).toList(), "of all categories");
        assertEquals(TinyAtlas.sketch(0), frame.pairs().getFirst().original());
        assertFalse(frame.pairs().getFirst().drawn().isEmpty());
        assertEquals(40, frame.atlas().points().size());
        assertEquals(List.of("giraffe", "bus"), frame.atlas().description().categories());
    }

    @Test
    void aFilmGoesOnFromItsLastMap() throws Exception {
        try (FilmMaker maker = new FilmMaker(folder, data(), _ -> { })) {
            maker.take(snapshot(100));
            maker.finish();
        }
        LinkedBlockingQueue<Path> written = new LinkedBlockingQueue<>();
        try (FilmMaker goesOn = new FilmMaker(folder, data(), written::add)) {
            goesOn.take(snapshot(100));
            goesOn.take(snapshot(200));
            assertTrue(written.poll(60, TimeUnit.SECONDS) != null);
        }
        MapLayout first = AtlasFile.read(folder.resolve("000100.sketchatlas")).layout();
        MapLayout second = AtlasFile.read(folder.resolve("000200.sketchatlas")).layout();
        double moved = 0;
        double size = 0;
        for (int i = 0; i < 40; i++) {
            moved += Math.hypot(second.x(i) - first.x(i), second.y(i) - first.y(i));
            size += Math.hypot(first.x(i), first.y(i));
        }
        // An untrained model's codes say little, so the map is free to change; laid out anew it moves by more than its size.
        assertTrue(moved < 0.9 * size, "moved by " + moved + " of " + size);
    }

    @Test
    void closingGivesUpAndLeavesNothingHalf() {
        FilmMaker maker = new FilmMaker(folder, data(), _ -> { });
        maker.take(snapshot(100));
        maker.close();
        maker.take(snapshot(200)); // nobody films it, and nobody minds
        Film.in(folder).entries().forEach(Entry::read);
    }

    @Test
    void aFrameThatCannotBeMadeIsLeftOut() throws Exception {
        List<Path> written = new ArrayList<>();
        try (FilmMaker maker = new FilmMaker(folder, data(), written::add)) {
            ModelSnapshot good = snapshot(100);
            maker.take(new ModelSnapshot(good.config(), Map.of(), 100));
            maker.finish();
        }
        assertEquals(List.of(), written);
    }

    @Test
    void aLongFilmIsThinnedEvenly() throws IOException {
        FilmFolder film = new FilmFolder(folder, MOST);
        Atlas atlas = TinyAtlas.hierarchy(3);
        for (long step = 10; step <= 600; step += 10) {
            if (film.wants(step)) {
                film.write(step, atlas);
            }
        }
        List<Long> steps = steps();
        assertTrue(steps.size() <= MOST && steps.size() > MOST / 3, steps.size() + " frames");
        assertEquals(10, steps.getFirst());
        assertTrue(steps.getLast() > 560, "the last one is new");
        long widest = IntStream.range(1, steps.size()).mapToLong(i -> steps.get(i) - steps.get(i - 1)).max().orElseThrow();
        long closest = IntStream.range(1, steps.size()).mapToLong(i -> steps.get(i) - steps.get(i - 1)).min().orElseThrow();
        assertTrue(widest <= 4 * closest, closest + " to " + widest + " steps apart");
    }

    @Test
    void framesOfStepsThatTrainingWentBackBehindGo() throws IOException {
        FilmFolder film = new FilmFolder(folder, MOST);
        for (long step : new long[] {100, 200, 300, 150}) {
            assertTrue(film.wants(step));
            film.write(step, TinyAtlas.hierarchy(3));
        }
        assertFalse(film.wants(150));
        assertEquals(List.of(100L, 150L), steps());
    }

    @Test
    void framesThatTrainingWentBackBehindAreMadeAnewWhereItComesByAgain() throws Exception {
        LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
        try (FilmMaker maker = new FilmMaker(folder, data(), file -> written.add(file.getFileName().toString()))) {
            for (long step : new long[] {100, 200, 300, 150, 200}) {
                maker.take(snapshot(step));
                assertEquals(String.format("%06d.sketchatlas", step), written.poll(60, TimeUnit.SECONDS));
            }
        }
        assertEquals(List.of(100L, 150L, 200L), steps());
        try (FilmMaker goesOn = new FilmMaker(folder, data(), file -> written.add(file.getFileName().toString()))) {
            goesOn.take(snapshot(100)); // the last checkpoint of a process that was killed
            goesOn.finish();
        }
        assertEquals(List.of(100L), steps());
    }

    @Test
    void onlyFramesAreFramesAndDamagedOnesSaySo() throws IOException {
        assertEquals(List.of(), Film.in(folder.resolve("nowhere")).entries());
        Files.writeString(folder.resolve("notes.txt"), "x");
        Files.writeString(folder.resolve(".000100.sketchatlas.123.part"), "x");
        Files.writeString(folder.resolve("99999999999999999999.sketchatlas"), "x");
        Files.writeString(folder.resolve("000300.sketchatlas"), "cut off");
        assertEquals(List.of(300L), steps());
        assertThrows(UserException.class, () -> Film.in(folder).entries().getFirst().read());
    }

    @Test
    void mapsAreTurnedTowardsTheOneBefore() {
        float[] x = {0, 3, 7, -2};
        float[] y = {1, -4, 2, 5};
        float[] turnedX = new float[4];
        float[] turnedY = new float[4];
        for (int i = 0; i < 4; i++) { // turned over, by a third and away
            turnedX[i] = (float) (Math.cos(2) * x[i] + Math.sin(2) * y[i] + 10);
            turnedY[i] = (float) (Math.sin(2) * x[i] - Math.cos(2) * y[i] - 3);
        }
        MapLayout back = Alignment.of(new MapLayout(turnedX, turnedY), new MapLayout(x, y));
        for (int i = 0; i < 4; i++) {
            assertEquals(x[i], back.x(i), 1e-4);
            assertEquals(y[i], back.y(i), 1e-4);
        }
    }
}
