package sketchatlas.model;

import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
import sketchatlas.nn.StepInputs;
import sketchatlas.sketch.Sketch;

/** Draws one sketch point after point, with a sequence decoder of its own. */
final class MixtureSampler implements SequenceSampler {
    private final Kernels kernels;
    private final SequenceDecoder decoder;
    private final PointSampler points;
    private final float[] input = new float[StepInputs.STROKE];
    private final float[] raw = new float[SequenceDecoder.OUTPUTS];

    /** @param given what the pen has drawn already, in data units; fewer points than the model draws at most */
    MixtureSampler(HyperParameters hp, Kernels kernels, Floats values, PackedWeights packed, ModelConfig config, float[] code,
            double temperature, long seed, Sketch given) {
        this.kernels = kernels;
        points = new PointSampler(config.scaleFactor(), config.maxSeqLen(), temperature, SamplingOptions.penTemperature(temperature), seed);
        SketchNetwork network = new SketchNetwork(hp);
        network.bindFixed(kernels, values, packed);
        decoder = network.sequenceDecoder();
        decoder.resize(1, 1);
        kernels.upload(code, 0, decoder.inputs().code(), hp.zSize());
        decoder.begin();
        follow(given, config.maxSeqLen());
    }

    /** Teacher forcing: the decoder reads these points as if it had drawn them, and what it would have drawn is not looked at. */
    private void follow(Sketch given, int longest) {
        if (given.size() >= longest) {
            throw new IllegalArgumentException("a sketch of " + given.size() + " points cannot be gone on with: " + longest + " are the most");
        }
        for (int i = 0; i < given.size(); i++) {
            step();
            points.follow(given.dx(i), given.dy(i), given.lifted(i));
        }
    }

    @Override
    public boolean next() {
        if (points.ended()) {
            return false;
        }
        kernels.download(step(), raw, 0, raw.length);
        return points.next(raw, 0);
    }

    /** Reads the point before and says what may come next. */
    private Floats step() {
        points.input(input, 0);
        kernels.upload(input, 0, decoder.inputs().strokes(), input.length);
        return decoder.step();
    }

    @Override
    public Sketch sketch() {
        return points.sketch();
    }
}
