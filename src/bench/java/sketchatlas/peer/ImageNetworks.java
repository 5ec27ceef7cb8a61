package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.instance_norm;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.softplus;
import static org.bytedeco.pytorch.global.torch.tanh;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The image encoder and the image decoder. */
final class ImageNetworks {
    private static final int TAPS = 3;
    private static final double EPSILON = 1e-6;
    private static final TensorOptional NONE = new TensorOptional().retainReference();

    private ImageNetworks() {
    }

    /** A filter of 3x3 and the instance norm after it. */
    private record Convolution(Tensor filter, TensorOptional gamma, TensorOptional beta) {
        static Convolution of(Parameters parameters, int in, int out) {
            return of(parameters, out, in, out);
        }

        static Convolution transposed(Parameters parameters, int in, int out) {
            return of(parameters, in, out, out);
        }

        private static Convolution of(Parameters parameters, int first, int second, int out) {
            return new Convolution(parameters.random(Math.sqrt(2.0 / (TAPS * TAPS * second)), first, second, TAPS, TAPS),
                    new TensorOptional(parameters.constant(1, out)), new TensorOptional(parameters.constant(0, out)));
        }

        Tensor apply(Tensor x, long stride, long dilation) {
            return norm(conv2d(x, filter, NONE, new long[] {stride, stride}, new long[] {dilation, dilation}, new long[] {dilation, dilation}, 1));
        }

        /** Twice as high and wide. */
        Tensor enlarge(Tensor x) {
            return norm(conv_transpose2d(x, filter, NONE, new long[] {2, 2}, new long[] {1, 1}, new long[] {1, 1}, 1, 1, 1));
        }

        private Tensor norm(Tensor x) {
            return instance_norm(x, gamma, beta, NONE, NONE, true, 0.1, EPSILON, false);
        }
    }

    /** Three convolutions of dilation 1, 2 and 5 side by side, added up, then one of stride 2. */
    private record Block(Convolution[] parallel, Convolution combine) {
        private static final int[] DILATIONS = {1, 2, 5};

        static Block of(Parameters parameters, int in, int out) {
            Convolution[] parallel = new Convolution[DILATIONS.length];
            for (int i = 0; i < parallel.length; i++) {
                parallel[i] = Convolution.of(parameters, in, out);
            }
            return new Block(parallel, Convolution.of(parameters, out, out));
        }

        Tensor apply(Tensor x) {
            Tensor sum = parallel[0].apply(x, 1, DILATIONS[0]);
            for (int i = 1; i < parallel.length; i++) {
                sum = sum.add_(parallel[i].apply(x, 1, DILATIONS[i]));
            }
            return relu(combine.apply(relu(sum), 2, 1));
        }
    }

    /** Mean and variance of codes [B, Z]. */
    record Codes(Tensor mu, Tensor sigma2) {
    }

    /** From images [B, 1, W, W] to codes. */
    static final class Encoder {
        private final Block first;
        private final Block second;
        private final Convolution third;
        private final Convolution fourth;
        private final Tensor muWeights;
        private final Tensor muBias;
        private final Tensor sigma2Weights;
        private final Tensor sigma2Bias;
        private final long flat;

        Encoder(Parameters parameters, int width, int code) {
            first = Block.of(parameters, 1, 32);
            second = Block.of(parameters, 32, 64);
            third = Convolution.of(parameters, 64, 128);
            fourth = Convolution.of(parameters, 128, 256);
            flat = 256L * (width / 16) * (width / 16);
            double deviation = Math.sqrt(2.0 / flat);
            muWeights = parameters.random(deviation, flat, code);
            muBias = parameters.constant(0, code);
            sigma2Weights = parameters.random(deviation, flat, code);
            sigma2Bias = parameters.constant(0, code);
        }

        Codes apply(Tensor images) {
            Tensor x = second.apply(first.apply(images)); // [B, 64, W / 4, W / 4]
            x = relu(fourth.apply(relu(third.apply(x, 2, 1)), 2, 1)).reshape(-1, flat); // [B, 256 (W / 16)^2]
            return new Codes(addmm(muBias, x, muWeights), softplus(addmm(sigma2Bias, x, sigma2Weights)));
        }
    }

    /** From codes [B, Z] to pictures [B, 1, W, W]. */
    static final class Decoder {
        private static final int[] CHANNELS = {256, 128, 64, 32, 1};

        private final Tensor weights;
        private final Tensor bias;
        private final Convolution[] layers = new Convolution[CHANNELS.length - 1];
        private final long start;

        Decoder(Parameters parameters, int width, int code) {
            start = width / 16;
            weights = parameters.random(Math.sqrt(2.0 / code), code, CHANNELS[0] * start * start);
            bias = parameters.constant(0, CHANNELS[0] * start * start);
            for (int i = 0; i < layers.length; i++) {
                layers[i] = Convolution.transposed(parameters, CHANNELS[i], CHANNELS[i + 1]);
            }
        }

        Tensor apply(Tensor z) {
            Tensor x = relu(addmm(bias, z, weights)).view(-1, CHANNELS[0], start, start);
            for (int i = 0; i < layers.length - 1; i++) {
                x = relu(layers[i].enlarge(x));
            }
            return tanh(layers[layers.length - 1].enlarge(x));
        }
    }
}
