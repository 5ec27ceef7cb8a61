package sketchatlas.nn;

/** The plain LSTM (Hochreiter and Schmidhuber 1997, with forget gate): gates = Wx x + Wh h + b; state [c, h]. */
final class LstmCell extends RecurrentCell {
    private final InputProjection input;
    private final RecurrentProduct recurrent;
    private final Parameter recurrentParameter;
    private Floats gates; // [steps, batch, 4 units]
    private Floats mask; // [steps, batch, units]
    private Floats dc; // [batch, units]
    private Floats dh;
    private Floats[] h; // steps + 1 of [batch, units]
    private Floats[] c;
    private Floats allH;
    private Floats[] tanhC;
    private Floats[] gate;
    private Floats[] masks;
    private boolean dropped;

    LstmCell(ParameterLayout layout, String scope, int codeSize, int units) {
        super(units);
        int inputs = StepInputs.STROKE + codeSize;
        Parameter weights = layout.declare(scope + "/W_xh", Initializer.glorotUniform(), inputs, 4 * units);
        recurrent = new RecurrentProduct(units, 4 * units);
        recurrentParameter = layout.declare(scope + "/W_hh", Initializer.orthogonalGates(), units, 4 * units);
        Parameter bias = layout.declare(scope + "/bias", Initializer.constant(0), 4 * units);
        input = new InputProjection(weights, bias, 4 * units);
    }

    @Override
    public int stateSize() {
        return 2 * units;
    }

    @Override
    public void bind(Binding binding) {
        kernels = binding.kernels();
        input.bind(binding);
        recurrent.bind(binding, recurrentParameter.offset());
    }

    @Override
    protected void allocate(int forSteps) {
        int n = batch * units;
        allH = kernels.allocate((forSteps + 1) * n);
        h = allH.split(forSteps + 1, n);
        c = kernels.allocate((forSteps + 1) * n).split(forSteps + 1, n);
        tanhC = kernels.allocate(forSteps * n).split(forSteps, n);
        gates = kernels.allocate(4 * forSteps * n);
        gate = gates.split(forSteps, 4 * n);
        mask = null;
        dc = kernels.allocate(n);
        dh = kernels.allocate(n);
    }

    @Override
    public void begin(Floats state) {
        readState(state, 0, units, c[0]);
        readState(state, units, units, h[0]);
    }

    @Override
    public void prepare(StepInputs inputs) {
        input.prepare(inputs);
        recurrent.prepare(batch);
    }

    @Override
    public void forward(StepInputs inputs, double keep, long seed) {
        dropped = keep < 1;
        if (dropped) {
            if (mask == null) {
                mask = kernels.allocate(h.length * batch * units);
                masks = mask.split(h.length, batch * units);
            }
            kernels.dropoutMask(seed, keep, mask.slice(0, steps * batch * units));
        }
        for (int t = 0; t < steps; t++) {
            input.forward(inputs, t, gate[t]);
            recurrent.forward(batch, h[t], 1, gate[t]); // [batch, 4 units]
            kernels.lstm(batch, units, gate[t], c[t], dropped ? masks[t] : null, c[t + 1], tanhC[t], h[t + 1]);
        }
    }

    @Override
    public Floats outputs() {
        return allH.slice(batch * units, steps * batch * units);
    }

    @Override
    public void finalState(Floats state) {
        writeState(c[steps], units, state, 0);
        writeState(h[steps], units, state, units);
    }

    @Override
    public void carry() {
        kernels.copy(h[steps], h[0]);
        kernels.copy(c[steps], c[0]);
    }

    @Override
    public void backward(StepInputs inputs, Floats dOutputs, Floats dState) {
        int n = batch * units;
        Floats[] dOut = dOutputs.split(steps, n);
        kernels.fill(dc, 0);
        recurrent.prepareBackward(batch);
        for (int t = steps - 1; t >= 0; t--) {
            kernels.lstmBackward(batch, units, gate[t], c[t], dropped ? masks[t] : null, tanhC[t], dOut[t], dc);
            Floats to = t > 0 ? dOut[t - 1] : dh;
            recurrent.backward(batch, gate[t], t > 0 ? 1 : 0, to); // [batch, units]
        }
        recurrent.addGradient(steps * batch, allH, gates);
        input.backward(inputs, gates);
        writeState(dc, units, dState, 0);
        writeState(dh, units, dState, units);
    }
}
