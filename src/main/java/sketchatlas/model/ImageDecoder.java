package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.Dense;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.NormalizedTransposedConvolution;
import sketchatlas.nn.ParameterLayout;

/** The transposed CNN that paints a picture of a latent code. */
final class ImageDecoder {
    private static final int[] CHANNELS = {256, 128, 64, 32, 1};
    /**
     * Gamma and beta of the last norm before training: with them a random picture has about a sketch's share of ink. From 1 and 0 the
     * loss first pushes all pixels towards paper, the norm keeps some of them back, and those end so deep in the tanh that no gradient
     * gets them out: a tenth of all pixels stayed black in every picture.
     */
    private static final double LAST_GAMMA = 1.6;
    private static final double LAST_BETA = 2.5;

    private final int start;
    private final Dense dense;
    private final NormalizedTransposedConvolution[] layers = new NormalizedTransposedConvolution[4];
    private Kernels kernels;
    private boolean training;
    private int batch;
    private Floats flat; // [batch, 256 * start^2]
    private final Floats[] planes = new Floats[5]; // [channels, batch, pixels]
    private final Floats[] gradients = new Floats[5];
    private Floats dFlat;

    /** @param size width and height of the picture, a multiple of 16 */
    ImageDecoder(ParameterLayout layout, int size, int codeSize) {
        this.start = size / 16;
        dense = new Dense(layout, Names.IMAGE_DECODER + "fc1", codeSize, CHANNELS[0] * start * start);
        for (int i = 0; i < layers.length; i++) {
            boolean last = i == layers.length - 1;
            layers[i] = new NormalizedTransposedConvolution(layout, Names.IMAGE_DECODER + "deconv" + i, CHANNELS[i], CHANNELS[i + 1], start << i,
                    last ? LAST_GAMMA : 1, last ? LAST_BETA : 0);
        }
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        training = binding.training();
        dense.bind(binding);
        for (NormalizedTransposedConvolution layer : layers) {
            layer.bind(binding);
        }
    }

    void resize(int newBatch) {
        if (batch == newBatch) {
            return;
        }
        batch = newBatch;
        int n = CHANNELS[0] * batch * start * start;
        flat = kernels.allocate(n);
        dFlat = training ? kernels.allocate(n) : null;
        for (int i = 0; i < planes.length; i++) {
            int pixels = (start << i) * (start << i);
            planes[i] = kernels.allocate(CHANNELS[i] * batch * pixels);
            gradients[i] = training ? kernels.allocate(CHANNELS[i] * batch * pixels) : null;
        }
        for (NormalizedTransposedConvolution layer : layers) {
            layer.resize(batch);
        }
    }

    /** Pictures [batch, size * size] of codes [batch, z]. */
    Floats forward(Floats code) {
        dense.forward(batch, code, flat);
        kernels.relu(flat);
        kernels.toChannelsFirst(CHANNELS[0], batch, start * start, flat, planes[0]);
        for (int i = 0; i < layers.length; i++) {
            layers[i].forward(planes[i], planes[i + 1]);
            if (i < layers.length - 1) {
                kernels.relu(planes[i + 1]);
            }
        }
        Floats picture = planes[layers.length];
        kernels.tanh(picture);
        return picture;
    }

    /** Where the gradient of the pictures goes before {@link #backward}, [batch, size * size]. */
    Floats pictureGradient() {
        return gradients[layers.length];
    }

    /** Adds to the gradients of the parameters and to dCode [batch, z]. */
    void backward(Floats code, Floats dCode) {
        Floats d = pictureGradient();
        kernels.tanhBackward(planes[layers.length], d);
        for (int i = layers.length - 1; i >= 0; i--) {
            if (i < layers.length - 1) {
                kernels.reluBackward(planes[i + 1], d);
            }
            layers[i].backward(planes[i], d, gradients[i]);
            d = gradients[i];
        }
        kernels.toChannelsLast(CHANNELS[0], batch, start * start, d, dFlat);
        kernels.reluBackward(flat, dFlat);
        dense.backward(batch, code, dFlat, dCode, 1);
    }
}
