package sketchatlas.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import sketchatlas.data.Batch;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.nn.Backend;
import sketchatlas.nn.DeviceFailure;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.Variation;

/**
 * A model's parameters on a backend beside the processor, a graphics card as a rule, which computes lists of sketches in large batches. Where its
 * memory does not suffice the batches get smaller; where it can't go on it says so in one sentence, is not used any more, and leaves what
 * is not done to others. One thread at a time.
 */
final class DeviceModel {
    private static final Logger LOG = System.getLogger(DeviceModel.class.getName());
    private static final int ROWS = 512; // sketches that are drawn side by side
    private static final int IMAGES = 256; // sketches that are encoded side by side
    private static final int SMALLER = 4; // times, where memory does not suffice; each try may have to wait for the collector
    private static final int SMALLEST = 16; // times

    private final ModelConfig config;
    private final HyperParameters hp;
    private final Kernels kernels;
    private final Floats values;
    private final PackedWeights packed = new PackedWeights();
    private final Consumer<String> notes;
    private ImageEncoder encoder; // this and the next two keep their memory from list to list; null before the first, and after a failure
    private BatchDecoder decoder;
    private NetworkSlice meter;
    private int share = 1; // batches are that part of what they would be
    private boolean works = true;

    private DeviceModel(Backend backend, ModelConfig config, float[] parameters, Consumer<String> notes) {
        this.config = config;
        this.notes = notes;
        hp = config.hyperParameters();
        kernels = backend.createForSampling();
        values = kernels.allocate(parameters.length);
        kernels.upload(parameters, 0, values, parameters.length);
    }

    /**
     * Brings a model to a backend.
     *
     * @param parameters all of them, as {@link SketchNetwork#layout} says
     * @param notes gets a sentence when it can't go on
     * @return empty where it can't even begin, which has been said then
     * @throws sketchatlas.UserException if there is no such backend on this machine
     */
    static Optional<DeviceModel> start(Backend backend, ModelConfig config, float[] parameters, Consumer<String> notes) {
        try {
            return Optional.of(new DeviceModel(backend, config, parameters, notes));
        } catch (RuntimeException | Error e) {
            DeviceFailure failure = DeviceFailure.in(e).orElse(null);
            if (failure == null) {
                throw e;
            }
            tell(failure, notes);
            return Optional.empty();
        }
    }

    /** What computes, for a person. */
    String description() {
        return kernels.description();
    }

    /** Whether it has not given up yet. */
    boolean works() {
        return works;
    }

    /** Writes the codes of a run's sketches, as far as it comes. */
    void encode(List<Sketch> sketches, LatentCode[] codes, BatchRun run) {
        int threads = BatchRun.threadsFor(Math.min(IMAGES, codes.length));
        try (ThreadTeam team = new ThreadTeam(threads, "sketch-pictures-")) {
            Rasterizer[] rasterizers = new Rasterizer[threads];
            Arrays.setAll(rasterizers, _ -> new Rasterizer(hp.pngWidth()));
            inBatches(run, IMAGES, most -> {
                if (encoder == null) {
                    SketchNetwork network = new SketchNetwork(hp);
                    network.bindFixed(kernels, values, packed);
                    encoder = network.encoder();
                }
                // The last batch is as large as the others, so that a sketch has the same company, and memory the same size.
                int size = Math.min(most, codes.length);
                encoder.resize(size);
                for (int[] batch = take(run, size, codes.length); batch.length > 0; batch = take(run, size, codes.length)) {
                    run.goOn(0);
                    encode(pictures(sketches, batch, size, team, rasterizers), batch, size, codes);
                    Arrays.stream(batch).forEach(run::finished);
                }
            });
        }
    }

    private static int[] take(BatchRun run, int most, int end) {
        int[] batch = new int[most];
        int count = 0;
        for (int i = run.next(); i < end; i = run.next()) {
            batch[count++] = i;
            if (count == most) {
                break;
            }
        }
        return Arrays.copyOf(batch, count);
    }

    /** [size, width * width], by all cores: one alone would keep a card waiting. */
    private static float[] pictures(List<Sketch> sketches, int[] batch, int size, ThreadTeam team, Rasterizer[] rasterizers) {
        int pixels = rasterizers[0].width() * rasterizers[0].width();
        float[] pictures = new float[size * pixels];
        team.run(thread -> {
            for (int i = thread; i < batch.length; i += rasterizers.length) {
                rasterizers[thread].rasterize(sketches.get(batch[i]), Variation.NONE, pictures, i * pixels);
            }
        });
        return pictures;
    }

    private void encode(float[] pictures, int[] batch, int size, LatentCode[] codes) {
        int z = hp.zSize();
        kernels.upload(pictures, 0, encoder.images(), pictures.length);
        encoder.forward();
        float[] mu = new float[size * z]; // [size, z]
        float[] sigma2 = new float[size * z];
        kernels.download(encoder.mu(), mu, 0, mu.length);
        kernels.download(encoder.sigma2(), sigma2, 0, sigma2.length);
        for (int i = 0; i < batch.length; i++) {
            codes[batch[i]] = new LatentCode(Arrays.copyOfRange(mu, i * z, (i + 1) * z), Arrays.copyOfRange(sigma2, i * z, (i + 1) * z));
        }
    }

    /** Draws a run's codes [Z], as far as it comes. */
    void decode(List<float[]> codes, SamplingOptions options, Sketch[] drawn, BatchRun run) {
        inBatches(run, ROWS, most -> {
            if (decoder == null) {
                decoder = new BatchDecoder(config, kernels, values, packed, most);
            }
            decoder.draw(codes, options, run::next, (i, sketch) -> {
                drawn[i] = sketch;
                run.finished(i);
            }, () -> run.goOn(0));
        });
    }

    /** The losses of a batch; empty where it could not. */
    Optional<LossMeter.Losses> losses(Batch batch) {
        LossMeter.Losses[] sum = {null};
        BatchRun run = new BatchRun(1, BatchProgress.NONE);
        inBatches(run, batch.size(), most -> {
            if (meter == null) {
                SketchNetwork network = new SketchNetwork(hp);
                network.bind(kernels, values, null);
                meter = new NetworkSlice(hp, network);
            }
            float[] mu = new float[batch.size() * hp.zSize()]; // [batch, z]
            LossMeter.Losses losses = LossMeter.Losses.NONE;
            for (int first = 0; first < batch.size(); first += most) {
                losses = losses.plus(LossMeter.of(meter, hp, batch, first, Math.min(most, batch.size() - first), mu));
            }
            sum[0] = losses;
            run.finished(0);
        });
        return Optional.ofNullable(sum[0]);
    }

    /** Works in batches of so many at most; what a failure leaves undone is tried in smaller ones where that can help. */
    private void inBatches(BatchRun run, int largest, IntConsumer work) {
        while (works && run.left() > 0) {
            try {
                work.accept(Math.max(1, largest / share));
            } catch (RuntimeException | Error e) {
                encoder = null;
                decoder = null;
                meter = null;
                DeviceFailure failure = DeviceFailure.in(e).orElse(null);
                if (failure == null) {
                    throw e;
                }
                if (failure.kind() == DeviceFailure.Kind.OUT_OF_MEMORY && share < SMALLEST) {
                    share *= SMALLER;
                    LOG.log(Level.INFO, "the memory of " + description() + " does not suffice; smaller batches are taken", e);
                } else {
                    works = false;
                    tell(failure, notes);
                }
                run.takeUpAgain();
            }
        }
    }

    private static void tell(DeviceFailure failure, Consumer<String> notes) {
        LOG.log(Level.INFO, "the processor takes over", failure);
        notes.accept(switch (failure.kind()) {
            case OUT_OF_MEMORY -> "The memory of the graphics card is too small for this (" + failure.getMessage().strip() + "): the processor goes on with it.";
            case LOST -> "The graphics card has failed (" + failure.getMessage().strip() + "): the processor goes on with what is not done yet.";
        });
    }
}
