package sketchatlas.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.Parameter;
import sketchatlas.nn.ParameterLayout;

/** Between the flat memory of the parameters and tensors by name. */
final class ParameterTensors {
    private ParameterTensors() {
    }

    /**
     * Memory with the values of all parameters; it is taken only when they are known to be there, whatever the options ask for.
     *
     * @throws IllegalArgumentException naming the tensor that is missing or of another shape
     */
    static Floats load(Kernels kernels, ParameterLayout layout, Map<String, Tensor> tensors) {
        for (Parameter p : layout.parameters()) {
            require(tensors, p.name(), p.shape());
        }
        Floats memory = kernels.allocate(layout.size());
        upload(kernels, layout, memory, tensors, "");
        return memory;
    }

    /** @throws IllegalArgumentException naming the tensor that is missing or of another shape */
    static void upload(Kernels kernels, ParameterLayout layout, Floats memory, Map<String, Tensor> tensors, String prefix) {
        float[] all = new float[layout.size()];
        for (Parameter p : layout.parameters()) {
            p.scatter(require(tensors, prefix + p.name(), p.shape()).data(), all);
        }
        kernels.upload(all, 0, memory, all.length);
    }

    static Map<String, Tensor> download(Kernels kernels, ParameterLayout layout, Floats memory, String prefix) {
        float[] all = new float[layout.size()];
        kernels.download(memory, all, 0, all.length);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter p : layout.parameters()) {
            tensors.put(prefix + p.name(), new Tensor(p.shape(), p.gather(all)));
        }
        return tensors;
    }

    /**
     * The latent prior of the options' mode.
     *
     * @throws IllegalArgumentException naming the tensor that is missing, of another shape or holds a variance or weight below 0
     */
    static LatentPrior prior(HyperParameters hp, Map<String, Tensor> tensors) {
        int k = hp.components();
        require(tensors, Names.MU, k, hp.zSize());
        requireNoneBelowZero(tensors, Names.SIGMA2, k, hp.zSize());
        if (hp.latentMode() == LatentMode.FLAT) {
            requireNoneBelowZero(tensors, Names.ALPHA, k, 1);
            return LatentMixture.of(tensors);
        }
        requireNoneBelowZero(tensors, Names.LEVEL_L, k, 1);
        requireNoneBelowZero(tensors, Names.LEVEL_K_GIVEN_L, k, k);
        return LatentHierarchy.of(tensors);
    }

    private static void requireNoneBelowZero(Map<String, Tensor> tensors, String name, int... shape) {
        for (float v : require(tensors, name, shape).data()) {
            if (v < 0) {
                throw new IllegalArgumentException("the variable " + name + " holds a value below 0");
            }
        }
    }

    private static Tensor require(Map<String, Tensor> tensors, String name, int... shape) {
        Tensor t = tensors.get(name);
        if (t == null) {
            throw new IllegalArgumentException("the variable " + name + " is missing");
        }
        if (!Arrays.equals(t.shape(), shape)) {
            throw new IllegalArgumentException("the variable " + name + " has the shape " + Arrays.toString(t.shape()) + ", but the options ask for "
                    + Arrays.toString(shape));
        }
        return t;
    }
}
