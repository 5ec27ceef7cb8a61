package sketchatlas.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import sketchatlas.UserException;

/** How smoothly the studio's map moves: pictures a second while it is panned and zoomed, without a graphics card. */
public final class MapBenchmark {
    private static final List<Column> PICTURES = List.of(Column.text("row"), new Column("points", "sketches", "%.0f", 1),
            new Column("visible", "in view", "%.0f", 1), new Column("frames_per_second", "pictures/s", "%.0f", 1), Rows.MEDIAN, Rows.MOST,
            Rows.REPETITIONS);

    private MapBenchmark() {
    }

    /**
     * Flies over each map for some seconds; see {@link MapWindow}.
     *
     * @throws UserException if this program has no studio, or there is no display where one is wanted
     */
    public static Report run(int seconds, boolean headless, Consumer<String> progress) {
        MapWindow window = ServiceLoader.load(MapWindow.class).findFirst()
                .orElseThrow(() -> new UserException("The studio, whose map was to be measured, is not part of this program: use the whole one."));
        Table pictures = new Table("pictures", PICTURES);
        for (MapWindow.Flight flight : window.fly(seconds, headless, progress)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", flight.name());
            row.put("points", flight.points());
            row.put("visible", flight.visible());
            row.put("frames_per_second", flight.seconds().length / Arrays.stream(flight.seconds()).sum());
            Rows.put(row, Measurement.of(flight.seconds(), OptionalDouble.empty()));
            pictures.add(row);
        }
        return new Report("map", Machine.of("", OptionalDouble.empty()), List.of(pictures),
                List.of("The map is 1200 x 800 and painted by the processor, " + (headless ? "in memory." : "on the display.")));
    }
}
