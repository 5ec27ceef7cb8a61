package sketchatlas.train;

import java.util.Arrays;
import java.util.Optional;

/** What a training's history tells about each of its rows. */
public enum Measure {
    /** The weighted sum that is learned from. */
    TOTAL("total"),
    /** The stroke loss. */
    STROKE("stroke"),
    /** The image loss. */
    IMAGE("image"),
    /** The loss of the latent hierarchy; alpha in a flat model. */
    HIERARCHY("hierarchy"),
    /** The loss that keeps codes near their components. */
    GAUSSIAN("gaussian"),
    /** Live components of level k. */
    LIVE_K("live_k"),
    /** Live components of level l. */
    LIVE_L("live_l"),
    /** The learning rate of the next step. */
    LEARNING_RATE("learning_rate"),
    /** The memory that the process of the training holds, in 10^9 bytes. */
    MEMORY("memory_gb"),
    /** Steps a second since the row before; measured by the reader, not written by the training. */
    SPEED("steps_per_second");

    private final String column;

    Measure(String column) {
        this.column = column;
    }

    /** The name of its column in a table. */
    public String column() {
        return column;
    }

    /** The measure of a column, if it is one. */
    static Optional<Measure> of(String column) {
        return Arrays.stream(values()).filter(m -> m.column.equals(column)).findFirst();
    }
}
