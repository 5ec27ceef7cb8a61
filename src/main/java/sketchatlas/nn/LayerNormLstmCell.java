package sketchatlas.nn;

/** The LSTM with layer normalisation of each gate and of c, without bias; state [h, c]. */
final class LayerNormLstmCell extends RecurrentCell {
    private final InputProjection input;
    private final RecurrentProduct recurrent;
    private final Parameter recurrentParameter;
    private final LayerNormLstm core;
    private Floats dh; // [batch, units]

    LayerNormLstmCell(ParameterLayout layout, String scope, int codeSize, int units) {
        super(units);
        Parameter weights = layout.declare(scope + "/W_xh", Initializer.glorotUniform(), StepInputs.STROKE + codeSize, 4 * units);
        recurrent = new RecurrentProduct(units, 4 * units);
        recurrentParameter = layout.declare(scope + "/W_hh", Initializer.orthogonalGates(), units, 4 * units);
        core = new LayerNormLstm(layout, scope, units);
        input = new InputProjection(weights, null, 4 * units);
    }

    @Override
    public int stateSize() {
        return 2 * units;
    }

    @Override
    public void bind(Binding binding) {
        kernels = binding.kernels();
        input.bind(binding);
        core.bind(binding);
        recurrent.bind(binding, recurrentParameter.offset());
    }

    @Override
    protected void allocate(int forSteps) {
        core.allocate(batch, forSteps);
        dh = kernels.allocate(batch * units);
    }

    @Override
    public void begin(Floats state) {
        readState(state, 0, units, core.h(0));
        readState(state, units, units, core.c(0));
    }

    @Override
    public void prepare(StepInputs inputs) {
        input.prepare(inputs);
        recurrent.prepare(batch);
    }

    @Override
    public void forward(StepInputs inputs, double keep, long seed) {
        core.drop(steps, keep, seed);
        for (int t = 0; t < steps; t++) {
            input.forward(inputs, t, core.pre(t));
            recurrent.forward(batch, core.h(t), 1, core.pre(t)); // [batch, 4 units]
            core.forward(t);
        }
    }

    @Override
    public Floats outputs() {
        return core.allH().slice(batch * units, steps * batch * units);
    }

    @Override
    public void finalState(Floats state) {
        writeState(core.h(steps), units, state, 0);
        writeState(core.c(steps), units, state, units);
    }

    @Override
    public void carry() {
        core.carry(steps);
    }

    @Override
    public void backward(StepInputs inputs, Floats dOutputs, Floats dState) {
        Floats[] dOut = dOutputs.split(steps, batch * units);
        core.beginBackward();
        recurrent.prepareBackward(batch);
        for (int t = steps - 1; t >= 0; t--) {
            core.backward(t, dOut[t]);
            Floats to = t > 0 ? dOut[t - 1] : dh;
            recurrent.backward(batch, core.pre(t), t > 0 ? 1 : 0, to); // [batch, units]
        }
        recurrent.addGradient(steps * batch, core.allH(), core.allPre());
        input.backward(inputs, core.allPre());
        writeState(dh, units, dState, 0);
        writeState(core.dc(), units, dState, units);
    }
}
