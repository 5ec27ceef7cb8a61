package sketchatlas.train.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sketchatlas.data.Split;
import sketchatlas.train.TrainingListener.Progress;
import sketchatlas.train.TrainingListener.Recovery;
import sketchatlas.train.TrainingListener.Validation;
import sketchatlas.train.TrainingState;

/**
 * Events as lines of text between two processes: a JSON object each, with its kind as {@code event}. Numbers that are none are null. A line
 * that is no event (a library may have printed it) is told from one that is.
 */
final class EventLines {
    private static final String EVENT = "event";

    private EventLines() {
    }

    /** One line, without its end. */
    static String line(WorkerEvent event) {
        ObjectNode json = RunJson.MAPPER.createObjectNode();
        switch (event) {
            case WorkerEvent.Loading e -> json.put(EVENT, "loading").put("done", e.done()).put("total", e.total());
            case WorkerEvent.Started e -> json.put(EVENT, "started").put("backend", e.backend()).put("sketches", e.sketches());
            case WorkerEvent.Step e -> step(json.put(EVENT, "step"), e);
            case WorkerEvent.Validated(Validation v) -> {
                json.put(EVENT, "validated").put("split", v.split().name()).put("step", v.step()).put("best", v.best()).put("worse", v.worseInARow())
                        .put("live_k", v.liveK()).put("live_l", v.liveL());
                put(json, "stroke", v.stroke());
                put(json, "image", v.image());
            }
            case WorkerEvent.Recovered(Recovery r) -> json.put(EVENT, "recovered").put("step", r.step()).put("back_to", r.backTo())
                    .put("rate_factor", r.rateFactor()).put("in_a_row", r.inARow());
            case WorkerEvent.Frame e -> json.put(EVENT, "frame").put("file", e.file().toString()).put("step", e.step());
            case WorkerEvent.State e -> json.put(EVENT, "state").put("state", e.state().name().toLowerCase(Locale.ROOT));
            case WorkerEvent.Problem e -> json.put(EVENT, "problem").put("sentence", e.sentence());
        }
        return json.toString();
    }

    private static void step(ObjectNode json, WorkerEvent.Step e) {
        Progress p = e.progress();
        json.put("step", p.step()).put("steps", p.steps()).put("live_k", p.liveK()).put("live_l", p.liveL()).put("memory", e.memoryBytes());
        put(json, "learning_rate", p.learningRate());
        put(json, "speed", e.stepsPerSecond());
        put(json, "left", e.secondsLeft());
        ObjectNode losses = json.putObject("losses");
        p.losses().forEach((name, loss) -> put(losses, name, loss));
    }

    private static void put(ObjectNode json, String name, double number) {
        if (Double.isFinite(number)) {
            json.put(name, number);
        } else {
            json.putNull(name);
        }
    }

    /** The event of a line; empty if it is none. */
    static Optional<WorkerEvent> parse(String line) {
        try {
            JsonNode json = RunJson.MAPPER.readTree(line);
            return json == null || !json.isObject() ? Optional.empty() : Optional.ofNullable(event(json));
        } catch (JsonProcessingException | IllegalArgumentException e) { // no JSON, or a state, split or path that there isn't
            return Optional.empty();
        }
    }

    private static WorkerEvent event(JsonNode json) {
        return switch (json.path(EVENT).asText()) {
            case "loading" -> new WorkerEvent.Loading(json.path("done").asInt(), json.path("total").asInt());
            case "started" -> new WorkerEvent.Started(json.path("backend").asText(), json.path("sketches").asLong());
            case "step" -> new WorkerEvent.Step(progress(json), number(json, "speed"), json.path("memory").asLong(), number(json, "left"));
            case "validated" -> new WorkerEvent.Validated(new Validation(Split.valueOf(json.path("split").asText()), json.path("step").asLong(),
                    number(json, "stroke"), number(json, "image"), json.path("best").asBoolean(), json.path("worse").asInt(),
                    json.path("live_k").asInt(), json.path("live_l").asInt()));
            case "recovered" -> new WorkerEvent.Recovered(new Recovery(json.path("step").asLong(), json.path("back_to").asLong(),
                    number(json, "rate_factor"), json.path("in_a_row").asInt()));
            case "frame" -> new WorkerEvent.Frame(Path.of(json.path("file").asText()), json.path("step").asLong());
            case "state" -> new WorkerEvent.State(TrainingState.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)));
            case "problem" -> new WorkerEvent.Problem(json.path("sentence").asText());
            default -> null;
        };
    }

    private static Progress progress(JsonNode json) {
        Map<String, Double> losses = new LinkedHashMap<>();
        json.path("losses").properties().forEach(loss -> losses.put(loss.getKey(), loss.getValue().asDouble(Double.NaN)));
        return new Progress(json.path("step").asLong(), json.path("steps").asLong(), losses, json.path("live_k").asInt(),
                json.path("live_l").asInt(), number(json, "learning_rate"));
    }

    private static double number(JsonNode json, String name) {
        return json.path(name).asDouble(Double.NaN);
    }
}
