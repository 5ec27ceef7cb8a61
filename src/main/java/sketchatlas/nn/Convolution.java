package sketchatlas.nn;

/**
 * The geometry of a 3x3 convolution with TensorFlow's SAME padding: with stride 1 the dilation on all sides, with stride 2
 * on an even size one row and one column at the bottom and right only.
 *
 * @param inChannels channels of the larger (input) side
 * @param size height and width of the larger side
 * @param stride 1 or 2
 * @param dilation distance between the taps; 1 where stride is 2
 */
public record Convolution(int inChannels, int size, int stride, int dilation) {
    /** Taps of the filter. */
    public static final int TAPS = 9;

    public Convolution {
        if (stride == 2 ? dilation != 1 || size % 2 != 0 : stride != 1) {
            throw new IllegalArgumentException("no 3x3 convolution of stride " + stride + ", dilation " + dilation + " on " + size);
        }
    }

    /** Height and width of the smaller (output) side. */
    public int outSize() {
        return size / stride;
    }

    /** Pixels of the larger side. */
    public int inPixels() {
        return size * size;
    }

    /** Pixels of the smaller side. */
    public int outPixels() {
        return outSize() * outSize();
    }

    /** Rows of the column matrix: taps times channels, in the order of the filter [h, w, in, out]. */
    public int columnRows() {
        return TAPS * inChannels;
    }

    /** Rows and columns of padding before the first pixel. */
    public int padBefore() {
        return stride == 1 ? dilation : 0;
    }
}
