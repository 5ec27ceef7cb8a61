package sketchatlas.peer;

import static org.bytedeco.pytorch.global.torch.clip_grad_value_;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import sketchatlas.peer.ImageNetworks.Codes;

/** Networks and random data for one kind of step, and the step itself. */
final class Steps implements AutoCloseable {
    private static final double LIFTED = 0.1;
    private static final double INK = 0.1;

    private final PointerScope memory; // of what lives as long as this
    private final String part;
    private final Parameters parameters = new Parameters();
    private final Adam adam;
    private final ImageNetworks.Encoder encoder;
    private final ImageNetworks.Decoder imageDecoder;
    private final SequenceDecoder decoder;
    private final long batch;
    private final Tensor images; // [B, 1, W, W], paper 1, ink -1
    private final Tensor inputs; // [T, B, 5]
    private final Tensor targets; // [T, B, 5]
    private final Tensor z; // [B, Z]
    private final Tensor gradient; // [B, Z]

    private Steps(PointerScope memory, Map<String, String> options) {
        this.memory = memory;
        part = options.get("part");
        batch = number(options, "batch");
        int steps = number(options, "steps");
        int code = number(options, "code");
        int width = number(options, "width");
        boolean all = part.equals("step");
        encoder = all || part.equals("encoder") ? new ImageNetworks.Encoder(parameters, width, code) : null;
        imageDecoder = all || part.equals("pictures") ? new ImageNetworks.Decoder(parameters, width, code) : null;
        decoder = all || part.equals("decoder") ? new SequenceDecoder(parameters, options.get("cell"), number(options, "units"), code) : null;
        if (encoder == null && imageDecoder == null && decoder == null) {
            throw new IllegalArgumentException("there is no part " + part);
        }
        images = rand(batch, 1, width, width).gt(new Scalar(INK)).to(ScalarType.Float).mul(new Scalar(2f)).sub(new Scalar(1f));
        Tensor points = points(steps + 1);
        inputs = points.narrow(0, 0, steps).contiguous();
        targets = points.narrow(0, 1, steps).contiguous();
        z = randn(batch, code);
        z.set_requires_grad(true);
        gradient = randn(batch, code);
        AdamOptions adamOptions = new AdamOptions(1e-3);
        adamOptions.betas().put(0, 0.5).put(1, 0.999);
        adamOptions.eps().put(1e-8);
        adam = new Adam(parameters.all(), adamOptions);
    }

    /** Networks and data as a line asks for them. */
    static Steps of(Map<String, String> options) {
        PointerScope scope = new PointerScope();
        try {
            return new Steps(scope, options);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(options.get(name));
    }

    private Tensor points(int count) {
        Tensor points = zeros(count, batch, 5);
        points.narrow(2, 0, 2).normal_();
        Tensor lifted = rand(count, batch).lt(new Scalar(LIFTED)).to(ScalarType.Float);
        points.select(2, 3).copy_(lifted);
        points.select(2, 2).copy_(lifted.neg().add(new Scalar(1f)));
        return points;
    }

    /** Does one; returns the loss. */
    double step() {
        try (PointerScope _ = new PointerScope()) {
            adam.zero_grad();
            Tensor loss = loss();
            loss.backward();
            if (decoder != null) {
                clip_grad_value_(parameters.all(), 1);
                adam.step();
            }
            return loss.item_float();
        }
    }

    private Tensor loss() {
        return switch (part) {
            case "encoder" -> {
                Codes codes = encoder.apply(images);
                yield codes.mu().add(codes.sigma2()).mul(gradient).sum();
            }
            case "pictures" -> pictures(z);
            case "decoder" -> decoder.loss(z, inputs, targets);
            default -> {
                Codes codes = encoder.apply(images);
                Tensor code = codes.mu().add(codes.sigma2().sqrt().mul(gradient));
                yield decoder.loss(code, inputs, targets).add(pictures(code.detach()));
            }
        };
    }

    private Tensor pictures(Tensor code) {
        return images.sub(imageDecoder.apply(code)).abs().sum().div(new Scalar((float) batch));
    }

    @Override
    public void close() {
        memory.close();
    }
}
