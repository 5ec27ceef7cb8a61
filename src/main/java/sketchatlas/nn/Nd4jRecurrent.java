package sketchatlas.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import sketchatlas.nn.Kernels.LayerNorms;

/** The gates of the recurrent cells as ND4J operations on whole batches; see {@link Kernels} for what they compute. */
final class Nd4jRecurrent {
    private static final double EPSILON = 1e-3;
    private static final int STATISTICS = 10;
    private static final int C_STATISTICS = 8;

    private Nd4jRecurrent() {
    }

    /** The four gates i, j, f, o, each [rows, units], in memory [rows, 4, units]. */
    private record Gates(INDArray i, INDArray j, INDArray f, INDArray o) {
        static Gates of(int rows, int units, Nd4jFloats memory) {
            INDArray[] gate = new INDArray[4];
            for (int g = 0; g < 4; g++) {
                gate[g] = memory.window(g * units, new int[] {rows, units}, 4 * units, 1);
            }
            return new Gates(gate[0], gate[1], gate[2], gate[3]);
        }

        static Gates of(INDArray memory) { // [rows, 4, units]
            return new Gates(memory.slice(0, 1), memory.slice(1, 1), memory.slice(2, 1), memory.slice(3, 1));
        }

        /** The gates' functions, with the forget bias of 1. */
        void activate() {
            Transforms.sigmoid(i, false);
            Transforms.tanh(j, false);
            f.addi(1);
            Transforms.sigmoid(f, false);
            Transforms.sigmoid(o, false);
        }
    }

    static void lstm(int rows, int units, Nd4jFloats gates, Nd4jFloats cPrevious, Nd4jFloats mask, Nd4jFloats c, Nd4jFloats tanhC, Nd4jFloats h) {
        Gates gate = Gates.of(rows, units, gates);
        gate.activate();
        INDArray cNext = c.matrix(rows, units);
        remember(gate, cPrevious.matrix(rows, units), mask, cNext);
        output(cNext, gate, tanhC.matrix(rows, units), h.matrix(rows, units));
    }

    static void layerNormLstm(int rows, int units, Nd4jFloats pre, LayerNorms norms, Nd4jFloats cPrevious, Nd4jFloats mask, Nd4jFloats gates,
            Nd4jFloats statistics, Nd4jFloats c, Nd4jFloats tanhC, Nd4jFloats h) {
        Norm gateNorm = gateNorm(rows, units, norms, statistics);
        Norm cNorm = cNorm(rows, units, norms, statistics);
        gateNorm.forward(pre.cube(rows, 4, units), gates.cube(rows, 4, units));
        Gates gate = Gates.of(rows, units, gates);
        gate.activate();
        remember(gate, cPrevious.matrix(rows, units), mask, c.matrix(rows, units));
        cNorm.forward(c.cube(rows, 1, units), tanhC.cube(rows, 1, units));
        INDArray normalised = tanhC.matrix(rows, units);
        output(normalised, gate, normalised, h.matrix(rows, units));
    }

    /** c = cPrevious * f + i * j * mask. */
    private static void remember(Gates gate, INDArray before, Nd4jFloats mask, INDArray c) {
        INDArray candidate = gate.i().mul(gate.j()); // [rows, units]
        if (mask != null) {
            candidate.muli(maskOf(mask, before));
        }
        before.muli(gate.f(), c);
        c.addi(candidate);
    }

    private static INDArray maskOf(Nd4jFloats mask, INDArray like) {
        return mask.matrix((int) like.size(0), (int) like.size(1));
    }

    /** tanh = tanh(from), h = tanh * o. */
    private static void output(INDArray from, Gates gate, INDArray tanh, INDArray h) {
        if (tanh != from) {
            tanh.assign(from);
        }
        Transforms.tanh(tanh, false);
        tanh.muli(gate.o(), h);
    }

    static void lstmBackward(int rows, int units, Nd4jFloats gates, Nd4jFloats cPrevious, Nd4jFloats mask, Nd4jFloats tanhC, Nd4jFloats dh,
            Nd4jFloats dc) {
        Gates gate = Gates.of(rows, units, gates);
        INDArray dCell = dc.matrix(rows, units);
        INDArray tanh = tanhC.matrix(rows, units);
        INDArray dOut = dh.matrix(rows, units);
        dCell.addi(argumentGradient(gate, tanh, dOut));
        INDArray delta = gates.cube(rows, 4, units).ulike();
        outputBackward(gate, tanh, dOut, Gates.of(delta));
        rememberBackward(gate, cPrevious.matrix(rows, units), mask, dCell, Gates.of(delta));
        gates.cube(rows, 4, units).assign(delta);
    }

    static void layerNormLstmBackward(int rows, int units, Nd4jFloats pre, LayerNorms norms, LayerNorms gradients, Nd4jFloats cPrevious,
            Nd4jFloats mask, Nd4jFloats gates, Nd4jFloats statistics, Nd4jFloats c, Nd4jFloats tanhC, Nd4jFloats dh, Nd4jFloats dc) {
        Gates gate = Gates.of(rows, units, gates);
        INDArray dCell = dc.matrix(rows, units);
        INDArray tanh = tanhC.matrix(rows, units);
        INDArray dOut = dh.matrix(rows, units);
        INDArray dNormalised = argumentGradient(gate, tanh, dOut).reshape(rows, 1, units);
        dCell.addi(cNorm(rows, units, norms, statistics).backward(c.cube(rows, 1, units), dNormalised, nd(gradients.cGamma()).matrix(1, units),
                nd(gradients.cBeta()).matrix(1, units)).reshape(rows, units));
        INDArray delta = pre.cube(rows, 4, units).ulike();
        outputBackward(gate, tanh, dOut, Gates.of(delta));
        rememberBackward(gate, cPrevious.matrix(rows, units), mask, dCell, Gates.of(delta));
        INDArray dPre = gateNorm(rows, units, norms, statistics).backward(pre.cube(rows, 4, units), delta, nd(gradients.gateGamma()).matrix(4, units),
                nd(gradients.gateBeta()).matrix(4, units));
        pre.cube(rows, 4, units).assign(dPre);
    }

    /** Of h = tanh(x) * o: the gradient of x. */
    private static INDArray argumentGradient(Gates gate, INDArray tanh, INDArray dh) {
        return oneMinus(tanh.mul(tanh)).muli(dh).muli(gate.o());
    }

    /** Of h = tanh * sigmoid(o): the gradient of o. */
    private static void outputBackward(Gates gate, INDArray tanh, INDArray dh, Gates delta) {
        dh.muli(tanh, delta.o());
        sigmoidBackward(gate.o(), delta.o());
    }

    /** Given d(c): the gradients of the pre-activations of i, j, f, and d(c) becomes d(cPrevious). */
    private static void rememberBackward(Gates gate, INDArray before, Nd4jFloats mask, INDArray dc, Gates delta) {
        INDArray kept = mask == null ? dc : dc.mul(maskOf(mask, dc));
        kept.muli(gate.j(), delta.i());
        sigmoidBackward(gate.i(), delta.i());
        kept.muli(gate.i(), delta.j());
        delta.j().muli(oneMinus(gate.j().mul(gate.j())));
        dc.muli(before, delta.f());
        sigmoidBackward(gate.f(), delta.f());
        dc.muli(gate.f());
    }

    /** d = d * y * (1 - y). */
    private static void sigmoidBackward(INDArray y, INDArray d) {
        d.muli(y).muli(y.rsub(1));
    }

    /** In place. */
    private static INDArray oneMinus(INDArray x) {
        return x.rsubi(1);
    }

    private static Nd4jFloats nd(Floats x) {
        return (Nd4jFloats) x;
    }

    private static Norm gateNorm(int rows, int units, LayerNorms norms, Nd4jFloats statistics) {
        int[] perGate = {rows, 4, 1};
        return new Norm(nd(norms.gateGamma()).cube(1, 4, units), nd(norms.gateBeta()).cube(1, 4, units),
                statistics.window(0, perGate, STATISTICS, 2, 1), statistics.window(1, perGate, STATISTICS, 2, 1));
    }

    private static Norm cNorm(int rows, int units, LayerNorms norms, Nd4jFloats statistics) {
        int[] perRow = {rows, 1, 1};
        return new Norm(nd(norms.cGamma()).cube(1, 1, units), nd(norms.cBeta()).cube(1, 1, units),
                statistics.window(C_STATISTICS, perRow, STATISTICS, 1, 1), statistics.window(C_STATISTICS + 1, perRow, STATISTICS, 1, 1));
    }

    /**
     * Layer normalisation of [rows, groups, units] over the units.
     *
     * @param gamma [1, groups, units]
     * @param beta [1, groups, units]
     * @param mean [rows, groups, 1], written by {@link #forward} and read by {@link #backward}
     * @param rstd [rows, groups, 1], the reciprocal of the deviation, likewise
     */
    private record Norm(INDArray gamma, INDArray beta, INDArray mean, INDArray rstd) {
        void forward(INDArray x, INDArray y) {
            mean.assign(x.mean(true, 2)); // [rows, groups, 1]
            INDArray centred = x.sub(mean);
            INDArray variance = centred.mul(centred).mean(true, 2);
            rstd.assign(Transforms.sqrt(variance.addi(EPSILON), false).rdivi(1));
            y.assign(centred.muli(rstd).muli(gamma).addi(beta));
        }

        /** The gradient of x given d, that of y (used up); adds to those of gamma and beta [groups, units]. */
        INDArray backward(INDArray x, INDArray d, INDArray dGamma, INDArray dBeta) {
            INDArray normalised = x.sub(mean).muli(rstd);
            dGamma.addi(d.mul(normalised).sum(0));
            dBeta.addi(d.sum(0));
            d.muli(gamma);
            INDArray meanD = d.mean(true, 2); // [rows, groups, 1]
            INDArray meanDx = d.mul(normalised).mean(true, 2);
            return d.subi(meanD).subi(normalised.muli(meanDx)).muli(rstd);
        }
    }
}
