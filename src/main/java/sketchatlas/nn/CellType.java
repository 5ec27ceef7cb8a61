package sketchatlas.nn;

/** The recurrent cells of the sequence decoder. */
public enum CellType {
    /** The plain long short-term memory. */
    LSTM,
    /** With layer normalisation of the gates and of the state. */
    LAYER_NORM,
    /** Layer-normalised, with scales that a smaller cell steers at each step. */
    HYPER
}
