package sketchatlas.nn;

/** Parallel convolutions one after the other. */
final class SeparateConvolutions extends ParallelConvolutions {
    private final NormalizedConvolution[] convolutions;
    private Kernels kernels;

    SeparateConvolutions(ParameterLayout layout, String scope, int inChannels, int size, int[] dilations, int outChannels) {
        convolutions = new NormalizedConvolution[dilations.length];
        for (int i = 0; i < dilations.length; i++) {
            convolutions[i] = new NormalizedConvolution(layout, scope + (i + 1) + "/conv0", new Convolution(inChannels, size, 1, dilations[i]),
                    outChannels);
        }
    }

    @Override
    public void bind(Binding binding) {
        kernels = binding.kernels();
        for (NormalizedConvolution c : convolutions) {
            c.bind(binding);
        }
    }

    @Override
    public void resize(int batch) {
        for (NormalizedConvolution c : convolutions) {
            c.resize(batch);
        }
    }

    @Override
    public void forward(Floats x, Floats y) {
        for (int i = 0; i < convolutions.length; i++) {
            convolutions[i].forward(x, y, i > 0);
        }
    }

    @Override
    public void backward(Floats x, Floats dy, Floats dx) {
        if (dx != null) {
            kernels.fill(dx, 0);
        }
        for (NormalizedConvolution c : convolutions) {
            c.backward(x, dy, dx);
        }
    }
}
