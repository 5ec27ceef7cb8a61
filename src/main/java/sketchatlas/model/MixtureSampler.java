package sketchatlas.model;

import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.StepInputs;
import sketchatlas.sketch.Sketch;

/** Draws one sketch point after point, with a sequence decoder of its own. */
final class MixtureSampler implements SequenceSampler {
    private final Kernels kernels;
    private final SequenceDecoder decoder;
    private final PointSampler points;
    private final float[] input = new float[StepInputs.STROKE];
    private final float[] raw = new float[SequenceDecoder.OUTPUTS];

    MixtureSampler(HyperParameters hp, Kernels kernels, Floats values, ModelConfig config, float[] code, double temperature, long seed) {
        this.kernels = kernels;
        points = new PointSampler(config.scaleFactor(), config.maxSeqLen(), temperature, seed);
        SketchNetwork network = new SketchNetwork(hp);
        network.bind(kernels, values, null);
        decoder = network.sequenceDecoder();
        decoder.resize(1, 1);
        kernels.upload(code, 0, decoder.inputs().code(), hp.zSize());
        decoder.begin();
    }

    @Override
    public boolean next() {
        if (points.ended()) {
            return false;
        }
        points.input(input, 0);
        kernels.upload(input, 0, decoder.inputs().strokes(), input.length);
        Floats out = decoder.step();
        kernels.download(out, raw, 0, raw.length);
        return points.next(raw, 0);
    }

    @Override
    public Sketch sketch() {
        return points.sketch();
    }
}
