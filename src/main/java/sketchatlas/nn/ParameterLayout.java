package sketchatlas.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Where each parameter of a network lies in one flat run of floats. Layers declare theirs when they are made; the same layers
 * made in the same order give the same layout, so several copies of a network can share one memory.
 */
public final class ParameterLayout {
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int size;

    /** Space for values that are declared one by one with {@link #declareBlock}; returns its offset. */
    public int reserve(int count) {
        int base = size;
        size = Math.addExact(size, count);
        return base;
    }

    /** A parameter of its own. */
    public Parameter declare(String name, Initializer initializer, int... shape) {
        int columns = shape[shape.length - 1];
        int rows = 1;
        for (int i = 0; i < shape.length - 1; i++) {
            rows = Math.multiplyExact(rows, shape[i]);
        }
        return add(new Parameter(name, shape, reserve(Math.multiplyExact(rows, columns)), rows, columns, columns, initializer));
    }

    /** A parameter [rows, columns] inside reserved space, whose rows are {@code stride} apart. */
    public Parameter declareBlock(String name, Initializer initializer, int offset, int stride, int rows, int columns) {
        return add(new Parameter(name, new int[] {rows, columns}, offset, rows, columns, stride, initializer));
    }

    /** A vector inside reserved space. */
    public Parameter declareBlock(String name, Initializer initializer, int offset, int length) {
        return add(new Parameter(name, new int[] {length}, offset, 1, length, length, initializer));
    }

    private Parameter add(Parameter p) {
        if (!names.add(p.name())) {
            throw new IllegalArgumentException("two parameters are called " + p.name());
        }
        parameters.add(p);
        return p;
    }

    /** All parameters, in the order of their declaration. */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** The number of floats of all together. */
    public int size() {
        return size;
    }

    /** Values before training. */
    public float[] initialValues(RandomGenerator random) {
        float[] all = new float[size];
        for (Parameter p : parameters) {
            p.scatter(p.initializer().values(p.shape(), random), all);
        }
        return all;
    }
}
