package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.Convolution;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.NormalizedConvolution;
import sketchatlas.nn.ParallelConvolutions;
import sketchatlas.nn.ParameterLayout;

/**
 * A block of the image encoder: three parallel convolutions with dilation 1, 2 and 5 are summed, then a convolution of stride 2
 * halves the size; relu after each.
 */
final class DilatedBlock {
    private static final int[] DILATIONS = {1, 2, 5};
    /** The value of paper in an image. */
    private static final float PAPER = 1;

    private final int channels;
    private final int pixels;
    private final ParallelConvolutions parallel;
    private final NormalizedConvolution combine;
    private Kernels kernels;
    private boolean training;
    private int batch;
    private Floats sum; // [channels, batch, pixels]
    private Floats sumGradient;
    private Floats y; // [channels, batch, pixels / 4]

    DilatedBlock(ParameterLayout layout, String scope, int inChannels, int channels, int size) {
        this.channels = channels;
        this.pixels = size * size;
        parallel = ParallelConvolutions.create(layout, scope + "/dcn", inChannels, size, DILATIONS, channels, PAPER);
        combine = new NormalizedConvolution(layout, scope + "/combine/conv0", new Convolution(channels, size, 2, 1), channels);
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        training = binding.training();
        parallel.bind(binding);
        combine.bind(binding);
    }

    void resize(int newBatch) {
        if (batch != newBatch) {
            batch = newBatch;
            parallel.resize(batch);
            combine.resize(batch);
            sum = kernels.allocate(channels * batch * pixels);
            sumGradient = training ? kernels.allocate(channels * batch * pixels) : null;
            y = kernels.allocate(channels * batch * pixels / 4);
        }
    }

    /** From x [in, batch, pixels] to [channels, batch, pixels / 4]. */
    Floats forward(Floats x) {
        parallel.forward(x, sum);
        kernels.relu(sum);
        combine.forward(sum, y, false);
        kernels.relu(y);
        return y;
    }

    /** Uses dy up; dx, unless null, is overwritten. */
    void backward(Floats x, Floats dy, Floats dx) {
        kernels.reluBackward(y, dy);
        kernels.fill(sumGradient, 0);
        combine.backward(sum, dy, sumGradient);
        kernels.reluBackward(sum, sumGradient);
        parallel.backward(x, sumGradient, dx);
    }
}
