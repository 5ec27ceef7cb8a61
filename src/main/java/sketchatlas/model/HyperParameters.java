package sketchatlas.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sketchatlas.UserException;
import sketchatlas.data.Augmentation;
import sketchatlas.nn.CellType;

/**
 * The options of a model and its training. Names, defaults and meanings are those of the published RPCL-pix2seqH (there
 * in snake_case: {@code dec_rnn_size}); {@link Options} holds the same table for dialogs, help and files. Every instance
 * is valid: the constructor refuses values outside of their range with a {@link UserException}. Immutable.
 *
 * @param categories names of the sketch categories to train on, at least one, all different; default bee, bus
 * @param numSteps the most training steps, at least 1; default 1000001 (training ends by itself when validation stops improving)
 * @param saveEvery epochs between two validations, each of which saves the model if it is the best so far, 1 to 1000000; default 1
 * @param decRnnSize units of the sequence decoder's cell, 1 to 16384; default 2048
 * @param decModel the sequence decoder's cell; default hyper
 * @param maxSeqLen the most points of a sketch, 1 to 100000, longer ones are left out; default -1: the longest of the data
 * @param zSize Z, the numbers in a latent code, 1 to 4096; default 128
 * @param batchSize sketches in a minibatch, 1 to 65536; default 128
 * @param numMixture with {@code numSub}, components of each level at the start, 1 to 1024; default 5, best the number of categories
 * @param learningRate Adam's rate at the start, above 0 and at most 1; default 0.001
 * @param decayRate factor on (rate - min) once in three steps, above 0 and at most 1; default 0.9999
 * @param minLearningRate the rate that the decay ends at, 0 to {@code learningRate}; default 0.00001
 * @param gradClip bound on the absolute value of each element of a gradient, above 0; default 1
 * @param deWeight weight of the image loss, at least 0; default 0.5; see {@link #imageLossWeight}
 * @param useRecurrentDropout dropout on the cell's candidate while training; default true
 * @param recurrentDropoutProb probability of keeping there, above 0 and at most 1; default 0.9
 * @param useInputDropout dropout on the sequence decoder's input while training; default false
 * @param inputDropoutProb probability of keeping there, above 0 and at most 1; default 0.9
 * @param useOutputDropout dropout on the sequence decoder's output while training; default false
 * @param outputDropoutProb probability of keeping there, above 0 and at most 1; default 0.9
 * @param randomScaleFactor dx and dy are each scaled by 1 + U(-f, f) while training, 0 to below 1; default 0.1
 * @param augmentStrokeProb probability of dropping a point inside a stroke while training, 0 to below 1; default 0.1
 * @param pngScaleRatio images are shrunk by U(ratio, 1) while training, above 0 and at most 1; default 0.98
 * @param pngRotateAngle images are turned by U(-a, a) degrees while training, 0 to 180; default 0
 * @param pngTranslateDist images are moved by U(-d, d) pixels while training, 0 to half of {@code pngWidth}; default 0
 * @param isTraining false: evaluate only, change nothing; default true
 * @param pngWidth width and height of the images, a multiple of 16 (four strides of 2) from 16 to 128; default 48
 * @param numSub components for each category at the start, 1 to 1024; default 2
 * @param semiPercent part of the training sketches whose category is used, 0 to 1; default 0
 * @param semiBalanced whether each category has equally many labelled sketches; default false
 * @param numPerCategory the most training sketches of a category, 1 to 100000000; default 70000
 * @param numLayerI L in place of numMixture * numSub, up to 1024; default 0: not set
 * @param numLayerJ K in place of numMixture * numSub, up to 1024; default 0: not set; K and L must be equal
 * @param latentMode hierarchy (RPCL-pix2seqH) or flat (RPCL-pix2seq); default hierarchy
 * @param seed start of all random numbers; default 0
 * @param bucketByLength whether a minibatch holds sketches of similar length and ends with its longest; default true; false pads each
 *        to the longest of the data, as published: then the pen loss of the padding counts too
 * @param latentStart step at which the components begin to learn, from clusters of the codes then; default 0: random ones from the
 *        first step on, as published
 * @param refineImages whether the image decoder alone goes on learning in the steps that train the strokes; default false, as
 *        published: it stays as it is after step 1000 while the codes move on
 * @param randomMirrorProb probability that a sketch is mirrored left to right while training, 0 to 1; default 0
 * @param randomRotateAngle sketches are turned by U(-a, a) degrees while training, 0 to 180; default 0
 * @param redrawImages whether images are drawn from the scaled and thinned sketches while training; default false, as published: from the
 *        original ones, so that nothing in an image tells by how much its sketch was scaled
 * @param penNoise standard deviation at most, in standard deviations of the offsets, by which the points that the decoder reads while training
 *        miss their places, 0 to 1; default 0, as published: the decoder reads what it is to draw and never learns the way back from where its own
 *        errors lead
 * @param balanceCategories whether an epoch takes equally many sketches of every category; default false, as published: all once
 */
public record HyperParameters(List<String> categories, long numSteps, int saveEvery, int decRnnSize, CellType decModel, int maxSeqLen,
        int zSize, int batchSize, int numMixture, double learningRate, double decayRate, double minLearningRate, double gradClip,
        double deWeight, boolean useRecurrentDropout, double recurrentDropoutProb, boolean useInputDropout, double inputDropoutProb,
        boolean useOutputDropout, double outputDropoutProb, double randomScaleFactor, double augmentStrokeProb, double pngScaleRatio,
        double pngRotateAngle, double pngTranslateDist, boolean isTraining, int pngWidth, int numSub, double semiPercent,
        boolean semiBalanced, int numPerCategory, int numLayerI, int numLayerJ, LatentMode latentMode, long seed,
        boolean bucketByLength, long latentStart, boolean refineImages, double randomMirrorProb,
        double randomRotateAngle, boolean redrawImages, double penNoise, boolean balanceCategories) {

    /** Weight of the image loss that the published programs state; the hierarchy's program counts the loss once whatever it says. */
    private static final double PUBLISHED_DE_WEIGHT = 0.5;

    public HyperParameters {
        categories = List.copyOf(categories);
        Options.CATEGORIES.check(categories);
        Options.NUM_STEPS.check(numSteps);
        Options.SAVE_EVERY.check(saveEvery);
        Options.DEC_RNN_SIZE.check(decRnnSize);
        Options.DEC_MODEL.check(decModel);
        Options.MAX_SEQ_LEN.check(maxSeqLen);
        Options.Z_SIZE.check(zSize);
        Options.BATCH_SIZE.check(batchSize);
        Options.NUM_MIXTURE.check(numMixture);
        Options.LEARNING_RATE.check(learningRate);
        Options.DECAY_RATE.check(decayRate);
        Options.MIN_LEARNING_RATE.check(minLearningRate);
        Options.GRAD_CLIP.check(gradClip);
        Options.DE_WEIGHT.check(deWeight);
        Options.RECURRENT_DROPOUT_PROB.check(recurrentDropoutProb);
        Options.INPUT_DROPOUT_PROB.check(inputDropoutProb);
        Options.OUTPUT_DROPOUT_PROB.check(outputDropoutProb);
        Options.RANDOM_SCALE_FACTOR.check(randomScaleFactor);
        Options.AUGMENT_STROKE_PROB.check(augmentStrokeProb);
        Options.PNG_SCALE_RATIO.check(pngScaleRatio);
        Options.PNG_ROTATE_ANGLE.check(pngRotateAngle);
        Options.PNG_TRANSLATE_DIST.check(pngTranslateDist);
        Options.PNG_WIDTH.check(pngWidth);
        Options.NUM_SUB.check(numSub);
        Options.SEMI_PERCENT.check(semiPercent);
        Options.NUM_PER_CATEGORY.check(numPerCategory);
        Options.NUM_LAYER_I.check(numLayerI);
        Options.NUM_LAYER_J.check(numLayerJ);
        Options.LATENT_MODE.check(latentMode);
        Options.LATENT_START.check(latentStart);
        Options.RANDOM_MIRROR_PROB.check(randomMirrorProb);
        Options.RANDOM_ROTATE_ANGLE.check(randomRotateAngle);
        Options.PEN_NOISE.check(penNoise);
        refuseContradictions(minLearningRate, learningRate, pngTranslateDist, pngWidth, numLayerI, numLayerJ);
        refuseComponents(components(numMixture, numSub, numLayerI, numLayerJ), latentMode, semiPercent, numSub, categories.size());
    }

    private static void refuseContradictions(double minLearningRate, double learningRate, double pngTranslateDist, int pngWidth,
            int numLayerI, int numLayerJ) {
        if (minLearningRate > learningRate) {
            throw new UserException("The option min_learning_rate is " + OptionType.REAL.format(minLearningRate)
                    + ", but it must not be above learning_rate, which is " + OptionType.REAL.format(learningRate) + ".");
        }
        if (2 * pngTranslateDist > pngWidth) {
            throw new UserException("The option png_translate_dist is " + OptionType.REAL.format(pngTranslateDist)
                    + ", but it must be at most half of png_width, which is " + pngWidth + ".");
        }
        if (numLayerI > 0 && numLayerJ > 0 && numLayerI != numLayerJ) {
            throw new UserException("The options num_layer_i and num_layer_j are " + numLayerI + " and " + numLayerJ
                    + ", but both levels must start with the same number of components.");
        }
    }

    private static void refuseComponents(int components, LatentMode mode, double semiPercent, int numSub, int categories) {
        if (components > Options.MAX_COMPONENTS) {
            throw new UserException("The options num_mixture and num_sub ask for " + components
                    + " components, but their product must be at most " + Options.MAX_COMPONENTS + ".");
        }
        if (components < 2 && mode == LatentMode.HIERARCHY) {
            throw new UserException("A hierarchy needs at least 2 components: raise num_mixture or num_sub, or set latent_mode=flat.");
        }
        if (semiPercent > 0 && (long) numSub * categories > components) {
            throw new UserException("The option semi_percent needs num_sub components for each category, " + (long) numSub * categories
                    + " in all, but there are " + components + ": set num_mixture=" + categories + " and leave num_layer_i and num_layer_j at 0.");
        }
    }

    /** The published defaults. */
    public static HyperParameters defaults() {
        return build(OptionValues.defaults());
    }

    /**
     * The defaults changed by options in the published form, {@code "categories=[bee,bus], dec_model=hyper, batch_size=128"}.
     *
     * @throws UserException if the text can't be read, names an unknown option, or a value is not possible
     */
    public static HyperParameters parse(String text) {
        return defaults().with(text);
    }

    /** These options changed by others in the form of {@link #parse}. */
    public HyperParameters with(String assignments) {
        return withAll(OptionText.assignments(assignments));
    }

    /** These options with one changed; {@code name} as in {@link Option#name}. */
    public HyperParameters with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    /** These options with several changed together, so that only the result must be without contradictions. */
    public HyperParameters withAll(Map<String, String> changes) {
        OptionValues values = OptionValues.of(this);
        changes.forEach((name, text) -> values.parse(Options.named(name), text));
        return build(values);
    }

    /** Every option by its name, as text that {@link #withAll} reads back. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        Options.ALL.forEach(o -> map.put(o.name(), o.text(this)));
        return map;
    }

    /** A JSON object with every option by its name. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Options.ALL.forEach(o -> json.set(o.name(), o.json(this)));
        return json;
    }

    /**
     * Reads a JSON object with options by their names: what {@link #toJson} writes, and the {@code model_config.json} of the
     * authors' programs. Options that are missing or null have their defaults.
     *
     * @param ignored is given the name of each member that is no option
     * @throws UserException if a value is not possible
     */
    public static HyperParameters fromJson(JsonNode json, Consumer<String> ignored) {
        if (!json.isObject()) {
            throw new UserException("The model's options must be a JSON object such as {\"dec_model\": \"hyper\", \"z_size\": 128}.");
        }
        OptionValues values = OptionValues.defaults();
        json.properties().forEach(member -> {
            if (!Options.exists(member.getKey())) {
                ignored.accept(member.getKey());
            } else if (!member.getValue().isNull()) {
                read(Options.named(member.getKey()), member.getValue(), values);
            }
        });
        return build(values);
    }

    private static <T> void read(Option<T> option, JsonNode value, OptionValues values) {
        values.set(option, option.fromJson(value));
    }

    private static HyperParameters build(OptionValues v) {
        return new HyperParameters(v.get(Options.CATEGORIES), v.get(Options.NUM_STEPS), v.get(Options.SAVE_EVERY),
                v.get(Options.DEC_RNN_SIZE), v.get(Options.DEC_MODEL), v.get(Options.MAX_SEQ_LEN), v.get(Options.Z_SIZE),
                v.get(Options.BATCH_SIZE), v.get(Options.NUM_MIXTURE), v.get(Options.LEARNING_RATE), v.get(Options.DECAY_RATE),
                v.get(Options.MIN_LEARNING_RATE), v.get(Options.GRAD_CLIP), v.get(Options.DE_WEIGHT), v.get(Options.USE_RECURRENT_DROPOUT),
                v.get(Options.RECURRENT_DROPOUT_PROB), v.get(Options.USE_INPUT_DROPOUT), v.get(Options.INPUT_DROPOUT_PROB),
                v.get(Options.USE_OUTPUT_DROPOUT), v.get(Options.OUTPUT_DROPOUT_PROB), v.get(Options.RANDOM_SCALE_FACTOR),
                v.get(Options.AUGMENT_STROKE_PROB), v.get(Options.PNG_SCALE_RATIO), v.get(Options.PNG_ROTATE_ANGLE),
                v.get(Options.PNG_TRANSLATE_DIST), v.get(Options.IS_TRAINING), v.get(Options.PNG_WIDTH), v.get(Options.NUM_SUB),
                v.get(Options.SEMI_PERCENT), v.get(Options.SEMI_BALANCED), v.get(Options.NUM_PER_CATEGORY), v.get(Options.NUM_LAYER_I),
                v.get(Options.NUM_LAYER_J), v.get(Options.LATENT_MODE), v.get(Options.SEED), v.get(Options.BUCKET_BY_LENGTH), v.get(Options.LATENT_START),
                v.get(Options.REFINE_IMAGES), v.get(Options.RANDOM_MIRROR_PROB), v.get(Options.RANDOM_ROTATE_ANGLE),
                v.get(Options.REDRAW_IMAGES), v.get(Options.PEN_NOISE), v.get(Options.BALANCE_CATEGORIES));
    }

    /** K = L, the number of components in each level at the start. */
    public int components() {
        return components(numMixture, numSub, numLayerI, numLayerJ);
    }

    private static int components(int numMixture, int numSub, int numLayerI, int numLayerJ) {
        int override = Math.max(numLayerI, numLayerJ);
        return override > 0 ? override : numMixture * numSub;
    }

    /**
     * What the image loss is multiplied by. The flat program weighs it by de_weight in every step. The hierarchy's program
     * counts it once, in steps of its own, though it states de_weight = 0.5; so there 0.5 stands for 1 and others in proportion.
     */
    public double imageLossWeight() {
        return latentMode == LatentMode.FLAT ? deWeight : deWeight / PUBLISHED_DE_WEIGHT;
    }

    /** How training samples are varied. */
    public Augmentation augmentation() {
        return new Augmentation(randomScaleFactor, augmentStrokeProb, pngScaleRatio, pngRotateAngle, pngTranslateDist, randomMirrorProb,
                randomRotateAngle, redrawImages, penNoise);
    }
}
