package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.data.Split;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

class EventLinesTest {
    static Stream<WorkerEvent> events() {
        TrainingListener.Progress progress = new TrainingListener.Progress(7, 100, Map.of("total", 1.25, "stroke", Double.NaN), 3, 2, 0.0009);
        return Stream.of(new WorkerEvent.Loading(1, 4), new WorkerEvent.Started("CPU, \"2\" threads", 5_000_000_000L),
                new WorkerEvent.Step(progress, 2.5, 1L << 33, Double.NaN),
                new WorkerEvent.Validated(new TrainingListener.Validation(Split.TEST, 9, 1.5, 2.5, true, 4, 3, 2)),
                new WorkerEvent.Recovered(new TrainingListener.Recovery(9, 5, 0.25, 2)), new WorkerEvent.Frame(Path.of("frames", "1.atlas"), 9),
                new WorkerEvent.State(TrainingState.PAUSED), new WorkerEvent.Problem("A line\nand another: \u00e4."));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachIsReadBackFromItsOneLine(WorkerEvent event) {
        String line = EventLines.line(event);
        assertFalse(line.contains("\n"), line);
        assertEquals(Optional.of(event), EventLines.parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Loading libraries...", "{", "[]", "{}", "7", "{\"event\":\"tea\"}", "{\"event\":\"state\",\"state\":\"bored\"}",
        "{\"event\":\"validated\",\"split\":\"x\"}", "{\"event\":\"frame\",\"file\":\"\\u0000\"}"})
    void anythingElseIsNoEvent(String line) {
        assertEquals(Optional.empty(), EventLines.parse(line));
    }
}
