package sketchatlas.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.UserException;
import sketchatlas.data.Batch;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

/**
 * Takes given arrays once through a model, without augmentation or dropout, and gives all intermediate numbers, so that they can be
 * compared with those of another program.
 */
public final class ForwardPass {
    private ForwardPass() {
    }

    /**
     * Runs a batch.
     *
     * @param batch an .npz with {@code images} [B, W, W], {@code sequences} [B, T + 1, 5] and {@code eps} [B, Z], also under {@code in/}
     * @param step the global step: it sets the losses' weights and whether the hierarchy's step is EM or RPCL
     * @param out the .npz to write: {@code out/mu}, {@code sigma2}, {@code z} [B, Z], {@code raw} [B, T, 123], {@code gen} [B, W, W],
     *        {@code stepN/loss/*}, {@code stepN/hierarchy/*}
     * @throws UserException if an array is missing or of the wrong shape
     */
    public static void run(Path model, Path batch, long step, Path out, Backend backend) {
        ModelFile.Content content = ModelFile.read(model);
        HyperParameters hp = ModelConfig.fromJson(content.config(), model).hyperParameters();
        Map<String, NpyArray> arrays = NpzFile.read(batch);
        NpyArray images = require(arrays, "images", batch, -1, hp.pngWidth(), hp.pngWidth());
        int size = images.shape()[0];
        NpyArray sequences = require(arrays, "sequences", batch, size, -1, 5);
        NpyArray eps = require(arrays, "eps", batch, size, hp.zSize());
        int steps = sequences.shape()[1] - 1;
        if (size < 1 || steps < 1) {
            throw new UserException(batch + " holds no sketch with at least one point: give it images and sequences.");
        }
        Batch given = new Batch(size, steps, images.toFloats(), sequences.toFloats(), new int[size], new int[size], new boolean[size]);
        try {
            NpzFile.write(out, compute(hp, content.tensors(), given, eps.toFloats(), step, backend));
        } catch (IllegalArgumentException e) {
            throw new UserException("The model " + model + " does not fit together: " + e.getMessage() + "; get a good copy of it.", e);
        }
    }

    private static NpyArray require(Map<String, NpyArray> arrays, String name, Path file, int... shape) {
        NpyArray array = arrays.getOrDefault(name, arrays.get("in/" + name));
        if (array == null) {
            throw new UserException(file + " has no array " + name + ": it needs images, sequences and eps.");
        }
        int[] actual = array.shape();
        boolean fits = actual.length == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = shape[i] == -1 || shape[i] == actual[i];
        }
        if (!fits) {
            throw new UserException("The array " + name + " in " + file + " has the shape " + Arrays.toString(actual) + ", but this model needs "
                    + Arrays.toString(shape).replace("-1", "any") + ".");
        }
        return array;
    }

    static Map<String, NpyArray> compute(HyperParameters hp, Map<String, Tensor> tensors, Batch batch, float[] eps, long step,
            Backend backend) {
        Kernels kernels = backend.create();
        SketchNetwork network = new SketchNetwork(hp);
        Floats values = ParameterTensors.load(kernels, network.layout(), tensors);
        network.bind(kernels, values, null);
        NetworkSlice slice = new NetworkSlice(hp, network);
        LatentPrior prior = ParameterTensors.prior(hp, tensors);

        int size = batch.size();
        int z = hp.zSize();
        float[] mu = new float[size * z];
        float[] sigma2 = new float[size * z];
        slice.load(batch, 0, size);
        slice.encode(mu, sigma2);
        float[] code = new float[size * z];
        for (int i = 0; i < code.length; i++) {
            code[i] = mu[i] + (float) Math.sqrt(sigma2[i]) * eps[i];
        }
        LossSchedule schedule = LossSchedule.at(step, hp);
        double stroke = slice.strokes(code, SequenceDecoder.Dropout.NONE, 0, false, 0) / size;
        double image = slice.pictures(code, schedule.squaredImage(), 0, null) / size;
        float[] raw = new float[size * batch.steps() * SequenceDecoder.OUTPUTS];
        slice.rawOutput(raw);
        float[] gen = new float[size * hp.pngWidth() * hp.pngWidth()];
        slice.pictureOutput(gen);

        LatentBatch latent = LatentBatch.unlabelled(size, z, code, mu, sigma2);
        LatentUpdate update = prior.update(latent, step, new Scratch());
        Map<String, NpyArray> out = new LinkedHashMap<>();
        out.put("out/mu", NpyArray.ofFloats(mu, size, z));
        out.put("out/sigma2", NpyArray.ofFloats(sigma2, size, z));
        out.put("out/z", NpyArray.ofFloats(code, size, z));
        out.put("out/raw", NpyArray.ofFloats(raw, size, batch.steps(), SequenceDecoder.OUTPUTS));
        out.put("out/gen", NpyArray.ofFloats(gen, size, hp.pngWidth(), hp.pngWidth()));
        String at = "step" + step;
        double total = schedule.total(update.hierarchyLoss() + update.gaussianLoss(), stroke, image);
        out.put(at + "/loss/total", NpyArray.ofDoubles(new double[] {total}));
        out.put(at + "/loss/hierarchy", NpyArray.ofDoubles(new double[] {update.hierarchyLoss()}));
        out.put(at + "/loss/gaussian", NpyArray.ofDoubles(new double[] {update.gaussianLoss()}));
        out.put(at + "/loss/stroke", NpyArray.ofDoubles(new double[] {stroke}));
        out.put(at + "/loss/image", NpyArray.ofDoubles(new double[] {image}));
        addHierarchy(out, at + "/hierarchy/", prior, latent, update, step);
        return out;
    }

    private static void addHierarchy(Map<String, NpyArray> out, String at, LatentPrior prior, LatentBatch latent, LatentUpdate update, long step) {
        int k = prior.components();
        int size = latent.size();
        out.put(at + "p_k", NpyArray.ofFloats(Gaussians.narrow(update.pK()), size, k));
        out.put(at + "mu", NpyArray.ofFloats(Gaussians.narrow(update.mu()), k, latent.codeSize()));
        out.put(at + "sigma2", NpyArray.ofFloats(Gaussians.narrow(update.sigma2()), k, latent.codeSize()));
        switch (prior) {
            case LatentHierarchy hierarchy -> {
                out.put(at + "p_l", NpyArray.ofFloats(Gaussians.narrow(update.pL()), size, k));
                out.put(at + "p_l_given_k", NpyArray.ofFloats(Gaussians.narrow(hierarchy.conditionalPosteriors(latent, step)), size, k, k));
                out.put(at + "kl", NpyArray.ofFloats(Gaussians.narrow(update.levelKGivenL()), k, k));
                out.put(at + "l", NpyArray.ofFloats(Gaussians.narrow(update.levelL()), k));
            }
            case LatentMixture mixture -> out.put(at + "alpha", NpyArray.ofFloats(Gaussians.narrow(update.levelL()), mixture.components()));
        }
    }
}
