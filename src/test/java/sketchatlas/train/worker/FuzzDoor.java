package sketchatlas.train.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sketchatlas.data.Split;
import sketchatlas.train.TrainingListener.Progress;
import sketchatlas.train.TrainingListener.Recovery;
import sketchatlas.train.TrainingListener.Validation;
import sketchatlas.train.TrainingState;

/** Opens readers of this package to the fuzzing of all. */
public final class FuzzDoor {
    private FuzzDoor() {
    }

    public static void readEvent(String line) {
        EventLines.parse(line);
    }

    /** A line of every kind. */
    public static List<String> events() {
        List<WorkerEvent> events = List.of(new WorkerEvent.Loading(1, 2), new WorkerEvent.Started("cpu", 70),
                new WorkerEvent.Step(new Progress(3, 10, Map.of("total", 2.5), 4, 3, 1e-3), 1.5, 1000, 9),
                new WorkerEvent.Validated(new Validation(Split.VALID, 3, 2.5, 0.5, true, 0, 4, 3)), new WorkerEvent.Recovered(new Recovery(9, 3, 0.5, 1)),
                new WorkerEvent.Frame(Path.of("frames"), 3), new WorkerEvent.State(TrainingState.values()[0]), new WorkerEvent.Problem("It is late."));
        List<String> lines = new ArrayList<>();
        events.forEach(e -> lines.add(EventLines.line(e)));
        return lines;
    }

    /** The state of a training that failed. */
    public static void writeState(Path runFolder) {
        RunState.own(RunStatus.Kind.FAILED, 10, "The disk is full.").write(runFolder);
    }
}
