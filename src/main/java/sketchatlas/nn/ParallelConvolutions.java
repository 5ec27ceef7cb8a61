package sketchatlas.nn;

/** Convolutions of the same image with filters of different dilation, each instance-normalised, and all of them added up. */
public abstract class ParallelConvolutions {

    /**
     * Declares the parameters of all convolutions, the n-th one's under {@code scope + n + "/conv0"}, n from 1.
     *
     * @param background the value that most of a one-channel image has; without effect where there are more channels
     */
    public static ParallelConvolutions create(ParameterLayout layout, String scope, int inChannels, int size, int[] dilations, int outChannels,
            float background) {
        return inChannels == 1 ? new FoldedConvolutions(layout, scope, size, dilations, outChannels, background)
                : new SeparateConvolutions(layout, scope, inChannels, size, dilations, outChannels);
    }

    public abstract void bind(Binding binding);

    public abstract void resize(int batch);

    /** y [out, batch, pixels] from x [in, batch, pixels]. */
    public abstract void forward(Floats x, Floats y);

    /** Adds to the gradients of the parameters and, unless it is null, writes dx; after {@link #forward} of the same x. */
    public abstract void backward(Floats x, Floats dy, Floats dx);
}
