package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.CellType;
import sketchatlas.nn.CounterRandom;
import sketchatlas.nn.Dense;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.ParameterLayout;
import sketchatlas.nn.RecurrentCell;
import sketchatlas.nn.StepInputs;

/**
 * The recurrent network that draws a latent code: initial state = tanh(dense(z)), then at each step a cell reads the point before
 * and z, and a dense layer gives the mixture of the next point. Times lie first: [steps, batch, n].
 */
final class SequenceDecoder {
    /** Components of the mixture of the next offset. */
    static final int MIXTURES = 20;
    /** Values of a raw output row: pen logits and six numbers for each of the mixture's components. */
    static final int OUTPUTS = 3 + 6 * MIXTURES;

    private final int codeSize;
    private final int units;
    private final Dense initial;
    private final RecurrentCell cell;
    private final Dense output;
    private Kernels kernels;
    private boolean training;
    private StepInputs inputs;
    private int batch;
    private int steps;
    private Floats initialState; // [batch, state]
    private Floats stateGradient;
    private Floats raw; // [steps, batch, 123]
    private Floats hGradient; // [steps, batch, units]
    private Floats droppedOutputs;
    private Floats outputMask;
    private boolean outputDropped;

    SequenceDecoder(ParameterLayout layout, CellType type, int codeSize, int units) {
        this.codeSize = codeSize;
        this.units = units;
        cell = RecurrentCell.create(type, layout, Names.CELL, codeSize, units);
        initial = new Dense(layout, Names.INITIAL_STATE, codeSize, cell.stateSize());
        output = new Dense(layout, Names.OUTPUT, units, OUTPUTS);
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        training = binding.training();
        initial.bind(binding);
        cell.bind(binding);
        output.bind(binding);
        inputs = new StepInputs(kernels, codeSize);
    }

    void resize(int newBatch, int newSteps) {
        boolean grow = raw == null || newBatch != batch || newSteps * newBatch * OUTPUTS > raw.length();
        batch = newBatch;
        steps = newSteps;
        inputs.resize(batch, steps);
        cell.resize(batch, steps);
        if (grow) {
            initialState = kernels.allocate(batch * cell.stateSize());
            stateGradient = training ? kernels.allocate(batch * cell.stateSize()) : null;
            raw = kernels.allocate(steps * batch * OUTPUTS);
            hGradient = training ? kernels.allocate(steps * batch * units) : null;
            droppedOutputs = null;
        }
    }

    /** Strokes [steps, batch, 5] and code [batch, z], to be written before the run; the code's gradient after it. */
    StepInputs inputs() {
        return inputs;
    }

    /** Sets the initial state from the code. */
    void begin() {
        begin(new float[0]);
    }

    /**
     * Sets the initial state from the code, but for the first sketches of the batch, which go on from given states.
     *
     * @param states [sketches, {@link #stateSize}], each as {@link #finalState} gave it
     */
    void begin(float[] states) {
        initial.forward(batch, inputs.code(), initialState);
        kernels.tanh(initialState);
        if (states.length > 0) {
            kernels.upload(states, 0, initialState, states.length);
        }
        cell.begin(initialState);
        cell.prepare(inputs);
    }

    /** Draws all steps; raw output [steps, batch, 123]. */
    Floats forward(Dropout dropout, long seed) {
        if (dropout.inputKeep() < 1) {
            inputs.drop(CounterRandom.bits(seed, 0), dropout.inputKeep());
        }
        begin();
        cell.forward(inputs, dropout.recurrentKeep(), CounterRandom.bits(seed, 1));
        Floats h = cell.outputs(); // [steps, batch, units]
        outputDropped = dropout.outputKeep() < 1;
        if (outputDropped) {
            h = dropOutputs(h, dropout.outputKeep(), CounterRandom.bits(seed, 2));
        }
        Floats out = raw.slice(0, steps * batch * OUTPUTS);
        output.forward(steps * batch, h, out);
        return out;
    }

    private Floats dropOutputs(Floats h, double keep, long seed) {
        if (droppedOutputs == null) {
            droppedOutputs = kernels.allocate(raw.length() / OUTPUTS * units);
            outputMask = kernels.allocate(droppedOutputs.length());
        }
        Floats mask = outputMask.slice(0, h.length());
        Floats dropped = droppedOutputs.slice(0, h.length());
        kernels.dropoutMask(seed, keep, mask);
        kernels.multiply(h, mask, dropped);
        return dropped;
    }

    /** One step from the state before to the raw output [batch, 123]; the decoder must have been resized to one step and begun. */
    Floats step() {
        cell.forward(inputs, 1, 0);
        cell.carry();
        output.forward(batch, cell.outputs(), raw);
        return raw;
    }

    /** Values of a sketch's flat state. */
    int stateSize() {
        return cell.stateSize();
    }

    /** Writes the flat state after the last step [batch, state]; its layout is the cell's. */
    Floats finalState() {
        Floats state = kernels.allocate(batch * cell.stateSize());
        cell.finalState(state);
        return state;
    }

    /** Adds to the gradients of the parameters; that of the code is in {@link #inputs()} afterwards. */
    void backward(Floats dRaw) {
        Floats d = hGradient.slice(0, steps * batch * units);
        kernels.fill(inputs.codeGradient(), 0);
        output.backward(steps * batch, outputDropped ? droppedOutputs.slice(0, d.length()) : cell.outputs(), dRaw, d, 0);
        if (outputDropped) {
            kernels.multiply(d, outputMask.slice(0, d.length()), d);
        }
        cell.backward(inputs, d, stateGradient);
        kernels.tanhBackward(initialState, stateGradient);
        initial.backward(batch, inputs.code(), stateGradient, inputs.codeGradient(), 1);
    }

    /**
     * What is kept in training; 1 everywhere for none.
     *
     * @param recurrentKeep of tanh(candidate) in the cell
     * @param inputKeep of the cell's inputs
     * @param outputKeep of the cell's outputs
     */
    record Dropout(double recurrentKeep, double inputKeep, double outputKeep) {
        static final Dropout NONE = new Dropout(1, 1, 1);
    }
}
