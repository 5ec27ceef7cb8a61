package sketchatlas.model;

import java.util.Arrays;
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
    private int[] batches = new int[0]; // of each group of images
    private Floats[] sums;
    private Floats[] outputs;
    private Floats gradient; // of the largest group's sum
    private Floats sum; // [channels, batch, pixels]; of the selected group from here on
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

    /** Makes memory for each of some groups of images, of which the first is selected. */
    void resize(int... newBatches) {
        if (!Arrays.equals(batches, newBatches)) {
            batches = newBatches.clone();
            parallel.resize(batches);
            combine.resize(batches);
            sums = new Floats[batches.length];
            outputs = new Floats[batches.length];
            Arrays.setAll(sums, i -> kernels.allocate(channels * batches[i] * pixels));
            Arrays.setAll(outputs, i -> kernels.allocate(channels * batches[i] * pixels / 4));
            gradient = training ? kernels.allocate(channels * Arrays.stream(batches).max().orElseThrow() * pixels) : null;
        }
        select(0);
    }

    /** What follows is about this group. */
    void select(int group) {
        parallel.select(group);
        combine.select(group);
        sum = sums[group];
        y = outputs[group];
        sumGradient = training ? gradient.slice(0, sum.length()) : null;
    }

    /** What {@link #forward} gave for the selected group. */
    Floats output() {
        return y;
    }

    /** From x [in, batch, pixels] to {@link #output}, [channels, batch, pixels / 4]. */
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
