package sketchatlas.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import sketchatlas.UserException;
import sketchatlas.data.SketchDataset;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Backends;

/** Begins training runs and takes them up again. */
public final class Trainers {
    /** Options that change where a resumed run ends, but not what it computes. */
    private static final Set<String> CHANGEABLE = Set.of("num_steps", "is_training");

    private Trainers() {
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
            trainer.adopt(config, content.tensors());
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

    /** The memory of a backend that is neither the heap nor that of the card that we know is its own affair. */
    static void requireMemory(HyperParameters hp, int steps, Backend backend, int threads) {
        if (hp.isTraining() && backend == Backend.CPU) {
            MemoryEstimate.of(hp, steps, threads).require(Runtime.getRuntime().maxMemory());
        } else if (hp.isTraining() && backend.onCard()) {
            Backends.cardMemory().ifPresent(memory -> MemoryEstimate.ofCard(hp, steps).require(memory.total()));
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
        HyperParameters before = RunFolder.config(checkpoint).hyperParameters();
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
            throw new UserException("The training in " + folder + " was started with other data than is there now: bring the same files back (or name"
                    + " their folder), or start a new training in another folder.");
        }
        Checkpoint toGoBackTo = from.isValidated() ? Checkpoint.read(folder.best()) : beginning(folder, from);
        try {
            return new Trainer(data, hp, folder, listener, backend, from.counters().threads(), new Trainer.Origin(from, toGoBackTo));
        } catch (IllegalArgumentException e) {
            throw new UserException("The checkpoint " + folder.checkpoint() + " does not fit together: " + e.getMessage() + "; get a good copy of"
                    + " it.", e);
        }
    }

    /** What a run began with that has not been validated yet; null where that was nothing that a model had learned. */
    private static Checkpoint beginning(RunFolder folder, Checkpoint from) {
        if (!Files.isRegularFile(folder.best())) {
            return null;
        }
        Checkpoint kept = Checkpoint.read(folder.best());
        boolean own = kept.config().id().equals(from.config().id()); // another run may have left its own when it was ended before its first checkpoint
        return own && !kept.isValidated() ? kept : null;
    }

    private static SketchDataset usable(SketchDataset data, HyperParameters hp) {
        return hp.maxSeqLen() > 0 ? data.withoutLongerThan(hp.maxSeqLen()) : data;
    }
}
