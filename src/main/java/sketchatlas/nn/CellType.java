package sketchatlas.nn;

/** The recurrent cells of the sequence decoder. */
public enum CellType {
    LSTM, LAYER_NORM, HYPER;

    /** The name used by the option {@code dec_model}: lstm, layer_norm or hyper. */
    public String optionName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
