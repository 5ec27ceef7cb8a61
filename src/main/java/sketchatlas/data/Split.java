package sketchatlas.data;

import java.util.Locale;

/** The three parts of a data set. */
public enum Split {
    /** What a model is fitted to. */
    TRAIN,
    /** What decides when training stops and which parameters are kept. */
    VALID,
    /** What nothing was fitted to. */
    TEST;

    /** The name of the array in a sketch-rnn file. */
    String arrayName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name used by options: train, valid, test. */
    @Override
    public String toString() {
        return arrayName();
    }
}
