package sketchatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;

/** Measures how well a trained model draws sketches, on all processors or beside them. One caller at a time. */
public final class LossMeter implements AutoCloseable {
    private final HyperParameters hp;
    private final Floats values;
    private final IntFunction<Optional<DeviceModel>> devices;
    private final List<NetworkSlice> slices = new ArrayList<>(); // of the processor, made when it is first needed
    private final ThreadTeam team;

    /**
     * Sums over the sketches of a batch, at z = mu and without noise or dropout.
     *
     * @param stroke the stroke loss, without that of the pen after the end
     * @param image the sum of the absolute differences of the pixels, in the flat mode of their squares
     */
    public record Losses(double stroke, double image) {
        static final Losses NONE = new Losses(0, 0);

        Losses plus(Losses other) {
            return new Losses(stroke + other.stroke, image + other.image);
        }
    }

    /** @param devices what computes a batch of so many sketches beside the processor, if anything does */
    LossMeter(HyperParameters hp, Floats values, IntFunction<Optional<DeviceModel>> devices) {
        this.hp = hp;
        this.values = values;
        this.devices = devices;
        team = new ThreadTeam(Runtime.getRuntime().availableProcessors(), "sketch-losses-");
    }

    /** The losses of a batch. */
    public Losses of(Batch batch) {
        return devices.apply(batch.size()).flatMap(device -> device.losses(batch)).orElseGet(() -> onProcessor(batch));
    }

    private Losses onProcessor(Batch batch) {
        int n = Runtime.getRuntime().availableProcessors();
        while (slices.size() < n) {
            SketchNetwork network = new SketchNetwork(hp);
            network.bind(Backend.CPU.create(), values, null);
            slices.add(new NetworkSlice(hp, network));
        }
        Losses[] parts = new Losses[n];
        float[] mu = new float[batch.size() * hp.zSize()]; // [batch, z]
        team.run(i -> {
            int first = batch.size() * i / n;
            parts[i] = of(slices.get(i), hp, batch, first, batch.size() * (i + 1) / n - first, mu);
        });
        return Arrays.stream(parts).reduce(Losses.NONE, Losses::plus);
    }

    /**
     * The losses of some sketches of a batch.
     *
     * @param mu receives their codes [batch, z]
     */
    static Losses of(NetworkSlice slice, HyperParameters hp, Batch batch, int first, int count, float[] mu) {
        if (count == 0) {
            return Losses.NONE;
        }
        slice.load(batch, first, count);
        slice.encode(mu, new float[mu.length]);
        double stroke = slice.strokes(mu, SequenceDecoder.Dropout.NONE, 0, true, 0);
        return new Losses(stroke, slice.pictures(mu, hp.latentMode() == LatentMode.FLAT, 0, null));
    }

    /** Ends the threads. */
    @Override
    public void close() {
        team.close();
    }
}
