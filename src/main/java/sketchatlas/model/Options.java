package sketchatlas.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sketchatlas.NearestName;
import sketchatlas.UserException;
import sketchatlas.nn.CellType;

/**
 * The table of all options, in the order of {@link HyperParameters}. Names and defaults are those that the authors of
 * RPCL-pix2seqH publish; {@code num_layer_i}, {@code num_layer_j} are the names in their program for the sizes of the
 * two levels; {@code latent_mode}, {@code seed},
 * {@code bucket_by_length}, {@code latent_start}, {@code refine_images}, {@code random_mirror_prob}, {@code random_rotate_angle},
 * {@code redraw_images}, {@code pen_noise} and {@code balance_categories} are ours.
 */
public final class Options {
    /** The most components that a level may have: the update keeps tables of K x L. */
    static final int MAX_COMPONENTS = 1024;
    /** The most points that a sketch may have. */
    static final int MOST_POINTS = 100_000;

    public static final Option<List<String>> CATEGORIES = new Option<>("categories", List.of("bee", "bus"), OptionType.NAMES,
            Options::areNames, "a list of different names such as [bee,alarm clock], without slashes, quotes, = or nested brackets",
            "The sketch categories to train on; each is a file of that name in the data folder.", HyperParameters::categories);
    public static final Option<Long> NUM_STEPS = new Option<>("num_steps", 1_000_001L, OptionType.LONG, n -> n >= 1,
            "a whole number of at least 1",
            "The most training steps (minibatches); training ends earlier when the validation loss has stopped to improve.",
            HyperParameters::numSteps);
    public static final Option<Integer> SAVE_EVERY = whole("save_every", 1, 1, 1_000_000,
            "Epochs between two validations, each of which saves the model when it is the best so far.", HyperParameters::saveEvery);
    public static final Option<Integer> DEC_RNN_SIZE = whole("dec_rnn_size", 2048, 1, 16_384,
            "Units of the sequence decoder's cell; time and size of a model grow with the square.", HyperParameters::decRnnSize);
    public static final Option<CellType> DEC_MODEL = new Option<>("dec_model", CellType.HYPER, OptionType.choice(CellType.class),
            v -> true, "lstm, layer_norm or hyper", "The sequence decoder's cell: lstm is the fastest, hyper draws best.",
            HyperParameters::decModel);
    public static final Option<Integer> MAX_SEQ_LEN = new Option<>("max_seq_len", -1, OptionType.INT,
            n -> n == -1 || n >= 1 && n <= MOST_POINTS, "-1 or a whole number from 1 to " + MOST_POINTS,
            "The most points of a sketch; longer ones are left out. -1 takes the longest sketch of the data.", HyperParameters::maxSeqLen);
    public static final Option<Integer> Z_SIZE = whole("z_size", 128, 1, 4096, "Numbers in a latent code.", HyperParameters::zSize);
    public static final Option<Integer> BATCH_SIZE = whole("batch_size", 128, 1, 65_536, "Sketches in a minibatch.",
            HyperParameters::batchSize);
    public static final Option<Integer> NUM_MIXTURE = whole("num_mixture", 5, 1, MAX_COMPONENTS,
            "With num_sub, the components that each level starts with: num_mixture * num_sub; best the number of categories.",
            HyperParameters::numMixture);
    public static final Option<Double> LEARNING_RATE = real("learning_rate", 0.001, v -> v > 0 && v <= 1, "above 0 and at most 1",
            "Adam's learning rate at the start.", HyperParameters::learningRate);
    public static final Option<Double> DECAY_RATE = fraction("decay_rate", 0.9999,
            "Factor on the part of the learning rate above min_learning_rate, once in three steps.", HyperParameters::decayRate);
    public static final Option<Double> MIN_LEARNING_RATE = real("min_learning_rate", 0.00001, v -> v >= 0 && v <= 1, "from 0 to 1",
            "The learning rate that the decay ends at; at most learning_rate.", HyperParameters::minLearningRate);
    public static final Option<Double> GRAD_CLIP = real("grad_clip", 1, v -> v > 0, "above 0",
            "Every element of a gradient is clipped to plus and minus this.", HyperParameters::gradClip);
    public static final Option<Double> DE_WEIGHT = real("de_weight", 0.5, v -> v >= 0, "at least 0",
            "Weight of the image decoder's loss; with latent_mode=hierarchy the published 0.5 counts it once, in the steps that use it.",
            HyperParameters::deWeight);
    public static final Option<Boolean> USE_RECURRENT_DROPOUT = flag("use_recurrent_dropout", true,
            "Dropout on what the cell's memory takes in, while training.", HyperParameters::useRecurrentDropout);
    public static final Option<Double> RECURRENT_DROPOUT_PROB = fraction("recurrent_dropout_prob", 0.9,
            "Probability that recurrent dropout keeps a unit.", HyperParameters::recurrentDropoutProb);
    public static final Option<Boolean> USE_INPUT_DROPOUT = flag("use_input_dropout", false,
            "Dropout on the sequence decoder's input, while training.", HyperParameters::useInputDropout);
    public static final Option<Double> INPUT_DROPOUT_PROB = fraction("input_dropout_prob", 0.9,
            "Probability that input dropout keeps a value.", HyperParameters::inputDropoutProb);
    public static final Option<Boolean> USE_OUTPUT_DROPOUT = flag("use_output_dropout", false,
            "Dropout on the sequence decoder's output, while training.", HyperParameters::useOutputDropout);
    public static final Option<Double> OUTPUT_DROPOUT_PROB = fraction("output_dropout_prob", 0.9,
            "Probability that output dropout keeps a value.", HyperParameters::outputDropoutProb);
    public static final Option<Double> RANDOM_SCALE_FACTOR = real("random_scale_factor", 0.1, v -> v >= 0 && v < 1,
            "at least 0 and below 1", "While training, dx and dy of a sketch are each scaled by a random factor within 1 +- this.",
            HyperParameters::randomScaleFactor);
    public static final Option<Double> AUGMENT_STROKE_PROB = real("augment_stroke_prob", 0.1, v -> v >= 0 && v < 1,
            "at least 0 and below 1", "While training, probability that a point inside a stroke is dropped.",
            HyperParameters::augmentStrokeProb);
    public static final Option<Double> PNG_SCALE_RATIO = fraction("png_scale_ratio", 0.98,
            "While training, a sketch's image is shrunk by a random factor between this and 1.", HyperParameters::pngScaleRatio);
    public static final Option<Double> PNG_ROTATE_ANGLE = real("png_rotate_angle", 0, v -> v >= 0 && v <= 180, "from 0 to 180",
            "While training, a sketch's image is turned by up to this many degrees either way.", HyperParameters::pngRotateAngle);
    public static final Option<Double> PNG_TRANSLATE_DIST = real("png_translate_dist", 0, v -> v >= 0 && v <= 64, "from 0 to 64",
            "While training, a sketch's image is moved by up to this many pixels in x and in y; at most half of png_width.",
            HyperParameters::pngTranslateDist);
    public static final Option<Boolean> IS_TRAINING = flag("is_training", true,
            "False only evaluates the model of a training that is resumed, on its validation and test sketches, and changes nothing.", HyperParameters::isTraining);
    public static final Option<Integer> PNG_WIDTH = new Option<>("png_width", 48, OptionType.INT,
            n -> n >= 16 && n <= 128 && n % 16 == 0, "a multiple of 16 from 16 to 128",
            "Width and height in pixels of the images that are encoded and decoded.", HyperParameters::pngWidth);
    public static final Option<Integer> NUM_SUB = whole("num_sub", 2, 1, MAX_COMPONENTS,
            "Components for each category at the start; see num_mixture.", HyperParameters::numSub);
    public static final Option<Double> SEMI_PERCENT = real("semi_percent", 0, v -> v >= 0 && v <= 1,
            "from 0 to 1 (0.1 is ten in a hundred)",
            "Part of the training sketches whose category is used: their components are kept to the num_sub ones of the category.",
            HyperParameters::semiPercent);
    public static final Option<Boolean> SEMI_BALANCED = flag("semi_balanced", false,
            "Whether each category has equally many labelled sketches; else they are drawn from all.", HyperParameters::semiBalanced);
    public static final Option<Integer> NUM_PER_CATEGORY = whole("num_per_category", 70_000, 1, 100_000_000,
            "The most training sketches of a category.", HyperParameters::numPerCategory);
    public static final Option<Integer> NUM_LAYER_I = whole("num_layer_i", 0, 0, MAX_COMPONENTS,
            "Components of level l in place of num_mixture * num_sub; 0 leaves it so. num_layer_j must be the same or 0.",
            HyperParameters::numLayerI);
    public static final Option<Integer> NUM_LAYER_J = whole("num_layer_j", 0, 0, MAX_COMPONENTS,
            "Components of level k in place of num_mixture * num_sub; 0 leaves it so. num_layer_i must be the same or 0.",
            HyperParameters::numLayerJ);
    public static final Option<LatentMode> LATENT_MODE = new Option<>("latent_mode", LatentMode.HIERARCHY,
            OptionType.choice(LatentMode.class), v -> true, "hierarchy or flat",
            "hierarchy is RPCL-pix2seqH with its two levels; flat is its predecessor RPCL-pix2seq with one.", HyperParameters::latentMode);
    public static final Option<Long> SEED = new Option<>("seed", 0L, OptionType.LONG, v -> true, "a whole number",
            "Start of all random numbers: the same seed, data and options give the same model.", HyperParameters::seed);
    public static final Option<Boolean> BUCKET_BY_LENGTH = flag("bucket_by_length", true,
            "Sketches of similar length share a minibatch, which ends with its longest: half the time. False pads every minibatch to max_seq_len"
                    + " as published.", HyperParameters::bucketByLength);
    public static final Option<Long> LATENT_START = new Option<>("latent_start", 0L, OptionType.LONG, n -> n >= 0,
            "a whole number of at least 0",
            "The step at which components begin to learn, starting from clusters of the codes that there are then. 0 lets random ones learn from"
                    + " the first step, as published; many of them then die while codes are still noise.", HyperParameters::latentStart);
    public static final Option<Boolean> REFINE_IMAGES = flag("refine_images", false,
            "Goes on training the image decoder, and it alone, by the squared error in the steps that train the strokes, so that its pictures stay"
                    + " true to the codes. False leaves it as it is after step 1000, as published.", HyperParameters::refineImages);
    public static final Option<Double> RANDOM_MIRROR_PROB = real("random_mirror_prob", 0, v -> v >= 0 && v <= 1, "from 0 to 1",
            "While training, probability that a sketch, image and strokes, is mirrored left to right.", HyperParameters::randomMirrorProb);
    public static final Option<Double> RANDOM_ROTATE_ANGLE = real("random_rotate_angle", 0, v -> v >= 0 && v <= 180, "from 0 to 180",
            "While training, a sketch, image and strokes, is turned by up to this many degrees either way.",
            HyperParameters::randomRotateAngle);
    public static final Option<Boolean> REDRAW_IMAGES = flag("redraw_images", false,
            "While training, draws a sketch's image after random_scale_factor and augment_stroke_prob have changed it, and keeps its longer side, so"
                    + " that the image shows what the strokes are. False draws it from the original, as published.", HyperParameters::redrawImages);
    public static final Option<Double> PEN_NOISE = real("pen_noise", 0, v -> v >= 0 && v <= 1, "from 0 to 1",
            "While training, the decoder reads points that miss their places by up to this standard deviation (1 is that of all offsets) and learns the"
                    + " way back, so that drawings go astray less. Losses are higher then, validation's too. 0 reads the true points, as published.",
            HyperParameters::penNoise);
    public static final Option<Boolean> BALANCE_CATEGORIES = flag("balance_categories", false,
            "Each epoch takes equally many sketches of every category: a changing part of the larger ones, and those of the smaller ones again and"
                    + " again. False takes every sketch once, as published.", HyperParameters::balanceCategories);

    /** Every option, in the order of the components of {@link HyperParameters}. */
    public static final List<Option<?>> ALL = List.of(CATEGORIES, NUM_STEPS, SAVE_EVERY, DEC_RNN_SIZE, DEC_MODEL, MAX_SEQ_LEN, Z_SIZE,
            BATCH_SIZE, NUM_MIXTURE, LEARNING_RATE, DECAY_RATE, MIN_LEARNING_RATE, GRAD_CLIP, DE_WEIGHT, USE_RECURRENT_DROPOUT,
            RECURRENT_DROPOUT_PROB, USE_INPUT_DROPOUT, INPUT_DROPOUT_PROB, USE_OUTPUT_DROPOUT, OUTPUT_DROPOUT_PROB, RANDOM_SCALE_FACTOR,
            AUGMENT_STROKE_PROB, PNG_SCALE_RATIO, PNG_ROTATE_ANGLE, PNG_TRANSLATE_DIST, IS_TRAINING, PNG_WIDTH, NUM_SUB, SEMI_PERCENT,
            SEMI_BALANCED, NUM_PER_CATEGORY, NUM_LAYER_I, NUM_LAYER_J, LATENT_MODE, SEED, BUCKET_BY_LENGTH, LATENT_START, REFINE_IMAGES,
            RANDOM_MIRROR_PROB, RANDOM_ROTATE_ANGLE, REDRAW_IMAGES, PEN_NOISE, BALANCE_CATEGORIES);

    private Options() {
    }

    /**
     * The option of a name.
     *
     * @throws UserException with the nearest valid name if there is none of this one
     */
    public static Option<?> named(String name) {
        return find(name).findAny().orElseThrow(() -> {
            String nearest = NearestName.of(name, ALL.stream().map(Option::name).toList()).orElseThrow();
            return new UserException("There is no option \"" + name + "\"; did you mean " + nearest + "?");
        });
    }

    static boolean exists(String name) {
        return find(name).findAny().isPresent();
    }

    private static Stream<Option<?>> find(String name) {
        return ALL.stream().filter(o -> o.name().equals(name));
    }

    private static Option<Integer> whole(String name, int defaultValue, int least, int most, String meaning,
            Function<HyperParameters, Integer> getter) {
        return new Option<>(name, defaultValue, OptionType.INT, n -> n >= least && n <= most,
                "a whole number from " + least + " to " + most, meaning, getter);
    }

    private static Option<Double> real(String name, double defaultValue, Predicate<Double> allowed, String range, String meaning,
            Function<HyperParameters, Double> getter) {
        return new Option<>(name, defaultValue, OptionType.REAL, v -> Double.isFinite(v) && allowed.test(v), "a number " + range, meaning,
                getter);
    }

    /** A number above 0 and at most 1: a factor or the probability of keeping something. */
    private static Option<Double> fraction(String name, double defaultValue, String meaning, Function<HyperParameters, Double> getter) {
        return real(name, defaultValue, v -> v > 0 && v <= 1, "above 0 and at most 1", meaning, getter);
    }

    private static Option<Boolean> flag(String name, boolean defaultValue, String meaning, Function<HyperParameters, Boolean> getter) {
        return new Option<>(name, defaultValue, OptionType.FLAG, v -> true, "True or False", meaning, getter);
    }

    private static boolean areNames(List<String> names) {
        return !names.isEmpty() && names.stream().distinct().count() == names.size() && names.stream().allMatch(Options::isName);
    }

    /** Category names become file names, so nothing that could lead out of the data folder. */
    private static boolean isName(String name) {
        return !name.isBlank() && name.equals(name.strip()) && !name.equals(".") && !name.equals("..")
                && name.chars().noneMatch(c -> c < ' ' || "/\\'\"[],=:".indexOf(c) >= 0);
    }
}
