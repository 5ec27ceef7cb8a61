package sketchatlas.nn.classifier;

/** Labelled pictures, made when they are needed. Used by one thread at a time. */
public interface PictureSource {
    /** How many there are. */
    int size();

    /** The category of a picture, from 0. */
    int category(int index);

    /** Writes a picture [width * width] row by row, paper +1, ink -1, into {@code to} from {@code offset} on. */
    void write(int index, float[] to, int offset);
}
