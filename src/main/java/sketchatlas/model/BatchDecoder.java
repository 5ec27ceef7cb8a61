package sketchatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
import sketchatlas.nn.StepInputs;
import sketchatlas.sketch.Sketch;

/**
 * Draws sketches from codes, many at once: each step is one pass of the sequence decoder over all that are under way. Sketches that have
 * ended leave and others take their places, a few at a time because that costs about a quarter of a step: up to one row in
 * {@value #PATIENCE} is idle. Memory is that of the rows, whatever the number of codes. One thread.
 */
final class BatchDecoder {
    /** Rows that occupy a core. */
    static final int ROWS_OF_A_CORE = 64;
    private static final int PATIENCE = 8;

    private final ModelConfig config;
    private final Kernels kernels;
    private final SequenceDecoder decoder;
    private final int codeSize;
    private final int most;
    private final float[] strokes; // [rows, 5]
    private final float[] raw; // [rows, 123]
    private List<Row> rows = new ArrayList<>();

    /** A sketch under way. */
    private record Row(int index, float[] code, PointSampler points) {
    }

    /** Takes what is drawn; on this decoder's thread. */
    interface Sink {
        void drawn(int index, Sketch sketch);
    }

    /**
     * @param kernels for this decoder alone; values and what is packed of them may be those of others
     * @param most how many sketches are under way at once
     */
    BatchDecoder(ModelConfig config, Kernels kernels, Floats values, PackedWeights packed, int most) {
        this.config = config;
        this.kernels = kernels;
        this.most = most;
        strokes = new float[most * StepInputs.STROKE];
        raw = new float[most * SequenceDecoder.OUTPUTS];
        HyperParameters hp = config.hyperParameters();
        codeSize = hp.zSize();
        SketchNetwork network = new SketchNetwork(hp);
        network.bindFixed(kernels, values, packed);
        decoder = network.sequenceDecoder();
    }

    /**
     * Draws sketches until there are no more.
     *
     * @param codes [Z] each
     * @param next gives the index of a code that nobody has drawn yet, or {@code codes.size()} or more
     * @param everyStep runs between the steps; what it throws ends the work
     */
    void draw(List<float[]> codes, SamplingOptions options, IntSupplier next, Sink sink, Runnable everyStep) {
        regroup(codes, options, next);
        while (!rows.isEmpty()) {
            int ended = 0;
            while (ended * PATIENCE < rows.size()) {
                everyStep.run();
                ended += step(sink);
            }
            regroup(codes, options, next);
        }
    }

    /** One more point of each; returns how many ended by it. */
    private int step(Sink sink) {
        int count = rows.size();
        for (int r = 0; r < count; r++) {
            rows.get(r).points().input(strokes, r * StepInputs.STROKE);
        }
        kernels.upload(strokes, 0, decoder.inputs().strokes(), count * StepInputs.STROKE);
        Floats out = decoder.step();
        kernels.download(out, raw, 0, count * SequenceDecoder.OUTPUTS);
        int ended = 0;
        for (int r = 0; r < count; r++) {
            Row row = rows.get(r);
            if (!row.points().ended()) {
                row.points().next(raw, r * SequenceDecoder.OUTPUTS);
                if (row.points().ended()) {
                    sink.drawn(row.index(), row.points().sketch());
                    ended++;
                }
            }
        }
        return ended;
    }

    /** Those under way move up, with their states; new ones follow. */
    private void regroup(List<float[]> codes, SamplingOptions options, IntSupplier next) {
        float[] states = statesUnderWay();
        List<Row> group = new ArrayList<>(rows.stream().filter(r -> !r.points().ended()).toList());
        while (group.size() < most) {
            int index = next.getAsInt();
            if (index >= codes.size()) {
                break;
            }
            PointSampler points = new PointSampler(config.scaleFactor(), Math.min(options.maxLength(), config.maxSeqLen()), options.temperature(),
                    options.penTemperature(), options.seedOf(index));
            group.add(new Row(index, codes.get(index), points));
        }
        rows = group;
        if (rows.isEmpty()) {
            return;
        }
        float[] joined = new float[rows.size() * codeSize]; // [rows, z]
        for (int r = 0; r < rows.size(); r++) {
            System.arraycopy(rows.get(r).code(), 0, joined, r * codeSize, codeSize);
        }
        decoder.resize(rows.size(), 1);
        kernels.upload(joined, 0, decoder.inputs().code(), joined.length);
        decoder.begin(states);
    }

    /** The states of the rows that have not ended, one after the other. */
    private float[] statesUnderWay() {
        if (rows.isEmpty()) {
            return new float[0];
        }
        int size = decoder.stateSize();
        float[] all = new float[rows.size() * size]; // [rows, state]
        kernels.download(decoder.finalState(), all, 0, all.length);
        int kept = 0;
        for (int r = 0; r < rows.size(); r++) {
            if (!rows.get(r).points().ended()) {
                System.arraycopy(all, r * size, all, kept++ * size, size);
            }
        }
        return Arrays.copyOf(all, kept * size);
    }
}
