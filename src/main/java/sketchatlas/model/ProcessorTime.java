package sketchatlas.model;

import sketchatlas.nn.Parameter;
import sketchatlas.nn.ParameterLayout;

/**
 * About how long all cores of this machine take for lists of sketches: no more than what decides whether a card is worth its start. The rates are
 * those of {@code bench encode} and {@code bench sample} in docs/benchmarks.md, of one core.
 *
 * @param code seconds for the code of a sketch
 * @param drawing seconds for drawing a sketch
 */
record ProcessorTime(double code, double drawing) {
    private static final double CODE_OF_A_PIXEL = 3.7e-3 / (48 * 48);
    private static final double WEIGHTS_A_SECOND = 3e10;

    /** Sketches are taken to have half as many points as the longest. */
    static ProcessorTime of(ModelConfig config, ParameterLayout layout) {
        int cores = Runtime.getRuntime().availableProcessors();
        int width = config.hyperParameters().pngWidth();
        long weights = layout.parameters().stream().filter(p -> p.name().startsWith(Names.SEQUENCE_DECODER)).mapToLong(ProcessorTime::size).sum();
        return new ProcessorTime(CODE_OF_A_PIXEL * width * width / cores, weights / WEIGHTS_A_SECOND * config.maxSeqLen() / 2 / cores);
    }

    private static long size(Parameter p) {
        return (long) p.rows() * p.columns();
    }

    double ofCodes(int count) {
        return count * code;
    }

    double ofDrawings(int count) {
        return count * drawing;
    }
}
