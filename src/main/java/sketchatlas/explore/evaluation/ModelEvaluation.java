package sketchatlas.explore.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import sketchatlas.UserException;
import sketchatlas.UserFolders;
import sketchatlas.data.Augmentation;
import sketchatlas.data.BatchOptions;
import sketchatlas.data.EvaluationBatches;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.Split;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.LatentMode;
import sketchatlas.model.LossMeter;
import sketchatlas.model.Posterior;
import sketchatlas.model.SketchModel;
import sketchatlas.nn.classifier.ClassifierOptions;
import sketchatlas.nn.classifier.ClassifierWatch;
import sketchatlas.nn.classifier.PictureClassifier;
import sketchatlas.nn.classifier.Recognition;
import sketchatlas.sketch.Sketch;

/**
 * Measures how good a model is, as the papers on the method do (docs/evaluation.md): every sketch of a split is encoded and drawn again,
 * and the drawing is looked at by the model's own encoder and by a classifier that knows nothing of the model.
 */
public final class ModelEvaluation {
    private static final int BATCH = 100;
    /** Sketches of each category that tell when the classifier's training is to end. */
    private static final int VALIDATION = 100;

    private final SketchModel model;
    private final SketchDataset data;
    private final EvaluationOptions options;
    private final EvaluationListener listener;
    private final HyperParameters hp;
    private final List<LabelledSketch> sketches;

    private ModelEvaluation(SketchModel model, SketchDataset data, EvaluationOptions options, EvaluationListener listener) {
        this.model = model;
        hp = model.hyperParameters();
        this.data = hp.maxSeqLen() > 0 ? data.withoutLongerThan(hp.maxSeqLen()) : data; // what it was trained on
        this.options = options;
        this.listener = listener;
        sketches = first(this.data.split(options.split()), options.perCategory());
    }

    /**
     * Evaluates a model on the sketches of its categories.
     *
     * @param model a model file
     * @param lists what encodes, draws and measures losses; the classifier is the processor's
     * @param dataDir the folder with a data file for each of its categories
     * @throws UserException if the model or the data can't be read or a category is missing
     * @throws CancellationException if the listener asks for it
     */
    public static EvaluationReport run(Path model, BatchBackend lists, Path dataDir, EvaluationOptions options, EvaluationListener listener) {
        SketchModel loaded = SketchModel.load(model, lists);
        HyperParameters hp = loaded.hyperParameters();
        return run(loaded, SketchDataset.load(dataDir, hp.categories(), hp.numPerCategory(), hp.seed()), options, listener);
    }

    /**
     * As {@link #run(Path, BatchBackend, Path, EvaluationOptions, EvaluationListener)}, of what is in memory.
     *
     * @param data with the model's categories, in its order
     */
    public static EvaluationReport run(SketchModel model, SketchDataset data, EvaluationOptions options, EvaluationListener listener) {
        if (!data.categories().equals(model.hyperParameters().categories())) {
            throw new UserException("The data holds " + String.join(", ", data.categories()) + ", but the model knows "
                    + String.join(", ", model.hyperParameters().categories()) + ": name the data that it was trained on.");
        }
        return new ModelEvaluation(model, data, options, listener).run();
    }

    /** The first so many of each category; a category without sketches is refused. */
    private List<LabelledSketch> first(List<LabelledSketch> all, int perCategory) {
        int[] taken = new int[data.categories().size()];
        List<LabelledSketch> some = all.stream().filter(s -> taken[s.category()]++ < perCategory).toList();
        for (int c = 0; c < taken.length; c++) {
            if (taken[c] == 0) {
                throw new UserException("The split '" + options.split() + "' holds no sketches of the category '" + data.categories().get(c)
                        + "': take fuller data or another split.");
            }
        }
        return some;
    }

    private EvaluationReport run() {
        PictureClassifier classifier = data.categories().size() > 1 ? classifier() : null;
        List<Sketch> sources = sketches.stream().map(LabelledSketch::sketch).toList();
        float[][] codes = encoded(sources, "encoding the sketches");
        List<NearestDrawing> nearest = NearestDrawing.ofAll(model, List.of(codes), options.sampling(), options.candidates(), watch("drawing"),
                watch("encoding the drawings"));
        List<Sketch> drawings = nearest.stream().map(NearestDrawing::sketch).toList();
        int[] ranks = Retrieval.ranks(codes, nearest.stream().map(NearestDrawing::code).toArray(float[][]::new), listener);
        int[] categories = sketches.stream().mapToInt(LabelledSketch::category).toArray();
        Recognition drawn = classifier == null ? null : recognition(classifier, labelled(drawings), "recognising the drawings");
        Recognition real = classifier == null ? null : recognition(classifier, sketches, "recognising the sketches");
        LossMeter.Losses losses = losses();
        int[] winnersK = new int[codes.length];
        int[] winnersL = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            Posterior posterior = model.posterior(codes[i]);
            winnersK[i] = posterior.bestK();
            winnersL[i] = posterior.bestL();
        }
        return new EvaluationReport(model.config().id(), model.config().step(), hp.latentMode(), data.fingerprint(), options,
                model.listBackend().orElse(model.backend()), losses.stroke() / codes.length,
                losses.image() / codes.length, ranks, categories, data.categories(), drawn, real,
                ClusterAgreement.of(categories, winnersK), hp.latentMode() == LatentMode.FLAT ? null : ClusterAgreement.of(categories, winnersL));
    }

    private BatchProgress watch(String stage) {
        return new BatchProgress() {
            @Override
            public void done(int done, int total) {
                listener.progress(stage, done, total);
            }

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }
        };
    }

    private float[][] encoded(List<Sketch> of, String stage) {
        return model.encodeAll(of, watch(stage)).stream().map(SketchModel.LatentCode::mu).toArray(float[][]::new);
    }

    private List<LabelledSketch> labelled(List<Sketch> drawings) {
        List<LabelledSketch> labelled = new ArrayList<>(drawings.size());
        for (int i = 0; i < drawings.size(); i++) {
            labelled.add(new LabelledSketch(drawings.get(i), sketches.get(i).category()));
        }
        return labelled;
    }

    private Recognition recognition(PictureClassifier classifier, List<LabelledSketch> of, String stage) {
        goOn();
        listener.progress(stage, 0, of.size());
        Recognition recognition = classifier.recognise(new SketchPictures(of, hp.pngWidth()));
        listener.progress(stage, of.size(), of.size());
        return recognition;
    }

    /** Sums over the sketches. */
    private LossMeter.Losses losses() {
        List<LabelledSketch> byLength = new ArrayList<>(sketches);
        byLength.sort(Comparator.comparingInt(s -> s.sketch().size())); // short ones need few steps
        EvaluationBatches batches = new EvaluationBatches(byLength, new BatchOptions(BATCH, model.config().maxSeqLen(), false, hp.pngWidth(),
                model.config().scaleFactor(), Augmentation.NONE, false, false));
        double stroke = 0;
        double image = 0;
        try (LossMeter meter = model.lossMeter()) {
            for (int i = 0; i < batches.count(); i++) {
                goOn();
                LossMeter.Losses part = meter.of(batches.get(i));
                stroke += part.stroke();
                image += part.image();
                listener.progress("measuring losses", Math.min((i + 1) * BATCH, sketches.size()), sketches.size());
            }
        }
        return new LossMeter.Losses(stroke, image);
    }

    private PictureClassifier classifier() {
        ClassifierCache cache = new ClassifierCache(options.classifierCache());
        ClassifierOptions how = options.classifier();
        return cache.find(data, hp.pngWidth(), how).orElseGet(() -> {
            VariedPictures train = new VariedPictures(data.train(), hp.pngWidth(), how.seed());
            SketchPictures valid = new SketchPictures(first(data.split(Split.VALID), VALIDATION), hp.pngWidth());
            PictureClassifier trained = PictureClassifier.train(hp.pngWidth(), data.categories().size(), train, valid, how, watchTraining());
            cache.keep(data, hp.pngWidth(), how, trained);
            return trained;
        });
    }

    private ClassifierWatch watchTraining() {
        return new ClassifierWatch() {
            @Override
            public void trained(int epoch, int done, int of) {
                listener.progress("training the classifier, epoch " + epoch, done, of);
            }

            @Override
            public void validated(int epoch, double accuracy) {
                listener.note(String.format(Locale.ROOT, "The classifier recognises %.1f %% of the validation sketches after epoch %d.",
                        100 * accuracy, epoch));
            }

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }
        };
    }

    private void goOn() {
        if (listener.cancelled()) {
            throw new CancellationException("the evaluation was given up");
        }
    }

    /** Where classifiers are kept unless the person names another folder. */
    public static Path classifiersOfUser() {
        return UserFolders.cache().resolve("classifiers");
    }
}
