package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.addcmul;
import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.bmm;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.mm;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** The recurrent cells; gates in the order i, j, f, o, forget bias 1, dropout on tanh(j). State [B, n] of several tensors. */
abstract class Cell {
    private static final double DROPPED = 0.1;
    private static final Scalar ONE = new Scalar(1f).retainReference();
    private static final TensorOptional NONE = new TensorOptional().retainReference();
    private static final double EPSILON = 1e-3;

    static Cell of(String name, Parameters parameters, int inputs, int units) {
        return switch (name) {
            case "lstm" -> new Lstm(parameters, units);
            case "layer_norm" -> new LayerNorm(parameters, units);
            case "hyper" -> new Hyper(parameters, inputs, units);
            default -> throw new IllegalArgumentException("there is no cell " + name);
        };
    }

    /** Sizes of the parts of the state, h first. */
    abstract long[] stateSizes();

    /** What this cell wants of the inputs of all steps at once; the first projection is the gates', which every cell has. */
    long[] projections(int units) {
        return new long[] {4L * units};
    }

    /**
     * One step.
     *
     * @param x the inputs' projections of this step
     * @param state of the step before
     * @return the state after it, h first
     */
    abstract Tensor[] step(Tensor[] x, Tensor[] state);

    private static Tensor kept(Tensor x) {
        return dropout(x, DROPPED, true);
    }

    private static Tensor orthogonalLike(Parameters parameters, long units) {
        return parameters.random(1 / Math.sqrt(units), units, 4 * units);
    }

    /** Layer norms of the four gates and of c, and what they make of the pre-activations. */
    private static final class Core {
        private final long units;
        private final Tensor gamma;
        private final Tensor beta;
        private final TensorOptional cGamma;
        private final TensorOptional cBeta;

        Core(Parameters parameters, long units) {
            this.units = units;
            gamma = parameters.constant(1, 4, units);
            beta = parameters.constant(0, 4, units);
            cGamma = new TensorOptional(parameters.constant(1, units));
            cBeta = new TensorOptional(parameters.constant(0, units));
        }

        /** From pre-activations [B, 4, units] and c to h and c. */
        Tensor[] apply(Tensor pre, Tensor c, boolean dropped) {
            Tensor gates = addcmul(beta, layer_norm(pre, new long[] {units}, NONE, NONE, EPSILON, true), gamma);
            TensorVector g = gates.unbind(1);
            Tensor j = g.get(1).tanh();
            Tensor next = c.mul(g.get(2).add(ONE).sigmoid()).add(g.get(0).sigmoid().mul(dropped ? kept(j) : j));
            Tensor h = layer_norm(next, new long[] {units}, cGamma, cBeta, EPSILON, true).tanh().mul(g.get(3).sigmoid());
            return new Tensor[] {h, next};
        }
    }

    private static final class Lstm extends Cell {
        private final long units;
        private final Tensor recurrent;
        private final Tensor bias;

        Lstm(Parameters parameters, int units) {
            this.units = units;
            recurrent = orthogonalLike(parameters, units);
            bias = parameters.constant(0, 4L * units);
        }

        @Override
        long[] stateSizes() {
            return new long[] {units, units};
        }

        @Override
        Tensor[] step(Tensor[] x, Tensor[] state) {
            Tensor pre = addmm(x[0], state[0], recurrent).add_(bias); // [B, 4 units]
            TensorVector g = pre.chunk(4, 1);
            Tensor c = state[1].mul(g.get(2).add(ONE).sigmoid()).add(g.get(0).sigmoid().mul(kept(g.get(1).tanh())));
            return new Tensor[] {c.tanh().mul(g.get(3).sigmoid()), c};
        }
    }

    private static final class LayerNorm extends Cell {
        private final long units;
        private final Tensor recurrent;
        private final Core core;

        LayerNorm(Parameters parameters, int units) {
            this.units = units;
            recurrent = orthogonalLike(parameters, units);
            core = new Core(parameters, units);
        }

        @Override
        long[] stateSizes() {
            return new long[] {units, units};
        }

        @Override
        Tensor[] step(Tensor[] x, Tensor[] state) {
            return core.apply(addmm(x[0], state[0], recurrent).view(-1, 4, units), state[1], true);
        }
    }

    /** An inner layer-normalised LSTM whose output scales the products of the outer one, gate by gate. */
    private static final class Hyper extends Cell {
        private static final long INNER = 256;
        private static final long EMBEDDING = 32;
        private static final long BLOCKS = 12; // the gates' scales of x, then of h, then biases

        private final long units;
        private final Tensor recurrent;
        private final Tensor bias; // [4, units]
        private final Tensor innerFromH;
        private final Tensor innerRecurrent;
        private final Core core;
        private final Core inner;
        private final Tensor embedding; // [inner, 12 * 32]
        private final Tensor embeddingBias;
        private final Tensor scales; // [12, 32, units]

        Hyper(Parameters parameters, int inputs, int units) {
            this.units = units;
            recurrent = orthogonalLike(parameters, units);
            bias = parameters.constant(0, 4, units);
            innerFromH = parameters.random(1 / Math.sqrt(inputs + units), units, 4 * INNER);
            innerRecurrent = orthogonalLike(parameters, INNER);
            core = new Core(parameters, units);
            inner = new Core(parameters, INNER);
            embedding = parameters.random(0.01, INNER, BLOCKS * EMBEDDING);
            embeddingBias = parameters.constant(1, BLOCKS * EMBEDDING);
            scales = parameters.constant(0.1 / EMBEDDING, BLOCKS, EMBEDDING, units);
        }

        @Override
        long[] stateSizes() {
            return new long[] {units, units, INNER, INNER};
        }

        @Override
        long[] projections(int ofUnits) {
            return new long[] {4L * ofUnits, 4 * INNER};
        }

        @Override
        Tensor[] step(Tensor[] x, Tensor[] state) {
            Tensor pre = addmm(addmm(x[1], state[0], innerFromH), state[2], innerRecurrent); // [B, 4 inner]
            Tensor[] small = inner.apply(pre.view(-1, 4, INNER), state[3], false);
            Tensor embedded = addmm(embeddingBias, small[0], embedding).view(-1, BLOCKS, EMBEDDING).transpose(0, 1); // [12, B, 32]
            Tensor scale = bmm(embedded, scales).transpose(0, 1); // [B, 12, units]
            Tensor h = mm(state[0], recurrent).view(-1, 4, units);
            Tensor sum = addcmul(addcmul(bias, scale.narrow(1, 0, 4), x[0].view(-1, 4, units)), scale.narrow(1, 4, 4), h).add_(scale.narrow(1, 8, 4));
            Tensor[] large = core.apply(sum, state[1], true);
            return new Tensor[] {large[0], large[1], small[0], small[1]};
        }
    }
}
