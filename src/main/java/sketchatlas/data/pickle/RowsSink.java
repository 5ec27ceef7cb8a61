package sketchatlas.data.pickle;

/** Takes the sketches of a pickle one by one. */
public interface RowsSink {
    /**
     * The next sketch.
     *
     * @param rows stroke-3 rows [points, 3], all finite; nobody else keeps them
     */
    void add(float[] rows);

    /** A sketch that came before: the one that was the index-th, counted from 0. */
    void again(int index);
}
