package sketchatlas.nn;

/**
 * The hyper cell of sketch-rnn (Ha, Dai and Le 2017): a small layer-normalised LSTM of 256 units reads [stroke, z, h] and, through
 * {@link HyperScales}, scales the input and recurrent products of the outer layer-normalised LSTM. State [h, h^, c, c^].
 */
final class HyperLstmCell extends RecurrentCell {
    private static final int INNER = 256;

    private final InputProjection input;
    private final InputProjection innerInput;
    private final RecurrentProduct recurrent;
    private final RecurrentProduct innerFromH;
    private final RecurrentProduct innerRecurrent;
    private final Parameter recurrentParameter;
    private final Parameter biasParameter;
    private final Parameter innerWeightsParameter;
    private final Parameter innerRecurrentParameter;
    private final LayerNormLstm outer;
    private final LayerNormLstm inner;
    private final HyperScales scales;
    private final int inputs;
    private Floats bias; // [4 units]
    private Floats biasGradient;
    private Floats allX; // [steps, batch, 4 units]: Wx x, backward the gradient of its scale
    private Floats allH; // Wh h, likewise
    private Floats allScaleX; // backward the gradient of Wx x
    private Floats allScaleH;
    private Floats[] x;
    private Floats[] h;
    private Floats[] scaleX;
    private Floats[] scaleH;
    private Floats dh; // [batch, units]
    private Floats dInner; // [batch, inner]

    HyperLstmCell(ParameterLayout layout, String scope, int codeSize, int units) {
        super(units);
        inputs = StepInputs.STROKE + codeSize;
        Parameter weights = layout.declare(scope + "/W_xh", Initializer.glorotUniform(), inputs, 4 * units);
        recurrentParameter = layout.declare(scope + "/W_hh", Initializer.orthogonalGates(), units, 4 * units);
        biasParameter = layout.declare(scope + "/bias", Initializer.constant(0), 4 * units);
        outer = new LayerNormLstm(layout, scope, units);
        String innerScope = scope + "/LayerNormLSTMCell";
        innerWeightsParameter = layout.declare(innerScope + "/W_xh", Initializer.glorotUniform(), inputs + units, 4 * INNER);
        innerRecurrentParameter = layout.declare(innerScope + "/W_hh", Initializer.orthogonalGates(), INNER, 4 * INNER);
        inner = new LayerNormLstm(layout, innerScope, INNER);
        scales = new HyperScales(layout, scope, INNER, units);
        recurrent = new RecurrentProduct(units, 4 * units);
        innerFromH = new RecurrentProduct(units, 4 * INNER);
        innerRecurrent = new RecurrentProduct(INNER, 4 * INNER);
        input = new InputProjection(weights, null, 4 * units);
        innerInput = new InputProjection(innerWeightsParameter, null, 4 * INNER);
    }

    @Override
    public int stateSize() {
        return 2 * (units + INNER);
    }

    @Override
    public void bind(Binding binding) {
        kernels = binding.kernels();
        input.bind(binding);
        innerInput.bind(binding);
        outer.bind(binding);
        inner.bind(binding);
        scales.bind(binding);
        recurrent.bind(binding, recurrentParameter.offset());
        bias = binding.value(biasParameter);
        biasGradient = binding.gradient(biasParameter);
        innerFromH.bind(binding, innerWeightsParameter.offset() + inputs * 4 * INNER);
        innerRecurrent.bind(binding, innerRecurrentParameter.offset());
    }

    @Override
    protected void allocate(int forSteps) {
        outer.allocate(batch, forSteps);
        inner.allocate(batch, forSteps);
        scales.allocate(batch, forSteps);
        int n = 4 * batch * units;
        allX = kernels.allocate(forSteps * n);
        x = allX.split(forSteps, n);
        allH = kernels.allocate(forSteps * n);
        h = allH.split(forSteps, n);
        allScaleX = kernels.allocate(forSteps * n);
        scaleX = allScaleX.split(forSteps, n);
        allScaleH = kernels.allocate(forSteps * n);
        scaleH = allScaleH.split(forSteps, n);
        dh = kernels.allocate(batch * units);
        dInner = kernels.allocate(batch * INNER);
    }

    @Override
    public void begin(Floats state) {
        readState(state, 0, units, outer.h(0));
        readState(state, units, INNER, inner.h(0));
        readState(state, units + INNER, units, outer.c(0));
        readState(state, 2 * units + INNER, INNER, inner.c(0));
    }

    @Override
    public void prepare(StepInputs stepInputs) {
        input.prepare(stepInputs);
        innerInput.prepare(stepInputs);
        scales.prepare();
        recurrent.prepare(batch);
        innerFromH.prepare(batch);
        innerRecurrent.prepare(batch);
    }

    @Override
    public void forward(StepInputs stepInputs, double keep, long seed) {
        outer.drop(steps, keep, seed);
        inner.drop(steps, 1, seed); // the authors' inner cell has no recurrent dropout
        for (int t = 0; t < steps; t++) {
            Floats before = outer.h(t);
            input.forward(stepInputs, t, x[t]);
            innerInput.forward(stepInputs, t, inner.pre(t));
            innerFromH.forward(batch, before, 1, inner.pre(t)); // [batch, 4 inner]
            innerRecurrent.forward(batch, inner.h(t), 1, inner.pre(t));
            inner.forward(t);
            recurrent.forward(batch, before, 0, h[t]); // [batch, 4 units]
            scales.forward(t, inner.h(t + 1), scaleX[t], scaleH[t], outer.pre(t));
            kernels.hyperCombine(batch, 4 * units, scaleX[t], x[t], scaleH[t], h[t], bias, outer.pre(t));
            outer.forward(t);
        }
    }

    @Override
    public Floats outputs() {
        return outer.allH().slice(batch * units, steps * batch * units);
    }

    @Override
    public void finalState(Floats state) {
        writeState(outer.h(steps), units, state, 0);
        writeState(inner.h(steps), INNER, state, units);
        writeState(outer.c(steps), units, state, units + INNER);
        writeState(inner.c(steps), INNER, state, 2 * units + INNER);
    }

    @Override
    public void carry() {
        outer.carry(steps);
        inner.carry(steps);
    }

    @Override
    public void backward(StepInputs stepInputs, Floats dOutputs, Floats dState) {
        Floats[] dOut = dOutputs.split(steps, batch * units);
        outer.beginBackward();
        inner.beginBackward();
        kernels.fill(dInner, 0);
        scales.prepareBackward();
        recurrent.prepareBackward(batch);
        innerFromH.prepareBackward(batch);
        innerRecurrent.prepareBackward(batch);
        for (int t = steps - 1; t >= 0; t--) {
            Floats dPre = outer.pre(t);
            outer.backward(t, dOut[t]);
            kernels.hyperScaleBackward(dPre, scaleX[t], x[t]);
            kernels.hyperScaleBackward(dPre, scaleH[t], h[t]);
            scales.backward(t, x[t], h[t], dPre, dInner, 1);
            inner.backward(t, dInner);
            Floats to = t > 0 ? dOut[t - 1] : dh;
            recurrent.backward(batch, scaleH[t], t > 0 ? 1 : 0, to); // [batch, units]
            innerFromH.backward(batch, inner.pre(t), 1, to);
            innerRecurrent.backward(batch, inner.pre(t), 0, dInner);
        }
        int rows = steps * batch;
        recurrent.addGradient(rows, outer.allH(), allScaleH);
        innerFromH.addGradient(rows, outer.allH(), inner.allPre());
        innerRecurrent.addGradient(rows, inner.allH(), inner.allPre());
        kernels.sumRows(rows, 4 * units, outer.allPre(), 4 * units, biasGradient);
        scales.finishBackward(steps, inner.allH().from(batch * INNER), allX, allH, outer.allPre());
        input.backward(stepInputs, allScaleX);
        innerInput.backward(stepInputs, inner.allPre());
        writeState(dh, units, dState, 0);
        writeState(dInner, INNER, dState, units);
        writeState(outer.dc(), units, dState, units + INNER);
        writeState(inner.dc(), INNER, dState, 2 * units + INNER);
    }
}
