package sketchatlas.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
import sketchatlas.model.LossSchedule;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CounterRandom;

/**
 * One training run: minibatches, validation after every {@code save_every} epochs, going back to the best state when it is worse, and
 * the end after five worse ones in a row. {@link #run} belongs to one thread; {@link #stop}, {@link #pause} and {@link #resume} may
 * come from any.
 */
public final class Trainer implements AutoCloseable {
    private static final int PATIENCE = 5;
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;
    private static final int HISTORY_EVERY = 20;
    /** Sketches whose codes the latent prior starts from. */
    private static final int PRIOR_SKETCHES = 2000;
    /** Options that change where a resumed run ends, but not what it computes. */
    private static final Set<String> CHANGEABLE = Set.of("num_steps", "is_training");

    private final SketchDataset data;
    private final HyperParameters hp;
    private final RunFolder folder;
    private final TrainingListener listener;
    private final TrainableModel model;
    private final BatchOptions batchOptions;
    private final int maxSeqLen;
    private final int threads;
    private final String id;
    private final LiveComponents liveK;
    private final LiveComponents liveL;
    private final ShownLosses losses = new ShownLosses();
    private final Divergence divergence = new Divergence();
    private Map<String, Double> bestLosses = new LinkedHashMap<>(); // of the best validation
    private Checkpoint best; // null before the first validation
    private volatile long step; // of the schedule; goes back with the parameters
    private long batches; // never goes back, so that after going back other batches and noise come
    private int worseInARow;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double seconds;
    private long mark; // System.nanoTime up to which seconds counts
    private long lastCheckpoint;
    private final List<SnapshotHook> hooks = new ArrayList<>();
    private boolean priorMissing; // it has to start from clusters of codes before the first step

    private final RunControl control;

    /** Who wants to see the model every so many steps. */
    private record SnapshotHook(int everySteps, Consumer<ModelSnapshot> taker) {
    }

    /**
     * @param data without sketches that are too long
     * @param from null for a new run
     */
    private Trainer(SketchDataset data, HyperParameters hp, RunFolder folder, TrainingListener listener, Backend backend, int threads,
            Checkpoint from) {
        this.data = data;
        this.hp = hp;
        this.folder = folder;
        this.listener = listener;
        control = new RunControl(listener);
        this.threads = threads;
        maxSeqLen = hp.maxSeqLen() > 0 ? hp.maxSeqLen() : data.maxLength();
        batchOptions = new BatchOptions(hp.batchSize(), maxSeqLen, !hp.bucketByLength(), hp.pngWidth(), data.scaleFactor(),
                hp.augmentation(), hp.bucketByLength());
        liveK = new LiveComponents(hp.components());
        liveL = new LiveComponents(hp.components());
        requireMemory(hp, maxSeqLen, backend, threads);
        if (from == null) {
            model = TrainableModel.create(hp, backend, backend.instances(threads));
            id = UUID.randomUUID().toString();
        } else {
            model = TrainableModel.of(hp, from.tensors(), from.counters().updates(), backend, backend.instances(threads));
            id = from.config().id();
            restoreCounters(from);
        }
    }

    /** As {@link #start(SketchDataset, HyperParameters, Path, TrainingListener, Backend, int)}, on the processor. */
    public static Trainer start(SketchDataset data, HyperParameters hp, Path logRoot, TrainingListener listener, int threads) {
        return start(data, hp, logRoot, listener, Backend.CPU, threads);
    }

    /**
     * A new run.
     *
     * @param logRoot the run's folder; made if needed
     * @param threads that share each batch, where the backend needs several
     * @throws UserException if there is a run or a model in the folder, or the options don't fit the data
     */
    public static Trainer start(SketchDataset data, HyperParameters hp, Path logRoot, TrainingListener listener, Backend backend, int threads) {
        requirePossible(hp, logRoot, backend, threads);
        SketchDataset usable = usable(data, hp);
        RunFolder folder = RunFolder.create(logRoot);
        return locked(folder, () -> new Trainer(usable, hp, folder, listener, backend, threads, null));
    }

    /**
     * A new run that begins with what a model learned and at that model's step of the schedule. Its latent prior is kept where the options
     * have the same one, and starts anew from clusters of codes otherwise; Adam begins anew.
     *
     * @param model a model file
     * @param hp as {@link #optionsOf} gives them
     * @throws UserException as {@link #start}, and if the model can't be read or is of other sizes than the options say
     */
    public static Trainer startFrom(Path model, SketchDataset data, HyperParameters hp, Path logRoot, TrainingListener listener,
            Backend backend, int threads) {
        ModelFile.Content content = ModelFile.read(model);
        ModelConfig config = ModelConfig.fromJson(content.config(), model);
        Trainer trainer = start(data, hp, logRoot, listener, backend, threads);
        try {
            trainer.priorMissing = !trainer.model.adopt(config.hyperParameters(), content.tensors());
            trainer.step = config.step();
            return trainer;
        } catch (IllegalArgumentException e) {
            trainer.close();
            throw new UserException("A training with these options can't start from " + model + ": " + e.getMessage()
                    + "; leave dec_model, dec_rnn_size, z_size and png_width as they are there.", e);
        }
    }

    /**
     * The options of a model, for {@link #startFrom}.
     *
     * @param changes name=value, ...
     */
    public static HyperParameters optionsOf(Path model, String changes) {
        return ModelConfig.fromJson(ModelFile.readConfig(model), model).hyperParameters().with(changes);
    }

    /**
     * Refuses what {@link #start} would, as far as that can be told without the data: reading it may take long.
     *
     * @throws UserException if there is a run or a model in the folder, or the options can't be
     */
    public static void requirePossible(HyperParameters hp, Path logRoot, Backend backend, int threads) {
        if (!hp.isTraining()) {
            throw new UserException("A new training has nothing to evaluate, as is_training=False asks for: name the folder of a training with"
                    + " --log_root, and --resume_training.");
        }
        RunFolder.requireFree(logRoot);
        requireMemory(hp, Math.max(1, hp.maxSeqLen()), backend, threads);
    }

    /** Other backends have other memory than the heap. */
    private static void requireMemory(HyperParameters hp, int steps, Backend backend, int threads) {
        if (hp.isTraining() && backend == Backend.CPU) {
            MemoryEstimate.of(hp, steps, threads).require(Runtime.getRuntime().maxMemory());
        }
    }

    /** Makes a trainer that holds its folder, which is released where that fails. */
    private static Trainer locked(RunFolder folder, Supplier<Trainer> maker) {
        folder.lock();
        try {
            return maker.get();
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /**
     * The options of the run in a folder, for {@link #resume}.
     *
     * @param changes name=value, ...: only num_steps and is_training may be others than before
     * @throws UserException if there is no run, or other options are changed
     */
    public static HyperParameters options(Path logRoot, String changes) {
        Path checkpoint = RunFolder.existing(logRoot).checkpoint();
        HyperParameters before = ModelConfig.fromJson(ModelFile.readConfig(checkpoint), checkpoint).hyperParameters();
        HyperParameters now = before.with(changes);
        Map<String, String> stated = now.toMap();
        before.toMap().forEach((name, value) -> {
            if (!value.equals(stated.get(name)) && !CHANGEABLE.contains(name)) {
                throw new UserException("The option " + name + " is " + stated.get(name) + ", but the training in " + logRoot + " was started with "
                        + value + ": leave it out to go on, or start a new training in another folder.");
            }
        });
        return now;
    }

    /** As {@link #resume(SketchDataset, HyperParameters, Path, TrainingListener, Backend)}, on the processor. */
    public static Trainer resume(SketchDataset data, HyperParameters hp, Path logRoot, TrainingListener listener) {
        return resume(data, hp, logRoot, listener, Backend.CPU);
    }

    /**
     * Goes on with a stopped run, exactly as if it had not been stopped where the backend is the same.
     *
     * @param hp the run's {@link #options}
     * @throws UserException if there is none or it is damaged, or the data set is another
     */
    public static Trainer resume(SketchDataset data, HyperParameters hp, Path logRoot, TrainingListener listener, Backend backend) {
        RunFolder folder = RunFolder.existing(logRoot);
        SketchDataset usable = usable(data, hp);
        if (!hp.isTraining()) {
            return goOn(usable, hp, folder, listener, backend); // only reads
        }
        folder.requireWritable();
        return locked(folder, () -> goOn(usable, hp, folder, listener, backend));
    }

    private static Trainer goOn(SketchDataset data, HyperParameters hp, RunFolder folder, TrainingListener listener, Backend backend) {
        Checkpoint from = Checkpoint.read(folder.checkpoint());
        if (!from.counters().fingerprint().equals(data.fingerprint())) {
            throw new UserException("The training in " + folder + " was started with other data than this: name the same --data_dir, or start"
                    + " a new training in another folder.");
        }
        Checkpoint best = from.counters().bestLoss() < Double.POSITIVE_INFINITY ? Checkpoint.read(folder.best()) : null;
        try {
            Trainer trainer = new Trainer(data, hp, folder, listener, backend, from.counters().threads(), from);
            if (best != null) {
                trainer.best = best;
                trainer.bestLosses = best.config().losses();
            }
            return trainer;
        } catch (IllegalArgumentException e) {
            throw new UserException("The checkpoint " + folder.checkpoint() + " does not fit together: " + e.getMessage() + "; get a good copy of"
                    + " it.", e);
        }
    }

    private static SketchDataset usable(SketchDataset data, HyperParameters hp) {
        return hp.maxSeqLen() > 0 ? data.withoutLongerThan(hp.maxSeqLen()) : data;
    }

    private void restoreCounters(Checkpoint from) {
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
    }

    /** Where the run stands; any thread. */
    public TrainingState state() {
        return control.state();
    }

    /** Steps of the schedule done; any thread. */
    public long step() {
        return step;
    }

    /** What computes, for a person. */
    public String backend() {
        return model.backend();
    }

    /**
     * Shows the model as it is to somebody every few steps, before the first step and when the run ends; to be called before {@link #run}.
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
            ModelSnapshot snapshot = new ModelSnapshot(config(), model.tensors(false), step);
            hooks.stream().filter(to).forEach(hook -> hook.taker().accept(snapshot));
        }
    }

    /** Asks the run to end after the step it is in; it writes a checkpoint first. */
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
        mark = System.nanoTime();
        lastCheckpoint = mark;
        control.become(TrainingState.RUNNING);
        try {
            if (hp.isTraining()) {
                trainUntilInterrupted();
            } else {
                evaluate(Split.VALID);
                evaluate(Split.TEST);
                control.become(TrainingState.FINISHED);
            }
            return control.state();
        } catch (OutOfMemoryError e) {
            control.become(TrainingState.FAILED);
            throw new UserException(MemoryEstimate.of(hp, maxSeqLen, threads).exhausted(Runtime.getRuntime().maxMemory()), e);
        } catch (RuntimeException | Error e) {
            control.become(TrainingState.FAILED);
            throw e;
        }
    }

    private void trainUntilInterrupted() {
        try {
            train();
        } catch (InterruptedException e) { // between two steps
            Thread.currentThread().interrupt();
            writeCheckpoint();
            control.become(TrainingState.STOPPED);
        }
    }

    private void train() throws InterruptedException {
        folder.history().keepUntil(batches);
        SketchList train = data.train();
        boolean[] labelled = LabelSelection.choose(train, hp.semiPercent(), hp.semiBalanced(), hp.seed());
        BatchSource source = new BatchSource(train, labelled, batchOptions, hp.seed());
        source.seek(batches);
        if (priorMissing) {
            startPrior();
            priorMissing = false;
        }
        show(_ -> true);
        long perValidation = (long) source.batchesPerEpoch() * hp.saveEvery();
        try (BatchPrefetcher prefetcher = new BatchPrefetcher(source)) {
            while (worseInARow < PATIENCE && step < hp.numSteps() || !validatedAtEnd()) {
                if (!control.mayGoOn(this::countTime, () -> mark = System.nanoTime())) {
                    writeCheckpoint();
                    show(_ -> true);
                    control.become(TrainingState.STOPPED);
                    return;
                }
                if (step > 0 && step == hp.latentStart()) {
                    startPrior();
                }
                boolean learned = oneStep(prefetcher.take());
                if (learned) {
                    show(hook -> step % hook.everySteps() == 0);
                }
                if (learned && batches % perValidation == 0) {
                    validate();
                } else if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
                    writeCheckpoint();
                }
            }
        }
        finish();
    }

    /** @return false where training had to go back */
    private boolean oneStep(Batch batch) {
        TrainableModel.StepLosses result = model.step(batch, step, CounterRandom.bits(hp.seed(), batches));
        batches++;
        if (!Double.isFinite(result.total())) {
            recover();
            return false;
        }
        double rate = learningRate();
        step++;
        liveK.add(result.winnersK());
        liveL.add(result.winnersL());
        losses.note("total", result.total(), step);
        losses.note("stroke", result.stroke(), step);
        losses.note("image", result.image(), step);
        losses.note(hp.latentMode() == LatentMode.FLAT ? "alpha" : "hierarchy", result.hierarchy(), step);
        losses.note("gaussian", result.gaussian(), step);
        listener.progress(new TrainingListener.Progress(step, hp.numSteps(), losses.all(), liveK.count(), liveL.count(), rate));
        if (batches % HISTORY_EVERY == 0) {
            countTime();
            record("train", result.total(), result.stroke(), result.image(), result.hierarchy(), result.gaussian(), liveK.count(), liveL.count());
        }
        return true;
    }

    private double learningRate() {
        return LossSchedule.learningRate(step, hp) * divergence.rateFactor();
    }

    /** Back to the best state, or to the beginning where there is none yet, with a smaller learning rate. */
    private void recover() {
        long broken = step;
        divergence.recover(broken);
        model.setRateFactor(divergence.rateFactor());
        if (best == null) {
            model.restart();
            step = 0;
        } else {
            goBackToBest();
        }
        listener.recovery(new TrainingListener.Recovery(broken, step, divergence.rateFactor(), divergence.inARow()));
    }

    private void goBackToBest() {
        model.restore(best.tensors(), best.counters().updates());
        step = best.config().step();
    }

    /** From a part of the training set that the seed chooses, so that a resumed run does the same. */
    private void startPrior() {
        int[] shuffled = ShuffledIndices.of(data.train().size(), hp.seed());
        SketchList some = data.train().select(Arrays.copyOf(shuffled, Math.min(shuffled.length, PRIOR_SKETCHES)));
        EvaluationBatches all = new EvaluationBatches(some, batchOptions);
        model.startPriorFrom(IntStream.range(0, all.count()).mapToObj(all::get).toList());
    }

    /** Validates what was learned since the last time; where that can't be, training goes on from an earlier state. */
    private boolean validatedAtEnd() {
        boolean learnedSince = best == null || model.updates() != best.counters().updates();
        return !learnedSince || validate();
    }

    /** @return false where the loss was no number, and training has gone back */
    private boolean validate() {
        SplitLosses result = losses(Split.VALID);
        if (!Double.isFinite(result.stroke())) {
            recover();
            writeCheckpoint();
            return false;
        }
        countTime();
        record("valid", Double.NaN, result.stroke(), result.image(), Double.NaN, Double.NaN, result.liveK(), result.liveL());
        boolean better = result.stroke() < bestLoss;
        long validated = step;
        if (better) {
            bestLoss = result.stroke();
            worseInARow = 0;
            divergence.overcome();
            bestLosses = Map.of("valid/stroke", result.stroke(), "valid/image", result.image());
            best = checkpoint();
            best.write(folder.best());
            writeModel();
        } else {
            worseInARow++;
            goBackToBest();
        }
        writeCheckpoint();
        tell(Split.VALID, validated, result, better, worseInARow);
        return true;
    }

    private SplitLosses losses(Split split) {
        return SplitLosses.of(model, data.split(split), batchOptions);
    }

    private SplitLosses evaluate(Split split) {
        SplitLosses result = losses(split);
        tell(split, step, result, false, 0);
        return result;
    }

    private void tell(Split split, long at, SplitLosses of, boolean better, int worse) {
        listener.validation(new TrainingListener.Validation(split, at, of.stroke(), of.image(), better, worse, of.liveK(), of.liveL()));
    }

    /** The best model, which the last validation left in place, gets its losses on the test set, which nothing was chosen by. */
    private void finish() {
        show(_ -> true);
        SplitLosses test = evaluate(Split.TEST);
        Map<String, Double> all = new LinkedHashMap<>(bestLosses);
        all.put(RunFolder.TEST_STROKE, test.stroke());
        all.put("test/image", test.image());
        bestLosses = all;
        writeModel();
        control.become(TrainingState.FINISHED);
    }

    private void countTime() {
        long now = System.nanoTime();
        seconds += (now - mark) / 1e9;
        mark = now;
    }

    private ModelConfig config() {
        return new ModelConfig(id, hp, data.scaleFactor(), maxSeqLen, step, bestLosses);
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(config(), model.tensors(true),
                new Checkpoint.Counters(model.updates(), batches, worseInARow, bestLoss, seconds, threads, data.fingerprint(),
                        divergence.rateFactor(), divergence.inARow()), new Checkpoint.Wins(liveK.sinceWin(), liveL.sinceWin()));
    }

    private void writeCheckpoint() {
        countTime();
        checkpoint().write(folder.checkpoint());
        lastCheckpoint = System.nanoTime();
    }

    private void writeModel() {
        Map<String, Tensor> tensors = model.tensors(false);
        ModelFile.write(folder.model(), new ModelFile.Content(tensors, config().toJson()));
    }

    private void record(String kind, double total, double stroke, double image, double hierarchy, double gaussian, int k, int l) {
        folder.history().add(new TrainingHistory.Row(kind, batches, step, seconds, total, stroke, image, hierarchy, gaussian, k, l,
                learningRate()));
    }

    /** Ends the threads and releases the folder; call after {@link #run} has returned. */
    @Override
    public void close() {
        model.close();
        folder.close();
    }
}
