package sketchatlas.model;

import java.util.ArrayList;
import java.util.List;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;

/** Measures how well a trained model draws sketches, on all processors. One caller at a time. */
public final class LossMeter implements AutoCloseable {
    private final HyperParameters hp;
    private final List<NetworkSlice> slices = new ArrayList<>();
    private final ThreadTeam team;

    /**
     * Sums over the sketches of a batch, at z = mu and without noise or dropout.
     *
     * @param stroke the stroke loss, without that of the pen after the end
     * @param image the sum of the absolute differences of the pixels, in the flat mode of their squares
     */
    public record Losses(double stroke, double image) {
    }

    LossMeter(HyperParameters hp, Backend backend, Floats values) {
        this.hp = hp;
        int threads = backend.instances(Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < threads; i++) {
            SketchNetwork network = new SketchNetwork(hp);
            network.bind(backend.create(), values, null);
            slices.add(new NetworkSlice(hp, network));
        }
        team = new ThreadTeam(threads, "sketch-losses-");
    }

    /** The losses of a batch. */
    public Losses of(Batch batch) {
        int n = slices.size();
        double[] stroke = new double[n];
        double[] image = new double[n];
        float[] mu = new float[batch.size() * hp.zSize()]; // [batch, z]
        float[] sigma2 = new float[mu.length];
        team.run(i -> {
            int first = batch.size() * i / n;
            int count = batch.size() * (i + 1) / n - first;
            if (count > 0) {
                NetworkSlice slice = slices.get(i);
                slice.load(batch, first, count);
                slice.encode(mu, sigma2);
                stroke[i] = slice.strokes(mu, SequenceDecoder.Dropout.NONE, 0, true, 0);
                image[i] = slice.pictures(mu, hp.latentMode() == LatentMode.FLAT, 0, null);
            }
        });
        double strokes = 0;
        double images = 0;
        for (int i = 0; i < n; i++) {
            strokes += stroke[i];
            images += image[i];
        }
        return new Losses(strokes, images);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        team.close();
    }
}
