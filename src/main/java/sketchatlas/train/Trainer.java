package sketchatlas.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.data.Batch;
import sketchatlas.data.BatchOptions;
import sketchatlas.data.BatchPrefetcher;
import sketchatlas.data.BatchSource;
import sketchatlas.data.EvaluationBatches;
import sketchatlas.data.LabelSelection;
import sketchatlas.data.ShuffledIndices;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.SketchList;
import sketchatlas.data.Split;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.LatentMode;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.Tensor;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CounterRandom;

/**
 * One training run: minibatches, validation after every {@code save_every} epochs, going back to the best state when it is worse, and
 * the end after five worse ones in a row. {@link Trainers} makes them. {@link #run} belongs to one thread; {@link #stop}, {@link #pause} and
 * {@link #resume} may come from any.
 */
public final class Trainer implements AutoCloseable {
    private static final int PATIENCE = 5;
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;
    private static final int HISTORY_EVERY = 20;
    /** Sketches whose codes the latent prior starts from. */
    private static final int PRIOR_SKETCHES = 2000;

    private final SketchDataset data;
    private final HyperParameters hp;
    private final RunFolder folder;
    private final TrainingListener listener;
    private final Backend backend;
    private final TrainableModel model;
    private final BatchOptions batchOptions;
    private final MemoryEstimate memory;
    private final RunControl control;
    private final RunRecord record;
    private final ShownLosses losses = new ShownLosses();
    private final List<SnapshotHook> hooks = new ArrayList<>();
    private long lastCheckpoint; // by System.nanoTime
    private boolean adopted; // it begins with what another model learned
    private boolean priorMissing; // it has to start from clusters of codes before the first step

    /** Who wants to see the model every so many steps. */
    private record SnapshotHook(int everySteps, Consumer<ModelSnapshot> taker) {
    }

    /**
     * What a run goes on from.
     *
     * @param toGoBackTo the best state; before the first validation the beginning of a run that began with a model, null for any other
     */
    record Origin(Checkpoint last, Checkpoint toGoBackTo) {
    }

    /** How a validation ended. */
    private enum Outcome {
        DONE,
        /** The loss was no number, and training has gone back. */
        RECOVERED,
        /** It was asked to stop; nothing has changed. */
        STOPPED
    }

    /**
     * @param data without sketches that are too long
     * @param from null for a new run
     * @throws IllegalArgumentException if what it goes on from does not fit together
     */
    Trainer(SketchDataset data, HyperParameters hp, RunFolder folder, TrainingListener listener, Backend backend, int threads, Origin from) {
        this.data = data;
        this.hp = hp;
        this.folder = folder;
        this.listener = listener;
        this.backend = backend;
        control = new RunControl(listener);
        int maxSeqLen = hp.maxSeqLen() > 0 ? hp.maxSeqLen() : data.maxLength();
        batchOptions = new BatchOptions(hp.batchSize(), maxSeqLen, !hp.bucketByLength(), hp.pngWidth(), data.scaleFactor(),
                hp.augmentation(), hp.bucketByLength(), hp.balanceCategories());
        Trainers.requireMemory(hp, maxSeqLen, backend, threads);
        memory = MemoryEstimate.of(hp, maxSeqLen, threads);
        int instances = backend.instances(threads);
        model = Failures.made(backend, () -> from == null ? TrainableModel.create(hp, backend, instances)
                : TrainableModel.of(hp, from.last().tensors(), from.last().counters().updates(), backend, instances));
        String id = from == null ? UUID.randomUUID().toString() : from.last().config().id();
        record = new RunRecord(id, hp, maxSeqLen, data, threads, folder, model);
        if (from != null) {
            record.restore(from.last(), from.toGoBackTo());
        }
    }

    /**
     * Begins with what another model learned.
     *
     * @throws IllegalArgumentException if it is of other sizes
     */
    void adopt(ModelConfig config, Map<String, Tensor> tensors) {
        priorMissing = !model.adopt(config.hyperParameters(), tensors);
        record.beginAt(config.step());
        adopted = true;
    }

    /** Where the run stands; any thread. */
    public TrainingState state() {
        return control.state();
    }

    /** Steps of the schedule done; any thread. */
    public long step() {
        return record.step();
    }

    /** What computes, for a person. */
    public String backend() {
        return model.backend();
    }

    /**
     * Shows the model as it is to somebody: before the first step, every few steps, when the run has gone back, and when it ends. To be called before {@link #run}.
     *
     * @param everySteps of the schedule, at least 1
     * @param taker is called on the training's thread between two steps, and should not take long
     */
    public void onSnapshot(int everySteps, Consumer<ModelSnapshot> taker) {
        if (everySteps < 1) {
            throw new IllegalArgumentException("a snapshot every " + everySteps + " steps");
        }
        hooks.add(new SnapshotHook(everySteps, taker));
    }

    private void show(Predicate<SnapshotHook> to) {
        if (hooks.stream().anyMatch(to)) {
            ModelSnapshot snapshot = record.snapshot();
            hooks.stream().filter(to).forEach(hook -> hook.taker().accept(snapshot));
        }
    }

    /** Asks the run to end after the step it is in; it writes a checkpoint first. A validation is broken off and begins anew later. */
    public void stop() {
        control.stop();
    }

    /** Asks the run to wait after the step it is in. */
    public void pause() {
        control.pause();
    }

    /** Ends a pause. */
    public void resume() {
        control.resume();
    }

    /**
     * Trains until it is finished or stopped; with {@code is_training=False} it only evaluates.
     *
     * @return the state it ended in: FINISHED, or STOPPED on request or by an interruption of the thread
     * @throws UserException if it can't go on; the last checkpoint is in the folder
     */
    public TrainingState run() {
        record.restartClock();
        lastCheckpoint = System.nanoTime();
        control.become(TrainingState.RUNNING);
        try {
            if (hp.isTraining()) {
                trainUntilInterrupted();
            } else {
                evaluateUntilInterrupted();
            }
            return control.state();
        } catch (RuntimeException | Error e) {
            control.become(TrainingState.FAILED);
            Optional<UserException> told = e instanceof UserException ? Optional.empty() : Failures.tell(e, backend, memory);
            if (told.isPresent()) {
                throw told.get();
            }
            throw e;
        }
    }

    private void trainUntilInterrupted() {
        try {
            train();
        } catch (InterruptedException e) { // between two steps
            Thread.currentThread().interrupt();
            record.writeCheckpoint();
            control.become(TrainingState.STOPPED);
        }
    }

    private void evaluateUntilInterrupted() {
        try {
            boolean done = evaluate(Split.VALID).isPresent() && evaluate(Split.TEST).isPresent();
            control.become(done ? TrainingState.FINISHED : TrainingState.STOPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            control.become(TrainingState.STOPPED);
        }
    }

    private void train() throws InterruptedException {
        save(() -> folder.history().keepUntil(record.batches()));
        SketchList train = data.train();
        boolean[] labelled = LabelSelection.choose(train, hp.semiPercent(), hp.semiBalanced(), hp.seed());
        BatchSource source = new BatchSource(train, labelled, batchOptions, hp.seed());
        source.seek(record.batches());
        if (priorMissing) {
            startPrior();
            priorMissing = false;
        }
        if (!folder.hasCheckpoint()) {
            if (adopted) {
                save(record::writeBeginning); // before the checkpoint, which counts on it
            }
            saveCheckpoint(); // whatever happens from now on, the run can go on
        }
        show(_ -> true);
        boolean toItsEnd;
        try (BatchPrefetcher prefetcher = new BatchPrefetcher(source)) {
            toItsEnd = steps(prefetcher, (long) source.batchesPerEpoch() * hp.saveEvery());
        }
        toItsEnd = toItsEnd && finish();
        if (!toItsEnd) {
            save(record::writeCheckpoint);
            show(_ -> true);
            control.become(TrainingState.STOPPED);
        }
    }

    /** @return false where it was asked to stop */
    private boolean steps(BatchPrefetcher prefetcher, long perValidation) throws InterruptedException {
        while (mayGoOn()) {
            boolean due = record.batches() > 0 && record.batches() % perValidation == 0 && record.learnedSinceValidation();
            boolean over = record.worseInARow() >= PATIENCE || record.step() >= hp.numSteps();
            if (due || over && record.unvalidated()) {
                Outcome outcome = validate();
                if (outcome == Outcome.DONE && !due) {
                    return true;
                }
                // where it was asked to stop it will be validated another time
            } else if (over) {
                return true;
            } else {
                if (record.step() > 0 && record.step() == hp.latentStart()) {
                    startPrior();
                }
                oneStep(prefetcher.take());
                if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
                    saveCheckpoint();
                }
            }
        }
        return false;
    }

    /** Waits while paused; false when asked to stop. */
    private boolean mayGoOn() throws InterruptedException {
        return control.mayGoOn(record::countTime, record::restartClock);
    }

    private void oneStep(Batch batch) throws InterruptedException {
        TrainableModel.StepLosses result = model.step(batch, record.step(), CounterRandom.bits(hp.seed(), record.batches()));
        record.tookBatch();
        if (!Double.isFinite(result.total())) {
            listener.recovery(record.recover());
            show(_ -> true);
            return;
        }
        double rate = record.learningRate();
        record.learned(result);
        long step = record.step();
        losses.note("total", result.total(), step);
        losses.note("stroke", result.stroke(), step);
        losses.note("image", result.image(), step);
        losses.note(hp.latentMode() == LatentMode.FLAT ? "alpha" : "hierarchy", result.hierarchy(), step);
        losses.note("gaussian", result.gaussian(), step);
        listener.progress(new TrainingListener.Progress(step, hp.numSteps(), losses.all(), record.liveK(), record.liveL(), rate));
        if (record.batches() % HISTORY_EVERY == 0) {
            save(() -> record.writeRow(result));
        }
        show(hook -> step % hook.everySteps() == 0);
    }

    /** From a part of the training set that the seed chooses, so that a resumed run does the same. */
    private void startPrior() {
        int[] shuffled = ShuffledIndices.of(data.train().size(), hp.seed());
        SketchList some = data.train().select(Arrays.copyOf(shuffled, Math.min(shuffled.length, PRIOR_SKETCHES)));
        EvaluationBatches all = new EvaluationBatches(some, batchOptions);
        model.startPriorFrom(IntStream.range(0, all.count()).mapToObj(all::get).toList());
    }

    private Outcome validate() throws InterruptedException {
        Optional<SplitLosses> measured = losses(Split.VALID);
        if (measured.isEmpty()) {
            return Outcome.STOPPED;
        }
        SplitLosses result = measured.get();
        if (!Double.isFinite(result.stroke()) || !Double.isFinite(result.image())) {
            listener.recovery(record.recover());
            saveCheckpoint();
            show(_ -> true);
            return Outcome.RECOVERED;
        }
        save(() -> record.writeRow(result));
        long validated = record.step();
        boolean better = record.validated(result);
        if (better) {
            save(record::writeBest);
        }
        saveCheckpoint();
        tell(Split.VALID, validated, result, better, record.worseInARow());
        if (!better) {
            show(_ -> true);
        }
        return Outcome.DONE;
    }

    private Optional<SplitLosses> losses(Split split) throws InterruptedException {
        return SplitLosses.of(model, data.split(split), batchOptions, this::mayGoOn);
    }

    private Optional<SplitLosses> evaluate(Split split) throws InterruptedException {
        Optional<SplitLosses> result = losses(split);
        result.ifPresent(of -> tell(split, record.step(), of, false, 0));
        return result;
    }

    private void tell(Split split, long at, SplitLosses of, boolean better, int worse) {
        listener.validation(new TrainingListener.Validation(split, at, of.stroke(), of.image(), better, worse, of.liveK(), of.liveL()));
    }

    /**
     * The best model, which the last validation left in place, gets its losses on the test set, which nothing was chosen by.
     *
     * @return false where it was asked to stop meanwhile
     */
    private boolean finish() throws InterruptedException {
        Optional<SplitLosses> test = evaluate(Split.TEST);
        if (test.isEmpty()) {
            return false;
        }
        record.tested(test.get());
        save(record::writeModel);
        show(_ -> true);
        control.become(TrainingState.FINISHED);
        return true;
    }

    private void saveCheckpoint() throws InterruptedException {
        save(record::writeCheckpoint);
        lastCheckpoint = System.nanoTime();
    }

    /** Writes something; where that can't be and somebody wants to wait until there is room, tries again when the pause that begins then has ended. */
    private void save(Runnable writing) throws InterruptedException {
        boolean saved = false;
        while (!saved) {
            try {
                writing.run();
                saved = true;
            } catch (UserException e) {
                if (!listener.waitsWhereUnsaved(e)) {
                    throw e;
                }
                control.pause();
                if (!mayGoOn()) {
                    throw e;
                }
            }
        }
    }

    /** Ends the threads and releases the folder; call after {@link #run} has returned. */
    @Override
    public void close() {
        model.close();
        folder.close();
    }
}
