package sketchatlas.data;

import sketchatlas.sketch.Sketch;

/** Takes the sketches of a data file one by one, so that nobody has to hold all of them. */
interface SplitSink {
    /** The next sketch of a split. */
    void add(Split split, Sketch sketch);

    /** A sketch that the split has already: the one that was its index-th, counted from 0. */
    void again(Split split, int index);
}
