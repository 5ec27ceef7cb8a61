package sketchatlas.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import sketchatlas.UserException;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;

/**
 * A trained model at work: it encodes sketches, says which components a code belongs to, and decodes codes to pictures and, stroke by
 * stroke, to sketches. Single sketches are the processor's work; lists of them may be that of a graphics card ({@link BatchBackend}). One
 * thread at a time.
 */
public final class SketchModel {
    private static final Sketch NOTHING = Sketch.ofStroke3(new float[0]);

    private final ModelConfig config;
    private final HyperParameters hp;
    private final BatchBackend lists;
    private final Kernels kernels;
    private final Floats values;
    private final PackedWeights packed;
    private final SketchNetwork network;
    private final LatentPrior prior;
    private final Rasterizer rasterizer;
    private final Floats code;
    private final ProcessorTime processorTime;
    private double listSeconds; // of the processor for all lists so far, if it computes them
    private boolean deviceSought;
    private Optional<DeviceModel> device = Optional.empty();

    /**
     * The mean and variance of a latent code, [Z] each.
     *
     * @param mu what stands for the sketch
     * @param sigma2 how sure the encoder is, per dimension
     */
    public record LatentCode(float[] mu, float[] sigma2) {
    }

    private SketchModel(ModelConfig config, Map<String, Tensor> tensors, BatchBackend lists) {
        this.lists = lists;
        kernels = Backend.CPU.create();
        this.config = config;
        hp = config.hyperParameters();
        network = new SketchNetwork(hp);
        values = ParameterTensors.load(kernels, network.layout(), tensors);
        packed = new PackedWeights();
        prior = ParameterTensors.prior(hp, tensors);
        rasterizer = new Rasterizer(hp.pngWidth());
        code = kernels.allocate(hp.zSize());
        processorTime = ProcessorTime.of(config, network.layout());
        prepare();
        device(0); // what was named is there from the start, or it is said before any work is done
    }

    /** The same model for another thread; it shares the parameters. */
    private SketchModel(SketchModel other) {
        lists = BatchBackend.processor();
        kernels = Backend.CPU.create();
        config = other.config;
        hp = other.hp;
        network = new SketchNetwork(hp);
        values = other.values;
        packed = other.packed;
        prior = other.prior;
        rasterizer = new Rasterizer(hp.pngWidth());
        code = kernels.allocate(hp.zSize());
        processorTime = other.processorTime;
        prepare();
    }

    private void prepare() {
        network.bindFixed(kernels, values, packed);
        network.encoder().resize(1);
        network.imageDecoder().resize(1);
    }

    /** As {@link #load(Path, BatchBackend)}, all on the processor. */
    public static SketchModel load(Path file) {
        return load(file, BatchBackend.processor());
    }

    /**
     * Reads a model.
     *
     * @param lists what computes lists of sketches
     * @throws UserException if there is none, or it is damaged, newer than this program, or its parameters don't fit its options; or if what
     *         is to compute lists does not start
     */
    public static SketchModel load(Path file, BatchBackend lists) {
        ModelFile.Content content = ModelFile.read(file);
        ModelConfig config = ModelConfig.fromJson(content.config(), file);
        try {
            return of(config, content.tensors(), lists);
        } catch (IllegalArgumentException e) {
            throw new UserException("The model " + file + " does not fit together: " + e.getMessage() + "; get a good copy of it.", e);
        }
    }

    /** As {@link #of(ModelConfig, Map, BatchBackend)}, all on the processor. */
    public static SketchModel of(ModelConfig config, Map<String, Tensor> tensors) {
        return of(config, tensors, BatchBackend.processor());
    }

    /**
     * A model in memory.
     *
     * @throws IllegalArgumentException if a tensor is missing or of another shape than the options say
     */
    public static SketchModel of(ModelConfig config, Map<String, Tensor> tensors, BatchBackend lists) {
        return new SketchModel(config, tensors, lists);
    }

    /** What the model says about itself. */
    public ModelConfig config() {
        return config;
    }

    public HyperParameters hyperParameters() {
        return hp;
    }

    /** What computes sketches one by one, for a person. */
    public String backend() {
        return kernels.description();
    }

    /** What computes lists of sketches beside the processor, for a person; empty where, or as long as, nothing does. */
    public Optional<String> listBackend() {
        return device.filter(DeviceModel::works).map(DeviceModel::description);
    }

    /** The latent hierarchy or mixture. */
    public LatentPrior prior() {
        return prior;
    }

    /** The code of a sketch, by its picture; sizes and units of the sketch don't matter. */
    public LatentCode encode(Sketch sketch) {
        return encode(rasterizer.rasterize(sketch));
    }

    /** The code of a picture [width * width], paper +1, ink -1. */
    public LatentCode encode(float[] pixels) {
        kernels.upload(pixels, 0, network.encoder().images(), pixels());
        network.encoder().forward();
        float[] mu = new float[hp.zSize()];
        float[] sigma2 = new float[hp.zSize()];
        kernels.download(network.encoder().mu(), mu, 0, mu.length);
        kernels.download(network.encoder().sigma2(), sigma2, 0, sigma2.length);
        return new LatentCode(mu, sigma2);
    }

    /** The image decoder's picture of a code [Z]: [width * width], paper +1, ink -1. */
    public float[] decodeImage(float[] latent) {
        kernels.upload(latent, 0, code, hp.zSize());
        Floats picture = network.imageDecoder().forward(code);
        float[] pixels = new float[pixels()];
        kernels.download(picture, pixels, 0, pixels.length);
        return pixels;
    }

    private int pixels() {
        return hp.pngWidth() * hp.pngWidth();
    }

    /** p(k|y) and p(l|y) of a code [Z], from the stored parameters. */
    public Posterior posterior(float[] latent) {
        return prior.posterior(latent);
    }

    /**
     * Draws a code [Z] stroke by stroke; the same code, temperature and seed give the same sketch. Several may be under way, on this
     * model's thread.
     *
     * @param temperature 0 excluded; towards 0 the likeliest points, 1 as free as learned; the pen's is {@link SamplingOptions#penTemperature}
     */
    public SequenceSampler sampler(float[] latent, double temperature, long seed) {
        return sampler(latent, temperature, seed, NOTHING);
    }

    /**
     * Goes on with what has been drawn already, as the code [Z] wants it; see {@link #sampler(float[], double, long)}. The sketch begins
     * with the given points and goes on by two at least: who asks for more is not served by hearing that it is complete.
     *
     * @param given in the units of the training data; fewer points than the model draws at most
     */
    public SequenceSampler sampler(float[] latent, double temperature, long seed, Sketch given) {
        return new MixtureSampler(hp, kernels, values, packed, config, latent, temperature, seed, given);
    }

    /** A whole sketch drawn from a code [Z]; see {@link #sampler}. */
    public Sketch decode(float[] latent, double temperature, long seed) {
        SequenceSampler sampler = sampler(latent, temperature, seed);
        while (sampler.next()) {
            // until the sketch has ended
        }
        return sampler.sketch();
    }

    /**
     * The codes of many sketches, in their order, on all processors: each as {@link #encode(Sketch)} gives it. Where something else computes
     * lists ({@link BatchBackend}) it gives the same up to rounding.
     *
     * @throws CancellationException if {@code progress} asks for it
     */
    public List<LatentCode> encodeAll(List<Sketch> sketches, BatchProgress progress) {
        LatentCode[] codes = new LatentCode[sketches.size()];
        BatchRun run = new BatchRun(codes.length, progress);
        device(processorTime.ofCodes(codes.length)).ifPresent(d -> d.encode(sketches, codes, run));
        run.on(BatchRun.threadsFor(run.left()), thread -> {
            SketchModel model = thread == 0 ? this : new SketchModel(this);
            for (int i = run.next(); i < codes.length; i = run.next()) {
                codes[i] = model.encode(sketches.get(i));
                run.finished(i);
                run.goOn(thread);
            }
        });
        return List.of(codes);
    }

    /**
     * Whole sketches drawn from many codes [Z], in their order, many at once and on all processors. A sketch depends on its code, the
     * temperature, its seed and the length alone: on the processor it is to the last bit what {@link #decode} draws with
     * its seed, in whatever company. Where something else computes lists ({@link BatchBackend}) it takes the same random numbers, but may differ
     * in rounding, and then, rarely, go another way.
     *
     * @throws CancellationException if {@code progress} asks for it
     */
    public List<Sketch> decodeAll(List<float[]> codes, SamplingOptions options, BatchProgress progress) {
        Sketch[] drawn = new Sketch[codes.size()];
        BatchRun run = new BatchRun(drawn.length, progress);
        device(processorTime.ofDrawings(drawn.length)).ifPresent(d -> d.decode(codes, options, drawn, run));
        run.on(BatchRun.threadsFor(run.left()), thread -> {
            BatchDecoder decoder = new BatchDecoder(config, Backend.CPU.createForSampling(), values, packed, BatchDecoder.ROWS_OF_A_CORE);
            decoder.draw(codes, options, run::next, (i, sketch) -> {
                drawn[i] = sketch;
                run.finished(i);
            }, () -> run.goOn(thread));
        });
        return List.of(drawn);
    }

    /** What measures this model's losses, on this model's thread; close it when they are measured. */
    public LossMeter lossMeter() {
        return new LossMeter(hp, values, sketches -> device(processorTime.ofCodes(sketches) + processorTime.ofDrawings(sketches)));
    }

    /**
     * What computes lists beside the processor, which is started once there is work enough for it.
     *
     * @param seconds that the processor would need for the list that has come
     */
    private Optional<DeviceModel> device(double seconds) {
        listSeconds += seconds;
        if (!deviceSought && lists.isWorth(listSeconds)) {
            deviceSought = true;
            device = lists.backend().flatMap(b -> DeviceModel.start(b, config, parameters(), lists.notes()));
        }
        return device.filter(DeviceModel::works);
    }

    private float[] parameters() {
        float[] all = new float[values.length()];
        kernels.download(values, all, 0, all.length);
        return all;
    }
}
