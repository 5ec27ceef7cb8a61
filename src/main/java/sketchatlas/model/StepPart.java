package sketchatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.Kernels.AdamStep;
import sketchatlas.nn.Parameter;
import sketchatlas.nn.ParameterLayout;

/**
 * One network's part of a training step by itself, for measuring: forward, loss and backward on the threads and in the slices of
 * {@link TrainableModel}, with what the other networks would hand over (codes, gradients) drawn at random once. One caller at a time.
 */
public final class StepPart implements AutoCloseable {
    /** The networks that can be run by themselves. */
    public enum Network {
        /** From images to mean and variance of the codes and back; the weights stay. */
        IMAGE_ENCODER,
        /** From codes to pictures and back; the weights stay. */
        IMAGE_DECODER,
        /** From codes to strokes and back, then Adam on the decoder's weights. */
        SEQUENCE_DECODER
    }

    private static final AdamStep ADAM = new AdamStep(1e-3, 0.5, 0.999, 1e-8, 1);

    private final HyperParameters hp;
    private final Network network;
    private final Batch batch;
    private final Floats values;
    private final Floats firstMoments;
    private final Floats secondMoments;
    private final int from; // the first of the parameters that learn
    private final int to;
    private final List<Worker> workers = new ArrayList<>();
    private final ThreadTeam team;
    private final float[] z; // [B, Z]
    private final float[] gradient; // [B, Z], of the codes
    private final float[] mu; // [B, Z]
    private final float[] sigma2; // [B, Z]
    private long steps;

    private record Worker(Kernels kernels, Floats gradients, NetworkSlice slice, int first, int count) {
    }

    /** New networks with random parameters by the options' seed. */
    public StepPart(Network network, HyperParameters hp, Batch batch, Backend backend, int threads) {
        this.hp = hp;
        this.network = network;
        this.batch = batch;
        ParameterLayout layout = new SketchNetwork(hp).layout();
        Kernels memory = backend.create();
        values = memory.allocate(layout.size());
        firstMoments = memory.allocate(layout.size());
        secondMoments = memory.allocate(layout.size());
        SplittableRandom random = new SplittableRandom(hp.seed());
        memory.upload(layout.initialValues(random), 0, values, layout.size());
        from = firstOffset(layout, p -> !p.name().startsWith(Names.ENCODER));
        to = firstOffset(layout, p -> p.name().startsWith(Names.IMAGE_DECODER));
        for (int i = 0; i < threads; i++) {
            SketchNetwork networks = new SketchNetwork(hp);
            Kernels kernels = backend.create();
            Floats gradients = kernels.allocate(layout.size());
            networks.bind(kernels, values, gradients);
            NetworkSlice slice = new NetworkSlice(hp, networks);
            int first = batch.size() * i / threads;
            int count = batch.size() * (i + 1) / threads - first;
            slice.load(batch, first, count);
            workers.add(new Worker(kernels, gradients, slice, first, count));
        }
        team = new ThreadTeam(threads);
        z = gaussians(random);
        gradient = gaussians(random);
        mu = new float[z.length];
        sigma2 = new float[z.length];
    }

    private static int firstOffset(ParameterLayout layout, Predicate<Parameter> which) {
        return layout.parameters().stream().filter(which).mapToInt(Parameter::offset).min().orElseThrow();
    }

    private float[] gaussians(SplittableRandom random) {
        float[] x = new float[batch.size() * hp.zSize()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    /** Does it once more; returns the loss, a mean over the batch (for the encoder the sum that its gradient belongs to). */
    public double step() {
        steps++;
        double[] losses = new double[workers.size()];
        team.run(i -> {
            Worker w = workers.get(i);
            w.kernels().fill(w.gradients(), 0);
            losses[i] = switch (network) {
                case IMAGE_ENCODER -> encode(w);
                case IMAGE_DECODER -> w.slice().pictures(z, false, 1f / batch.size(), new float[z.length]) / batch.size();
                case SEQUENCE_DECODER -> w.slice().strokes(z, TrainableModel.trainingDropout(hp), steps, false, 1f / batch.size()) / batch.size();
            };
        });
        if (network == Network.SEQUENCE_DECODER) {
            learn();
        }
        workers.getFirst().kernels().finish();
        return Arrays.stream(losses).sum();
    }

    private double encode(Worker w) {
        w.slice().encode(mu, sigma2);
        w.slice().encoderBackward(gradient, gradient);
        double sum = 0;
        for (int i = w.first() * hp.zSize(); i < (w.first() + w.count()) * hp.zSize(); i++) {
            sum += gradient[i] * (mu[i] + sigma2[i]);
        }
        return sum;
    }

    /** As {@link TrainableModel}: each worker adds the gradients up for its range of the parameters and moves them. */
    private void learn() {
        int n = to - from;
        Floats sum = workers.getFirst().gradients();
        team.run(i -> {
            int first = from + (int) ((long) n * i / workers.size());
            int length = from + (int) ((long) n * (i + 1) / workers.size()) - first;
            Kernels kernels = workers.get(i).kernels();
            for (Worker other : workers.subList(1, workers.size())) {
                kernels.addScaled(1, other.gradients().slice(first, length), sum.slice(first, length));
            }
            kernels.adam(values.slice(first, length), sum.slice(first, length), firstMoments.slice(first, length),
                    secondMoments.slice(first, length), ADAM);
        });
    }

    /** Ends the threads. */
    @Override
    public void close() {
        team.close();
    }
}
