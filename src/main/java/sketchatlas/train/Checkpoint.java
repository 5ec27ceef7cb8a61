package sketchatlas.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;
import sketchatlas.data.PreviousFile;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;

/**
 * All that a training run needs to go on as if it had never stopped: parameters, latent prior and Adam's moments, and its counters.
 * Batches and noise are functions of the seed and the number of batches taken, so no random state is kept beside that.
 *
 * @param config options, step of the schedule and losses
 * @param tensors as {@link sketchatlas.model.TrainableModel#tensors} gives them with moments
 * @param counters the run's counters
 * @param wins null in checkpoints of older versions
 */
record Checkpoint(ModelConfig config, Map<String, Tensor> tensors, Counters counters, Wins wins) {
    private static final String TRAINING = "training";
    private static final String WINS = "steps_since_win";

    /**
     * Counters of a run.
     *
     * @param updates steps of Adam in these parameters
     * @param batches minibatches taken since the beginning, also those whose effect was given up
     * @param worseInARow validations since the best one
     * @param bestLoss the best validation's stroke loss; infinite before the first
     * @param seconds spent training
     * @param threads that shared each batch: another number rounds differently
     * @param fingerprint of the data set
     * @param rateFactor what the schedule's learning rate is multiplied by, above 0 and at most 1
     * @param recoveriesInARow from a loss that was no number, since the best validation
     */
    record Counters(long updates, long batches, int worseInARow, double bestLoss, double seconds, int threads, String fingerprint, double rateFactor,
            int recoveriesInARow) {
        /** Refuses what no run can have counted. */
        Counters {
            if (updates < 0 || batches < 0 || worseInARow < 0 || !(seconds >= 0) || threads < 1 || !(rateFactor > 0 && rateFactor <= 1)
                    || recoveriesInARow < 0) {
                throw new IllegalArgumentException("the counters of its training are missing or not possible");
            }
        }
    }

    /**
     * The steps since each component last won a sketch, as {@link LiveComponents#sinceWin} gives them.
     *
     * @param k of level k
     * @param l of level l
     */
    record Wins(int[] k, int[] l) {
    }

    /** Whether its run had been validated; without that, what lies in the place of the best state is the beginning. */
    boolean isValidated() {
        return counters.bestLoss() < Double.POSITIVE_INFINITY;
    }

    void write(Path file) {
        ObjectNode json = config.toJson();
        ObjectNode training = json.putObject(TRAINING);
        training.put("updates", counters.updates()).put("batches", counters.batches()).put("worse_in_a_row", counters.worseInARow())
                .put("seconds", counters.seconds()).put("threads", counters.threads()).put("data_fingerprint", counters.fingerprint())
                .put("rate_factor", counters.rateFactor()).put("recoveries_in_a_row", counters.recoveriesInARow());
        ObjectNode since = training.putObject(WINS);
        Arrays.stream(wins.k()).forEach(since.putArray("k")::add);
        Arrays.stream(wins.l()).forEach(since.putArray("l")::add);
        if (Double.isFinite(counters.bestLoss())) {
            training.put("best_loss", counters.bestLoss());
        }
        ModelFile.replace(file, new ModelFile.Content(tensors, json));
    }

    /**
     * Reads it or, where it is damaged, the one before.
     *
     * @throws UserException if there is none, or it is damaged or a model only
     */
    static Checkpoint read(Path file) {
        return PreviousFile.read(file, Checkpoint::readOne);
    }

    private static Checkpoint readOne(Path file) {
        ModelFile.Content content = ModelFile.read(file);
        JsonNode training = content.config().path(TRAINING);
        if (!training.isObject()) {
            throw new UserException(file + " is a model without the state of its training: resume from the checkpoint beside it.");
        }
        ModelConfig config = ModelConfig.fromJson(content.config(), file);
        try {
            return new Checkpoint(config, content.tensors(), counters(training), wins(training.path(WINS)));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException("The checkpoint " + file + " is damaged: " + e.getMessage() + "; get a good copy of it.", e);
        }
    }

    private static Counters counters(JsonNode training) {
        return new Counters(training.path("updates").asLong(-1), training.path("batches").asLong(-1),
                training.path("worse_in_a_row").asInt(-1), training.path("best_loss").asDouble(Double.POSITIVE_INFINITY),
                training.path("seconds").asDouble(-1), training.path("threads").asInt(), training.path("data_fingerprint").asText(),
                training.path("rate_factor").asDouble(1), training.path("recoveries_in_a_row").asInt());
    }

    private static Wins wins(JsonNode since) {
        return since.isObject() ? new Wins(numbers(since.path("k")), numbers(since.path("l"))) : null;
    }

    private static int[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }
}
