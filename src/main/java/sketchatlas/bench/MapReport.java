package sketchatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.explore.MapBenchmark;

/** How smoothly the studio's map moves, as the studio measures it. */
public final class MapReport {
    private static final List<Column> COLUMNS = List.of(Column.text("row"), new Column("sketches", "sketches", "%.0f", 1),
            new Column("in_view", "in view", "%.0f", 1), new Column("frames", "frames", "%.0f", 1),
            new Column("frames_per_second", "frames/s", "%.1f", 1), Rows.MEDIAN, Rows.MOST, Rows.OTHERS);

    private MapReport() {
    }

    /**
     * Opens the studio's map, moves it, and closes it. Once a process.
     *
     * @param seconds for each map, at least 1
     * @param headless without a display: the window is painted in memory
     * @throws UserException if the program came without the studio
     */
    public static Report run(int seconds, boolean headless, Consumer<String> progress) {
        MapBenchmark benchmark = ServiceLoader.load(MapBenchmark.class).findFirst()
                .orElseThrow(() -> new UserException("This program came without the studio, whose map was to be measured: use the full one."));
        OthersLoad load = OthersLoad.start(List.of());
        List<MapBenchmark.Result> results = benchmark.run(seconds, headless, progress);
        OptionalDouble others = load.share();
        Table maps = new Table("maps", COLUMNS);
        for (MapBenchmark.Result r : results) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", r.name());
            row.put("sketches", r.points());
            row.put("in_view", r.visible());
            row.put("frames", r.frames());
            row.put("frames_per_second", r.framesPerSecond());
            row.put(Rows.MEDIAN.key(), r.medianMillis() / 1e3);
            row.put(Rows.MOST.key(), r.worstMillis() / 1e3);
            others.ifPresent(share -> row.put(Rows.OTHERS.key(), share));
            maps.add(row);
        }
        return new Report("map", Machine.of("", OptionalDouble.empty()), List.of(maps), List.of("A window of 1200 x 800 without graphics card."));
    }
}
