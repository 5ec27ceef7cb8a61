package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.mm;
import static org.bytedeco.pytorch.global.torch.softmax;
import static org.bytedeco.pytorch.global.torch.stack;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** From codes to the mixtures of the next points, with the true points before as inputs, and their loss. Times lie first. */
final class SequenceDecoder {
    private static final int STROKE = 5;
    private static final int PEN = 3;
    private static final int MIXTURES = 20;
    private static final int GROUPS = 6; // pi, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh
    private static final Scalar ONE = new Scalar(1f).retainReference();
    private static final Scalar TINY = new Scalar(1e-6f).retainReference();
    private static final Scalar SMALLEST = new Scalar(1e-7f).retainReference();

    private final int units;
    private final Cell cell;
    private final Tensor initialWeights;
    private final Tensor initialBias;
    private final Tensor[] strokeWeights; // [5, width], one for each projection of the inputs
    private final Tensor[] codeWeights; // [Z, width]
    private final Tensor outputWeights;
    private final Tensor outputBias;

    SequenceDecoder(Parameters parameters, String cellName, int units, int code) {
        this.units = units;
        cell = Cell.of(cellName, parameters, STROKE + code, units);
        long state = Arrays.stream(cell.stateSizes()).sum();
        initialWeights = parameters.random(Math.sqrt(2.0 / code), code, state);
        initialBias = parameters.constant(0, state);
        long[] widths = cell.projections(units);
        strokeWeights = new Tensor[widths.length];
        codeWeights = new Tensor[widths.length];
        for (int i = 0; i < widths.length; i++) {
            double deviation = Math.sqrt(2.0 / (STROKE + code + widths[i]));
            strokeWeights[i] = parameters.random(deviation, STROKE, widths[i]);
            codeWeights[i] = parameters.random(deviation, code, widths[i]);
        }
        outputWeights = parameters.random(Math.sqrt(2.0 / units), units, PEN + GROUPS * MIXTURES);
        outputBias = parameters.constant(0, PEN + GROUPS * MIXTURES);
    }

    /**
     * The loss of all steps, a mean over the batch.
     *
     * @param z [B, Z]
     * @param inputs [T, B, 5]
     * @param targets [T, B, 5]
     */
    Tensor loss(Tensor z, Tensor inputs, Tensor targets) {
        long steps = inputs.size(0);
        long batch = inputs.size(1);
        Tensor[] state = Arrays.stream(addmm(initialBias, z, initialWeights).tanh().split(cell.stateSizes(), 1).get()).toArray(Tensor[]::new);
        Tensor rows = inputs.view(-1, STROKE);
        TensorVector[] projected = new TensorVector[strokeWeights.length];
        for (int i = 0; i < projected.length; i++) { // all steps at once; the code's part once a sketch
            projected[i] = mm(rows, strokeWeights[i]).view(steps, batch, -1).add(mm(z, codeWeights[i])).unbind(0);
        }
        TensorVector outputs = new TensorVector();
        for (int t = 0; t < steps; t++) {
            int now = t;
            state = cell.step(Arrays.stream(projected).map(p -> p.get(now)).toArray(Tensor[]::new), state);
            outputs.push_back(state[0]);
        }
        Tensor raw = addmm(outputBias, stack(outputs, 0).view(-1, units), outputWeights); // [T * B, 123]
        return mixtureLoss(raw, targets.view(-1, STROKE)).div(new Scalar((float) batch));
    }

    /** The sum of the loss over rows: -log(density + 1e-6) where a sketch has not ended, and the cross entropy of the pen. */
    private static Tensor mixtureLoss(Tensor raw, Tensor targets) {
        Tensor pen = log_softmax(raw.narrow(1, 0, PEN), 1).mul(targets.narrow(1, 2, PEN)).sum().neg();
        Tensor groups = raw.narrow(1, PEN, GROUPS * MIXTURES).view(-1, GROUPS, MIXTURES);
        Tensor pi = softmax(groups.select(1, 0), 1);
        Tensor inverseX = groups.select(1, 3).neg().exp(); // 1 / sigma_x
        Tensor inverseY = groups.select(1, 4).neg().exp();
        Tensor rho = groups.select(1, 5).tanh();
        Tensor a = targets.narrow(1, 0, 1).sub(groups.select(1, 1)).mul(inverseX);
        Tensor b = targets.narrow(1, 1, 1).sub(groups.select(1, 2)).mul(inverseY);
        Tensor rest = rho.mul(rho).neg().add(ONE).add(SMALLEST); // 1 - rho^2
        Tensor z = a.mul(a).add(b.mul(b)).sub(rho.mul(a).mul(b).mul(new Scalar(2f)));
        Tensor density = z.div(rest).mul(new Scalar(-0.5f)).exp().mul(inverseX).mul(inverseY).div(rest.sqrt()).mul(new Scalar((float) (0.5 / Math.PI)));
        Tensor going = targets.select(1, 4).neg().add(ONE);
        Tensor offsets = pi.mul(density).sum(1).add(TINY).log().mul(going).sum().neg();
        return pen.add(offsets);
    }
}
