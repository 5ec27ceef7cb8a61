package sketchatlas.studio.viewmodel.training;

import java.util.Arrays;
import java.util.List;
import sketchatlas.model.Option;
import sketchatlas.model.Options;

/** What the options of a training are about, in the order in which they are shown. Every option is in one of them. */
public enum OptionGroup {
    DATA("Data", Options.CATEGORIES, Options.NUM_PER_CATEGORY, Options.BALANCE_CATEGORIES, Options.MAX_SEQ_LEN),
    NETWORK("Network", Options.DEC_MODEL, Options.DEC_RNN_SIZE, Options.Z_SIZE, Options.PNG_WIDTH),
    LATENT("Latent hierarchy", Options.LATENT_MODE, Options.NUM_MIXTURE, Options.NUM_SUB, Options.NUM_LAYER_I, Options.NUM_LAYER_J,
            Options.LATENT_START),
    TRAINING("Training", Options.NUM_STEPS, Options.BATCH_SIZE, Options.BUCKET_BY_LENGTH, Options.LEARNING_RATE, Options.DECAY_RATE,
            Options.MIN_LEARNING_RATE, Options.GRAD_CLIP, Options.DE_WEIGHT, Options.REFINE_IMAGES),
    DROPOUT("Dropout", Options.USE_RECURRENT_DROPOUT, Options.RECURRENT_DROPOUT_PROB, Options.USE_INPUT_DROPOUT, Options.INPUT_DROPOUT_PROB,
            Options.USE_OUTPUT_DROPOUT, Options.OUTPUT_DROPOUT_PROB),
    AUGMENTATION("Augmentation", Options.RANDOM_SCALE_FACTOR, Options.AUGMENT_STROKE_PROB, Options.PNG_SCALE_RATIO, Options.PNG_ROTATE_ANGLE,
            Options.PNG_TRANSLATE_DIST, Options.RANDOM_MIRROR_PROB, Options.RANDOM_ROTATE_ANGLE, Options.REDRAW_IMAGES, Options.PEN_NOISE),
    LABELS("Labels", Options.SEMI_PERCENT, Options.SEMI_BALANCED),
    RUN("Run", Options.SAVE_EVERY, Options.SEED, Options.IS_TRAINING);

    private final String title;
    private final List<Option<?>> options;

    OptionGroup(String title, Option<?>... options) {
        this.title = title;
        this.options = List.of(options);
    }

    /** The group of an option. */
    public static OptionGroup of(Option<?> option) {
        return Arrays.stream(values()).filter(group -> group.options.contains(option)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the option " + option.name() + " is in no group"));
    }

    /** The heading. */
    public String title() {
        return title;
    }

    /** Its options in the order shown. */
    public List<Option<?>> options() {
        return options;
    }
}
