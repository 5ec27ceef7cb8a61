package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.full;
import static org.bytedeco.pytorch.global.torch.randn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** The tensors that learn; networks make theirs here. */
final class Parameters {
    private final TensorVector all = new TensorVector();

    /** Normally distributed values with the given deviation. */
    Tensor random(double deviation, long... shape) {
        return keep(randn(shape).mul_(new Scalar(deviation)));
    }

    Tensor constant(double value, long... shape) {
        return keep(full(shape, new Scalar((float) value)));
    }

    private Tensor keep(Tensor tensor) {
        tensor.set_requires_grad(true);
        all.push_back(tensor);
        return tensor;
    }

    TensorVector all() {
        return all;
    }
}
