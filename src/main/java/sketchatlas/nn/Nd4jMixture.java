package sketchatlas.nn;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The mixture density and pen loss and its gradient as ND4J operations in double precision; the formulas and the layout of a row are those
 * of {@link CpuMixture}.
 */
final class Nd4jMixture {
    private static final int PEN = 3;
    private static final double SMALLEST = 1e-12;
    private static final double INSIDE_LOGARITHM = 1e-6;

    private final int mixtures;
    private final INDArray raw; // [rows, 3 + 6 mixtures], doubles; with gradients replaced by them
    private final INDArray targets; // [rows, 5], doubles
    private final INDArray open; // [rows, 1]: 0 where the sketch has ended, else 1
    private final double factor;

    private Nd4jMixture(int rows, int mixtures, Nd4jFloats raw, Nd4jFloats targets, double factor) {
        this.mixtures = mixtures;
        this.factor = factor;
        this.raw = raw.matrix(rows, PEN + 6 * mixtures).castTo(DataType.DOUBLE);
        this.targets = targets.matrix(rows, 5).castTo(DataType.DOUBLE);
        open = columns(this.targets, 4, 5).lte(0.5).castTo(DataType.DOUBLE);
    }

    /** See {@link Kernels#mixtureLoss}. */
    static double loss(int rows, int mixtures, Nd4jFloats raw, Nd4jFloats targets, boolean maskPen, float factor) {
        Nd4jMixture mixture = new Nd4jMixture(rows, mixtures, raw, targets, factor);
        double total = mixture.offset() + mixture.pen(maskPen);
        if (factor != 0) {
            raw.matrix(rows, PEN + 6 * mixtures).assign(mixture.raw.castTo(DataType.FLOAT));
        }
        return total;
    }

    private static INDArray columns(INDArray x, int from, int to) {
        return x.get(all(), interval(from, to));
    }

    private double pen(boolean masked) {
        INDArray logits = columns(raw, 0, PEN);
        INDArray q = columns(targets, 2, 5);
        INDArray shifted = logits.sub(logits.max(true, 1)); // [rows, 3]
        INDArray logP = shifted.subi(Transforms.log(Transforms.exp(shifted, true).sum(true, 1), false));
        INDArray losses = q.mul(logP);
        INDArray gradient = Transforms.exp(logP, true).subi(q).muli(factor);
        if (masked) {
            losses.muli(open);
            gradient.muli(open);
        }
        logits.assign(gradient);
        return -losses.sumNumber().doubleValue();
    }

    /** The i-th group of columns behind the pen's: pi logits, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh. */
    private INDArray group(int i) {
        return columns(raw, PEN + i * mixtures, PEN + (i + 1) * mixtures); // [rows, mixtures]
    }

    private double offset() {
        // Rows after the end count nothing; as zeros they bring no infinities either.
        columns(raw, PEN, PEN + 6 * mixtures).muli(open);
        INDArray dx = columns(targets, 0, 1).mul(open); // [rows, 1]
        INDArray dy = columns(targets, 1, 2).mul(open);
        INDArray logits = group(0);
        INDArray pi = Transforms.exp(logits.sub(logits.max(true, 1)), false);
        pi.divi(pi.sum(true, 1));
        INDArray p = Transforms.tanh(group(5), true);
        INDArray rest = Transforms.max(p.mul(p).rsubi(1), SMALLEST, false); // 1 - rho^2
        INDArray invX = Transforms.exp(group(3).neg(), false);
        INDArray invY = Transforms.exp(group(4).neg(), false);
        INDArray a = group(1).sub(dx).negi().muli(invX);
        INDArray b = group(2).sub(dy).negi().muli(invY);
        INDArray z = a.mul(a).addi(b.mul(b)).subi(a.mul(b).muli(p).muli(2));
        INDArray exponent = z.div(rest).divi(-2).subi(group(3)).subi(group(4));
        INDArray weighted = Transforms.exp(exponent, false).muli(pi).divi(Transforms.sqrt(rest, true).muli(2 * Math.PI));
        INDArray density = weighted.sum(true, 1); // [rows, 1]
        INDArray guarded = density.add(INSIDE_LOGARITHM);
        double loss = -Transforms.log(guarded, true).muli(open).sumNumber().doubleValue();
        if (factor != 0) {
            INDArray share = weighted.divi(guarded).muli(open).muli(factor);
            INDArray expected = pi.muli(density.divi(guarded).muli(open).muli(factor));
            INDArray towardsX = a.sub(p.mul(b)).divi(rest); // (a - rho b) / (1 - rho^2)
            INDArray towardsY = b.sub(p.mul(a)).divi(rest);
            group(0).assign(expected.subi(share));
            group(1).assign(share.mul(towardsX).muli(invX).negi());
            group(2).assign(share.mul(towardsY).muli(invY).negi());
            group(3).assign(towardsX.muli(a).subi(1).muli(share).negi());
            group(4).assign(towardsY.muli(b).subi(1).muli(share).negi());
            // d log N / d rho = (rho + a b) / (1 - rho^2) - z rho / (1 - rho^2)^2, and d rho = (1 - rho^2) d raw
            group(5).assign(a.muli(b).addi(p).subi(z.muli(p).divi(rest)).muli(share).negi());
        }
        return loss;
    }
}
