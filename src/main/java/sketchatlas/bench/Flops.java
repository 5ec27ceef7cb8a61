package sketchatlas.bench;

import static sketchatlas.bench.Workload.CODE;
import static sketchatlas.bench.Workload.WIDTH;

import sketchatlas.nn.CellType;
import sketchatlas.nn.StepInputs;

/**
 * The operations of a step's matrix products, two for each multiplication and addition, when nothing is computed twice: the least that
 * any program can do. What lies between the products (gates, norms, losses, Adam) is not in it.
 */
final class Flops {
    private static final int OUTPUTS = 123; // of the sequence decoder, a step
    private static final int HYPER_UNITS = 256;
    private static final int HYPER_EMBEDDING = 32;
    private static final int HYPER_BLOCKS = 12; // scales of x and h and biases of four gates
    private static final int TAPS = 9;
    private static final int[] CHANNELS = {32, 64, 128, 256};
    private static final int DILATIONS = 3;
    /** Forward, gradient of the input, gradient of the weights. */
    private static final int PRODUCTS = 3;

    private Flops() {
    }

    static double of(Workload w) {
        return switch (w.part()) {
            case DECODER -> decoder(w);
            case ENCODER -> encoder(w.batch());
            case PICTURES -> pictures(w.batch());
            case STEP -> decoder(w) + encoder(w.batch()) + pictures(w.batch());
        };
    }

    private static double product(double rows, double inner, double columns) {
        return 2 * rows * inner * columns;
    }

    private static double decoder(Workload w) {
        double b = w.batch();
        double rows = b * w.steps();
        double h = w.units();
        int stateSize = 2 * w.units() + (w.cell() == CellType.HYPER ? 2 * HYPER_UNITS : 0);
        double flops = PRODUCTS * (product(b, CODE, stateSize) + product(rows, h, OUTPUTS) + product(rows, h, 4 * h)) + input(b, rows, 4 * h);
        if (w.cell() == CellType.HYPER) {
            double i = HYPER_UNITS;
            flops += input(b, rows, 4 * i) + PRODUCTS * (product(rows, h, 4 * i) + product(rows, i, 4 * i)
                    + product(rows, i, HYPER_BLOCKS * HYPER_EMBEDDING) + HYPER_BLOCKS * product(rows, HYPER_EMBEDDING, h));
        }
        return flops;
    }

    /** The code's part once a sketch; the strokes' part at all steps, whose gradient nobody needs. */
    private static double input(double batch, double rows, double width) {
        return PRODUCTS * product(batch, CODE, width) + (PRODUCTS - 1) * product(rows, StepInputs.STROKE, width);
    }

    private static double encoder(double batch) {
        double pixels = batch * WIDTH * WIDTH;
        double first = DILATIONS * product(pixels, TAPS, CHANNELS[0]); // of an image, whose gradient nobody needs
        double rest = product(pixels / 4, TAPS * CHANNELS[0], CHANNELS[0]) // stride 2
                + DILATIONS * product(pixels / 4, TAPS * CHANNELS[0], CHANNELS[1])
                + product(pixels / 16, TAPS * CHANNELS[1], CHANNELS[1]) + product(pixels / 64, TAPS * CHANNELS[1], CHANNELS[2])
                + product(pixels / 256, TAPS * CHANNELS[2], CHANNELS[3]) + 2 * product(batch, CHANNELS[3] * WIDTH * WIDTH / 256.0, CODE);
        return (PRODUCTS - 1) * first + PRODUCTS * rest;
    }

    private static double pictures(double batch) {
        double pixels = batch * WIDTH * WIDTH;
        return PRODUCTS * (product(batch, CODE, CHANNELS[3] * WIDTH * WIDTH / 256.0) + product(pixels / 256, CHANNELS[3], TAPS * CHANNELS[2])
                + product(pixels / 64, CHANNELS[2], TAPS * CHANNELS[1]) + product(pixels / 16, CHANNELS[1], TAPS * CHANNELS[0])
                + product(pixels / 4, CHANNELS[0], TAPS));
    }
}
