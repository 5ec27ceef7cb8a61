package sketchatlas.train;

import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.ProcessMemory;
import sketchatlas.data.SketchDataset;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.LossSchedule;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.TrainableModel;

/**
 * What a run knows about itself beside its parameters: how far it is, how good it was at best, and the way back there. Writes what is kept in
 * its folder. Belongs to the run's thread.
 */
final class RunRecord {
    private final String id;
    private final HyperParameters hp;
    private final int maxSeqLen;
    private final SketchDataset data;
    private final int threads;
    private final RunFolder folder;
    private final TrainableModel model;
    private final LiveComponents liveK;
    private final LiveComponents liveL;
    private final Divergence divergence = new Divergence();
    private Map<String, Double> bestLosses = new LinkedHashMap<>(); // of the best validation
    private Checkpoint best; // null before the first validation
    private Checkpoint beginning; // before the first validation of a run that began with what a model learned; else null
    private volatile long step; // of the schedule; goes back with the parameters
    private long batches; // never goes back, so that after going back other batches and noise come
    private int worseInARow;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double seconds;
    private long mark = System.nanoTime(); // up to which seconds counts

    /** Of a new run. */
    RunRecord(String id, HyperParameters hp, int maxSeqLen, SketchDataset data, int threads, RunFolder folder, TrainableModel model) {
        this.id = id;
        this.hp = hp;
        this.maxSeqLen = maxSeqLen;
        this.data = data;
        this.threads = threads;
        this.folder = folder;
        this.model = model;
        liveK = new LiveComponents(hp.components());
        liveL = new LiveComponents(hp.components());
    }

    /** @param toGoBackTo before the first validation the beginning of a run that began with a model; null for any other */
    void restore(Checkpoint from, Checkpoint toGoBackTo) {
        step = from.config().step();
        batches = from.counters().batches();
        worseInARow = from.counters().worseInARow();
        bestLoss = from.counters().bestLoss();
        seconds = from.counters().seconds();
        divergence.restore(from.counters().rateFactor(), from.counters().recoveriesInARow());
        model.setRateFactor(divergence.rateFactor());
        if (from.wins() != null) {
            liveK.restore(from.wins().k());
            liveL.restore(from.wins().l());
        }
        if (toGoBackTo != null && toGoBackTo.isValidated()) {
            best = toGoBackTo;
            bestLosses = toGoBackTo.config().losses();
        } else {
            beginning = toGoBackTo;
        }
    }

    /** The run begins with a model that has learned so many steps. */
    void beginAt(long learned) {
        step = learned;
    }

    /** Keeps the state before the first step, which can't be made again from the options. */
    void writeBeginning() {
        beginning = checkpoint();
        beginning.write(folder.best());
    }

    /** Steps of the schedule done; any thread. */
    long step() {
        return step;
    }

    /** Minibatches taken since the beginning, also those whose effect was given up. */
    long batches() {
        return batches;
    }

    /** Validations since the best one. */
    int worseInARow() {
        return worseInARow;
    }

    int liveK() {
        return liveK.count();
    }

    int liveL() {
        return liveL.count();
    }

    /** Of the next step. */
    double learningRate() {
        return LossSchedule.learningRate(step, hp) * divergence.rateFactor();
    }

    /** Whether the model is another than the best one so far. */
    boolean unvalidated() {
        return best == null || model.updates() != best.counters().updates();
    }

    /** Whether it has learned something since it was validated or went back. */
    boolean learnedSinceValidation() {
        return model.updates() > 0 && unvalidated();
    }

    /** A batch was taken. */
    void tookBatch() {
        batches++;
    }

    /** ... and learned from. */
    void learned(TrainableModel.StepLosses result) {
        step++;
        liveK.add(result.winnersK());
        liveL.add(result.winnersL());
    }

    /** Takes note of a validation; whether it is the best so far. Where it isn't, the model goes back to the best. */
    boolean validated(SplitLosses result) {
        boolean better = result.stroke() < bestLoss;
        if (better) {
            bestLoss = result.stroke();
            worseInARow = 0;
            divergence.overcome();
            bestLosses = Map.of("valid/stroke", result.stroke(), "valid/image", result.image());
            best = checkpoint();
            beginning = null;
        } else {
            worseInARow++;
            goBackTo(best);
        }
        return better;
    }

    /** The best model's losses on the test set. */
    void tested(SplitLosses test) {
        Map<String, Double> all = new LinkedHashMap<>(bestLosses);
        all.put(RunFolder.TEST_STROKE, test.stroke());
        all.put("test/image", test.image());
        bestLosses = all;
    }

    /**
     * Back to the best state, or to the beginning where there is none yet, with a smaller learning rate. A run that began with what a model learned
     * goes back to that.
     *
     * @throws sketchatlas.UserException if that has not helped several times in a row
     */
    TrainingListener.Recovery recover() {
        long broken = step;
        divergence.recover(broken);
        model.setRateFactor(divergence.rateFactor());
        if (best != null || beginning != null) {
            goBackTo(best != null ? best : beginning);
        } else {
            model.restart();
            step = 0;
        }
        return new TrainingListener.Recovery(broken, step, divergence.rateFactor(), divergence.inARow());
    }

    private void goBackTo(Checkpoint state) {
        model.restore(state.tensors(), state.counters().updates());
        step = state.config().step();
    }

    /** Time does not count until {@link #restartClock}. */
    void countTime() {
        long now = System.nanoTime();
        seconds += (now - mark) / 1e9;
        mark = now;
    }

    void restartClock() {
        mark = System.nanoTime();
    }

    ModelSnapshot snapshot() {
        return new ModelSnapshot(config(), model.tensors(false), step);
    }

    private ModelConfig config() {
        return new ModelConfig(id, hp, data.scaleFactor(), maxSeqLen, step, bestLosses);
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(config(), model.tensors(true),
                new Checkpoint.Counters(model.updates(), batches, worseInARow, bestLoss, seconds, threads, data.fingerprint(),
                        divergence.rateFactor(), divergence.inARow()), new Checkpoint.Wins(liveK.sinceWin(), liveL.sinceWin()));
    }

    /** @throws sketchatlas.UserException if it can't be written; the one before is then still there */
    void writeCheckpoint() {
        countTime();
        checkpoint().write(folder.checkpoint());
    }

    /** Writes the best state and the model that it holds, which is the one in use just now. */
    void writeBest() {
        best.write(folder.best());
        writeModel();
    }

    void writeModel() {
        ModelFile.write(folder.model(), new ModelFile.Content(model.tensors(false), config().toJson()));
    }

    /** Adds a row of the last step to the curves. */
    void writeRow(TrainableModel.StepLosses of) {
        row("train", of.total(), of.stroke(), of.image(), of.hierarchy(), of.gaussian(), liveK.count(), liveL.count());
    }

    /** Adds a row of a validation to the curves. */
    void writeRow(SplitLosses of) {
        row("valid", Double.NaN, of.stroke(), of.image(), Double.NaN, Double.NaN, of.liveK(), of.liveL());
    }

    private void row(String kind, double total, double stroke, double image, double hierarchy, double gaussian, int k, int l) {
        countTime();
        folder.history().add(new TrainingHistory.Row(kind, batches, step, seconds, total, stroke, image, hierarchy, gaussian, k, l,
                learningRate(), ProcessMemory.now().stream().mapToDouble(bytes -> bytes / 1e9).findFirst().orElse(Double.NaN)));
    }
}
