package sketchatlas.train.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;

/**
 * A short trial of a training, in a process of its own: some steps on made-up sketches of the data's lengths, which takes some seconds. Its
 * one answer comes on a thread of its own. Methods may come from any thread.
 */
public final class Trial implements AutoCloseable {
    static final String TRY = "--trial";
    private static final String SECONDS = "seconds_per_step";
    private static final String SLOWDOWN = "slowdown";
    private static final String MEMORY = "memory";
    private static final String MACHINE = "memory_of_machine";
    private static final String BACKEND = "backend";

    private final Consumer<Result> taker;
    private final Consumer<String> problem;
    private final ChildLog log = ChildLog.inMemory();
    private final ChildProcess child;
    private boolean answered; // of the events' thread
    private volatile boolean cancelled;

    /**
     * What is to be tried.
     *
     * @param options of the training
     * @param meanPoints of a sketch of the data, at least 1
     * @param mostPoints of the longest sketch that is used, at least {@code meanPoints}
     * @param backend what computes
     */
    public record Request(HyperParameters options, double meanPoints, int mostPoints, Backend backend) {
        /** @throws IllegalArgumentException if the lengths are not possible */
        public Request {
            if (!(meanPoints >= 1) || mostPoints < meanPoints) {
                throw new IllegalArgumentException("sketches of " + meanPoints + " points in the mean and " + mostPoints + " at most");
            }
        }

        String line() {
            return RunJson.MAPPER.createObjectNode().put("mean", meanPoints).put("most", mostPoints).put(BACKEND, backend.name())
                    .set("options", options.toJson()).toString();
        }

        static Request parse(String line) {
            try {
                JsonNode json = RunJson.MAPPER.readTree(line);
                return new Request(HyperParameters.fromJson(json.path("options"), _ -> {
                }), json.path("mean").asDouble(), json.path("most").asInt(), Backend.valueOf(json.path(BACKEND).asText()));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new UserException("The trial does not understand what it is to try: install the program anew.", e);
            }
        }
    }

    /**
     * What a training will take.
     *
     * @param secondsPerStep of the training while the machine has nothing else to do; validations come on top
     * @param slowdown how many times as long the steps of the trial took, because of other work; 1 where there was none
     * @param memoryBytes that its process will hold at most, without the sketches
     * @param memoryOfMachine all of it, in bytes
     * @param backend what computes, for a person
     */
    public record Result(double secondsPerStep, double slowdown, long memoryBytes, long memoryOfMachine, String backend) {
        String line() {
            return RunJson.MAPPER.createObjectNode().put(SECONDS, secondsPerStep).put(SLOWDOWN, slowdown).put(MEMORY, memoryBytes)
                    .put(MACHINE, memoryOfMachine).put(BACKEND, backend).toString();
        }

        /** Null where the line is no result. */
        static Result parse(String line) {
            try {
                JsonNode json = RunJson.MAPPER.readTree(line);
                return json != null && json.path(SECONDS).isNumber() ? new Result(json.path(SECONDS).asDouble(),
                        Math.max(1, json.path(SLOWDOWN).asDouble()), json.path(MEMORY).asLong(), json.path(MACHINE).asLong(),
                        json.path(BACKEND).asText()) : null;
            } catch (JsonProcessingException _) {
                return null;
            }
        }
    }

    private Trial(Request request, WorkerLaunch launch, Consumer<Result> taker, Consumer<String> problem) {
        this.taker = taker;
        this.problem = problem;
        child = ChildProcess.start(launch.command(List.of(WorkerProcess.COMMAND, TRY)), this::hear, log, this::end);
        child.say(request.line());
    }

    /**
     * Starts a trial.
     *
     * @param taker gets the result, unless there is a problem or {@link #cancel}
     * @param problem gets why there is none, in a sentence
     * @throws UserException if the process does not start
     */
    public static Trial start(Request request, WorkerLaunch launch, Consumer<Result> taker, Consumer<String> problem) {
        return new Trial(request, launch, taker, problem);
    }

    private void hear(String line) {
        Result result = Result.parse(line);
        if (answered || cancelled) {
            return;
        }
        if (result != null) {
            answered = true;
            taker.accept(result);
        } else if (EventLines.parse(line).orElse(null) instanceof WorkerEvent.Problem(String sentence)) {
            answered = true;
            problem.accept(sentence);
        }
    }

    private void end(int code) {
        if (!answered && !cancelled) {
            problem.accept("The trial ended unexpectedly (code " + code + (log.lastWords().isEmpty() ? "" : ", \"" + log.lastWords() + "\"")
                    + "): choose a smaller batch_size or dec_rnn_size.");
        }
    }

    /** Ends it; there is no answer any more. */
    public void cancel() {
        cancelled = true;
        child.kill();
    }

    @Override
    public void close() {
        cancel();
    }
}
