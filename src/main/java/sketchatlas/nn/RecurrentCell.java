package sketchatlas.nn;

/**
 * A recurrent cell of the sequence decoder, unrolled over time with derivatives by hand. Times lie first: [steps, batch, n].
 * A sequence is run as {@link #begin}, {@link #forward}, and in training {@link #backward}; to draw step by step use
 * {@code begin}, then {@code forward} with one step and {@link #carry} again and again.
 */
public abstract class RecurrentCell {
    protected final int units;
    protected Kernels kernels;
    protected int batch;
    protected int steps;
    private int capacity;

    protected RecurrentCell(int units) {
        this.units = units;
    }

    /** Makes the cell of the given kind; its parameters lie under {@code scope}. */
    public static RecurrentCell create(CellType type, ParameterLayout layout, String scope, int codeSize, int units) {
        return switch (type) {
            case LSTM -> new LstmCell(layout, scope + "/LSTMCell", codeSize, units);
            case LAYER_NORM -> new LayerNormLstmCell(layout, scope + "/LayerNormLSTMCell", codeSize, units);
            case HYPER -> new HyperLstmCell(layout, scope + "/HyperLSTMCell", codeSize, units);
        };
    }

    /** Values of the flat state per sketch. */
    public abstract int stateSize();

    public abstract void bind(Binding binding);

    /** Sets the shapes; memory is made anew only where it is too small or the batch differs. */
    public final void resize(int newBatch, int newSteps) {
        boolean fits = newBatch == batch && newSteps <= capacity;
        batch = newBatch;
        steps = newSteps;
        if (!fits) {
            capacity = newSteps;
            allocate(newSteps);
        }
    }

    /** Makes memory for the batch and so many steps. */
    protected abstract void allocate(int forSteps);

    /** Starts from a flat state [batch, stateSize]. */
    public abstract void begin(Floats state);

    /** What depends on the code alone; before {@link #forward}, once a sequence. */
    public abstract void prepare(StepInputs inputs);

    /**
     * Runs all steps.
     *
     * @param keep the share of tanh(candidate) that recurrent dropout keeps, 1 for none
     * @param seed of the dropout
     */
    public abstract void forward(StepInputs inputs, double keep, long seed);

    /** The outputs h of all steps, [steps, batch, units], valid until the next run. */
    public abstract Floats outputs();

    /** Writes the flat state after the last step, [batch, stateSize]. */
    public abstract void finalState(Floats state);

    /** The state after the last step becomes the one that the next {@link #forward} starts from. */
    public abstract void carry();

    /**
     * Given dOutputs [steps, batch, units] (used up), adds to the gradients of parameters and of the code in {@code inputs},
     * and writes that of the initial state [batch, stateSize].
     */
    public abstract void backward(StepInputs inputs, Floats dOutputs, Floats dState);

    /** Column blocks of the flat state, [batch, stateSize], from or to compact matrices [batch, n]. */
    protected final void readState(Floats state, int column, int n, Floats compact) {
        kernels.copyColumns(batch, n, state.from(column), stateSize(), compact, n);
    }

    protected final void writeState(Floats compact, int n, Floats state, int column) {
        kernels.copyColumns(batch, n, compact, n, state.from(column), stateSize());
    }
}
