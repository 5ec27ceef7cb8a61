package sketchatlas.model;

import java.util.Map;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.Kernels.AdamStep;
import sketchatlas.nn.ParameterLayout;

/** The optimiser of all parameters (Kingma and Ba 2015): its moments and how many steps it has made. One caller at a time, but for {@link #move}. */
final class Adam {
    private static final double BETA1 = 0.5;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String FIRST_MOMENT = "adam/m/";
    private static final String SECOND_MOMENT = "adam/v/";

    private final Kernels memory;
    private final ParameterLayout layout;
    private final Floats firstMoments;
    private final Floats secondMoments;
    private long updates;

    Adam(Kernels memory, ParameterLayout layout) {
        this.memory = memory;
        this.layout = layout;
        firstMoments = memory.allocate(layout.size());
        secondMoments = memory.allocate(layout.size());
    }

    /** As if it had made no step. */
    void restart() {
        memory.fill(firstMoments, 0);
        memory.fill(secondMoments, 0);
        updates = 0;
    }

    /** The moments as {@link #putMoments} gave them; where they are missing they start at zero. */
    void restore(Map<String, Tensor> tensors, long updatesThen) {
        restart();
        if (tensors.keySet().stream().anyMatch(name -> name.startsWith(FIRST_MOMENT))) {
            ParameterTensors.upload(memory, layout, firstMoments, tensors, FIRST_MOMENT);
            ParameterTensors.upload(memory, layout, secondMoments, tensors, SECOND_MOMENT);
        }
        updates = updatesThen;
    }

    /** Adds the moments of each parameter by name. */
    void putMoments(Map<String, Tensor> tensors) {
        tensors.putAll(ParameterTensors.download(memory, layout, firstMoments, FIRST_MOMENT));
        tensors.putAll(ParameterTensors.download(memory, layout, secondMoments, SECOND_MOMENT));
    }

    /** Steps so far. */
    long updates() {
        return updates;
    }

    /** Begins the next step. */
    AdamStep next(double learningRate, double clip) {
        updates++;
        double correction = Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
        return new AdamStep(learningRate * correction, BETA1, BETA2, EPSILON, clip);
    }

    /** Moves a range of the parameters; several threads may do so, each with its own kernels and its own range. */
    void move(Kernels kernels, Floats values, Floats gradients, int from, int length, AdamStep step) {
        kernels.adam(values.slice(from, length), gradients.slice(from, length), firstMoments.slice(from, length), secondMoments.slice(from, length),
                step);
    }
}
