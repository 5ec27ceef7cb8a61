package sketchatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CounterRandom;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.Kernels.AdamStep;
import sketchatlas.nn.Parameter;
import sketchatlas.nn.ParameterLayout;

/**
 * A model that learns: its parameters, Adam's moments and the latent prior. Each of several threads carries a slice of the batch from
 * image to gradient; then the gradients are added up and the parameters move. One caller at a time.
 *
 * <p>A step is a function of the state, the batch, the step, the noise seed and the number of threads, which draw
 * their dropout each for itself.
 */
public final class TrainableModel implements AutoCloseable {
    private static final int SUMMED = 1024;

    private final HyperParameters hp;
    private final ParameterLayout layout;
    private final Kernels memory; // of the calling thread
    private final Floats values;
    private final Adam adam;
    private final List<Worker> workers = new ArrayList<>();
    private final ThreadTeam team;
    private final Scratch scratch = new Scratch();
    private CodeArrays codes = new CodeArrays(0);
    private LatentPrior prior;
    private double rateFactor = 1;

    /**
     * One thread's network, gradients and kernels.
     *
     * @param columns [{@value #SUMMED}], where a range of the gradient is summed up to see whether it is finite
     */
    private record Worker(Kernels kernels, Floats gradients, NetworkSlice slice, Floats columns) {
    }

    /** What a step keeps for each number of its batch's codes; [B, Z] each. */
    private record CodeArrays(float[] eps, float[] mu, float[] sigma2, float[] z, float[] dCode, float[] dMu, float[] dSigma2) {
        CodeArrays(int n) {
            this(new float[n], new float[n], new float[n], new float[n], new float[n], new float[n], new float[n]);
        }
    }

    /**
     * The losses of a step, means over the batch; those that did not count are NaN.
     *
     * @param total the weighted sum; NaN also where the gradient was not finite
     * @param hierarchy in the flat mode the alpha loss
     * @param winnersK the most likely level-k component of each sketch
     * @param winnersL the most likely level-l component of each sketch
     */
    public record StepLosses(double total, double hierarchy, double gaussian, double stroke, double image, int[] winnersK, int[] winnersL) {
    }

    /** Sums over the sketches of a batch at z = mu: masked stroke loss, image loss and how many sketches. */
    public record EvaluationLosses(double stroke, double image, int sketches, int[] winnersK, int[] winnersL) {
    }

    private TrainableModel(HyperParameters hp, Backend backend, int threads) {
        this.hp = hp;
        memory = backend.create();
        layout = new SketchNetwork(hp).layout();
        values = memory.allocate(layout.size());
        adam = new Adam(memory, layout);
        for (int i = 0; i < threads; i++) {
            SketchNetwork network = new SketchNetwork(hp);
            Kernels kernels = backend.create();
            Floats gradients = kernels.allocate(layout.size());
            network.bind(kernels, values, gradients);
            workers.add(new Worker(kernels, gradients, new NetworkSlice(hp, network), kernels.allocate(SUMMED)));
        }
        team = new ThreadTeam(threads);
    }

    /** A new model with random parameters by the options' seed, on the processor. */
    public static TrainableModel create(HyperParameters hp, int threads) {
        return create(hp, Backend.CPU, threads);
    }

    /** A new model with random parameters by the options' seed; {@link Backend#instances} says how many threads are of use. */
    public static TrainableModel create(HyperParameters hp, Backend backend, int threads) {
        TrainableModel model = new TrainableModel(hp, backend, threads);
        model.restart();
        return model;
    }

    /** Goes back to the beginning: the random parameters by the options' seed. */
    public void restart() {
        SplittableRandom random = new SplittableRandom(hp.seed());
        memory.upload(layout.initialValues(random), 0, values, layout.size());
        adam.restart();
        prior = hp.latentMode() == LatentMode.FLAT ? LatentMixture.create(hp.components(), hp.zSize(), random)
                : LatentHierarchy.create(hp.components(), hp.zSize(), random);
    }

    /** As {@link #of(HyperParameters, Map, long, Backend, int)}, on the processor. */
    public static TrainableModel of(HyperParameters hp, Map<String, Tensor> tensors, long updates, int threads) {
        return of(hp, tensors, updates, Backend.CPU, threads);
    }

    /**
     * A model as {@link #tensors} gave it; where the moments are missing they start at zero.
     *
     * @throws IllegalArgumentException if a tensor is missing or of another shape than the options say
     */
    public static TrainableModel of(HyperParameters hp, Map<String, Tensor> tensors, long updates, Backend backend, int threads) {
        TrainableModel model = new TrainableModel(hp, backend, threads);
        model.restore(tensors, updates);
        return model;
    }

    /** Goes back (or on) to a state as {@link #tensors} gave it. */
    public void restore(Map<String, Tensor> tensors, long updatesThen) {
        ParameterTensors.upload(memory, layout, values, tensors, "");
        adam.restore(tensors, updatesThen);
        prior = ParameterTensors.prior(hp, tensors);
    }

    /**
     * Takes over what another model learned, before the first step: its parameters, and its latent prior if it has the same mode and as many
     * components.
     *
     * @return whether the prior was taken over
     * @throws IllegalArgumentException if a tensor is missing or of another shape than the options say
     */
    public boolean adopt(HyperParameters theirs, Map<String, Tensor> tensors) {
        boolean samePrior = theirs.latentMode() == hp.latentMode() && theirs.components() == hp.components();
        ParameterTensors.upload(memory, layout, values, tensors, "");
        if (samePrior) {
            prior = ParameterTensors.prior(hp, tensors);
        }
        return samePrior;
    }

    /** All parameters and the latent prior by name, with Adam's moments where wanted. */
    public Map<String, Tensor> tensors(boolean withMoments) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(ParameterTensors.download(memory, layout, values, ""));
        tensors.putAll(prior.tensors());
        if (withMoments) {
            adam.putMoments(tensors);
        }
        return tensors;
    }

    public HyperParameters hyperParameters() {
        return hp;
    }

    public LatentPrior prior() {
        return prior;
    }

    /** Steps of Adam so far. */
    public long updates() {
        return adam.updates();
    }

    /** What computes, for a person. */
    public String backend() {
        return memory.description() + ", " + workers.size() + (workers.size() == 1 ? " thread" : " threads");
    }

    /** From now on the schedule's learning rate is multiplied by this; 1 at the start. */
    public void setRateFactor(double factor) {
        rateFactor = factor;
    }

    /**
     * One training step. Where the total loss or the gradient is not finite the parameters stay as they are (the latent prior doesn't): go
     * back by {@link #restore}.
     *
     * @param step the step of the schedule of losses and rates
     * @param noiseSeed of the codes' noise and of dropout
     */
    public StepLosses step(Batch batch, long step, long noiseSeed) {
        float[] eps = codes(batch.size()).eps();
        for (int i = 0; i < eps.length; i++) {
            eps[i] = (float) CounterRandom.gaussian(noiseSeed, i);
        }
        LossSchedule schedule = LossSchedule.at(step, hp);
        StepLosses losses = gradients(batch, step, eps, schedule, trainingDropout(hp), noiseSeed);
        if (Double.isFinite(losses.total()) && applyAdam(step)) {
            return losses;
        }
        return new StepLosses(Double.NaN, losses.hierarchy(), losses.gaussian(), losses.stroke(), losses.image(), losses.winnersK(), losses.winnersL());
    }

    /** What is kept in training by these options. */
    static SequenceDecoder.Dropout trainingDropout(HyperParameters hp) {
        return new SequenceDecoder.Dropout(hp.useRecurrentDropout() ? hp.recurrentDropoutProb() : 1,
                hp.useInputDropout() ? hp.inputDropoutProb() : 1, hp.useOutputDropout() ? hp.outputDropoutProb() : 1);
    }

    private CodeArrays codes(int rows) {
        if (codes.mu().length != rows * hp.zSize()) {
            codes = new CodeArrays(rows * hp.zSize());
        }
        return codes;
    }

    /** Fills the gradients and moves the latent prior. */
    StepLosses gradients(Batch batch, long step, float[] eps, LossSchedule schedule, SequenceDecoder.Dropout dropout, long seed) {
        int rows = batch.size();
        CodeArrays c = codes(rows);
        float[] mu = c.mu();
        float[] sigma2 = c.sigma2();
        float[] z = c.z();
        float[] dCode = c.dCode();
        int[] bounds = bounds(rows);
        team.run(i -> {
            Worker w = workers.get(i);
            w.kernels().fill(w.gradients(), 0);
            if (bounds[i] < bounds[i + 1]) {
                w.slice().load(batch, bounds[i], bounds[i + 1] - bounds[i]);
                w.slice().encode(mu, sigma2);
            }
        });
        for (int i = 0; i < z.length; i++) {
            z[i] = mu[i] + (float) Math.sqrt(sigma2[i]) * eps[i];
        }
        scratch.restart();
        LatentUpdate update = prior.update(latentBatch(batch, z, mu, sigma2), step, scratch);
        Arrays.fill(dCode, 0);
        double[] stroke = new double[workers.size()];
        double[] image = new double[workers.size()];
        team.run(i -> {
            if (bounds[i] < bounds[i + 1]) {
                NetworkSlice slice = workers.get(i).slice();
                if (schedule.strokeWeight() > 0) {
                    stroke[i] = slice.strokes(z, dropout, CounterRandom.bits(seed, -1 - i), false, (float) (schedule.strokeWeight() / rows));
                    slice.addStrokeGradient(dCode);
                }
                if (schedule.imageWeight() > 0) {
                    image[i] = slice.pictures(z, schedule.squaredImage(), (float) (schedule.imageWeight() / rows), dCode);
                } else if (hp.refineImages()) {
                    // Squared: the absolute loss is content with a blank page, because most of any sketch's pixels are paper.
                    slice.pictures(z, true, (float) (hp.imageLossWeight() / rows), null);
                }
                latentGradients(bounds[i] * hp.zSize(), bounds[i + 1] * hp.zSize(), schedule.latentWeight(), update, dCode, eps, sigma2, c.dMu(), c.dSigma2());
                slice.encoderBackward(c.dMu(), c.dSigma2());
            }
        });
        if (step >= hp.latentStart()) {
            prior.accept(update);
        }
        double strokeMean = schedule.strokeWeight() > 0 ? sum(stroke) / rows : Double.NaN;
        double imageMean = schedule.imageWeight() > 0 ? sum(image) / rows : Double.NaN;
        double total = schedule.total(update.hierarchyLoss() + update.gaussianLoss(), strokeMean, imageMean);
        return new StepLosses(total, update.hierarchyLoss(), update.gaussianLoss(), strokeMean, imageMean, update.winnersK(rows),
                update.winnersL(rows));
    }

    /** z = mu + sqrt(sigma2) eps backwards, plus what the prior adds. */
    private static void latentGradients(int from, int to, double weight, LatentUpdate update, float[] dCode, float[] eps, float[] sigma2,
            float[] dMu, float[] dSigma2) {
        for (int i = from; i < to; i++) {
            double dz = dCode[i] + weight * update.gradY()[i];
            dMu[i] = (float) (dz + weight * update.gradMu()[i]);
            dSigma2[i] = (float) (dz * eps[i] * 0.5 / Math.sqrt(sigma2[i]) + weight * update.gradSigma2()[i]);
        }
    }

    private LatentBatch latentBatch(Batch batch, float[] z, float[] mu, float[] sigma2) {
        if (IntStream.range(0, batch.size()).noneMatch(i -> batch.labelled()[i])) {
            return LatentBatch.unlabelled(batch.size(), hp.zSize(), z, mu, sigma2);
        }
        int[] firstAllowed = new int[batch.size()];
        for (int i = 0; i < firstAllowed.length; i++) {
            firstAllowed[i] = batch.labelled()[i] ? batch.categories()[i] * hp.numSub() : -1;
        }
        return new LatentBatch(batch.size(), hp.zSize(), z, mu, sigma2, firstAllowed, hp.numSub());
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum;
    }

    /** Where each worker's slice of so many rows (or parameters) begins; the last is their number. */
    private int[] bounds(int rows) {
        int[] bounds = new int[workers.size() + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (int) ((long) rows * i / workers.size());
        }
        return bounds;
    }

    /**
     * Adds the workers' gradients up and moves the parameters, each worker on its range of them.
     *
     * @return false where the gradient is not finite; nothing has moved then
     */
    boolean applyAdam(long step) {
        int[] bounds = bounds(layout.size());
        Floats sum = workers.getFirst().gradients();
        boolean[] finite = new boolean[workers.size()];
        team.run(i -> {
            Floats range = sum.slice(bounds[i], bounds[i + 1] - bounds[i]);
            for (int other = 1; other < workers.size(); other++) {
                workers.get(i).kernels().addScaled(1, workers.get(other).gradients().slice(bounds[i], range.length()), range);
            }
            finite[i] = isFinite(workers.get(i), range);
        });
        for (boolean ok : finite) {
            if (!ok) {
                return false;
            }
        }
        AdamStep next = adam.next(LossSchedule.learningRate(step, hp) * rateFactor, hp.gradClip());
        team.run(i -> adam.move(workers.get(i).kernels(), values, sum, bounds[i], bounds[i + 1] - bounds[i], next));
        return true;
    }

    /** One number that is not finite makes its sum so. */
    private static boolean isFinite(Worker w, Floats x) {
        int rows = x.length() / SUMMED;
        int rest = x.length() % SUMMED;
        w.kernels().fill(w.columns(), 0);
        w.kernels().sumRows(rows, SUMMED, x, SUMMED, w.columns());
        if (rest > 0) {
            w.kernels().sumRows(1, rest, x.from(rows * SUMMED), rest, w.columns());
        }
        float[] sums = new float[SUMMED];
        w.kernels().download(w.columns(), sums, 0, SUMMED);
        float total = 0;
        for (float s : sums) {
            total += s;
        }
        return Float.isFinite(total);
    }

    /** The gradient of each parameter after {@link #gradients}, before {@link #applyAdam}. */
    Map<String, float[]> gradientsByName() {
        float[] sum = new float[layout.size()];
        float[] own = new float[layout.size()];
        for (Worker w : workers) {
            w.kernels().download(w.gradients(), own, 0, own.length);
            for (int i = 0; i < own.length; i++) {
                sum[i] += own[i];
            }
        }
        Map<String, float[]> byName = new LinkedHashMap<>();
        for (Parameter p : layout.parameters()) {
            byName.put(p.name(), p.gather(sum));
        }
        return byName;
    }

    /** The losses of a batch at z = mu, without noise, dropout or learning. */
    public EvaluationLosses evaluate(Batch batch) {
        int rows = batch.size();
        int[] bounds = bounds(rows);
        double[] stroke = new double[workers.size()];
        double[] image = new double[workers.size()];
        float[] mu = new float[rows * hp.zSize()];
        float[] sigma2 = new float[mu.length];
        team.run(i -> {
            if (bounds[i] < bounds[i + 1]) {
                NetworkSlice slice = workers.get(i).slice();
                slice.load(batch, bounds[i], bounds[i + 1] - bounds[i]);
                slice.encode(mu, sigma2);
                stroke[i] = slice.strokes(mu, SequenceDecoder.Dropout.NONE, 0, true, 0);
                image[i] = slice.pictures(mu, hp.latentMode() == LatentMode.FLAT, 0, null);
            }
        });
        int[] winnersK = new int[rows];
        int[] winnersL = new int[rows];
        for (int b = 0; b < rows; b++) {
            Posterior p = prior.posterior(Arrays.copyOfRange(mu, b * hp.zSize(), (b + 1) * hp.zSize()));
            winnersK[b] = p.bestK();
            winnersL[b] = p.bestL();
        }
        return new EvaluationLosses(sum(stroke), sum(image), rows, winnersK, winnersL);
    }

    /**
     * Starts the latent prior anew from clusters of the codes of sketches, as the options' latent_start asks for.
     *
     * @param batches some hundreds of sketches or more, by all means more than components
     */
    public void startPriorFrom(List<Batch> batches) {
        int rows = batches.stream().mapToInt(Batch::size).sum();
        float[] mu = new float[rows * hp.zSize()];
        float[] sigma2 = new float[mu.length];
        int first = 0;
        for (Batch batch : batches) {
            int[] bounds = bounds(batch.size());
            float[] means = new float[batch.size() * hp.zSize()];
            float[] variances = new float[means.length];
            team.run(i -> {
                if (bounds[i] < bounds[i + 1]) {
                    workers.get(i).slice().load(batch, bounds[i], bounds[i + 1] - bounds[i]);
                    workers.get(i).slice().encode(means, variances);
                }
            });
            System.arraycopy(means, 0, mu, first, means.length);
            System.arraycopy(variances, 0, sigma2, first, variances.length);
            first += means.length;
        }
        prior.startFrom(CodeClusters.of(mu, sigma2, hp.zSize(), hp.components(), hp.seed()));
    }

    /** Waits for all that is still being computed, for measuring: steps of a graphics card go on behind the caller's back. */
    public void finish() {
        memory.finish();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        team.close();
    }
}
