package sketchatlas.train;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sketchatlas.data.BatchOptions;
import sketchatlas.data.EvaluationBatches;
import sketchatlas.data.SketchList;
import sketchatlas.model.TrainableModel;

/**
 * What a model does with the sketches of a split, at z = mu.
 *
 * @param stroke masked stroke loss per sketch
 * @param image image loss per sketch
 * @param liveK level-k components that win a sketch
 * @param liveL level-l components that win a sketch
 */
record SplitLosses(double stroke, double image, int liveK, int liveL) {

    /** Asked before each batch. */
    @FunctionalInterface
    interface Gate {
        /** Whether to go on; may wait. */
        boolean mayGoOn() throws InterruptedException;
    }

    /**
     * Evaluates all sketches of a split.
     *
     * @param options those of training; what varies sketches and pads batches is left out, a noisy pen is not
     * @param gate empty is the outcome where it says no
     */
    static Optional<SplitLosses> of(TrainableModel model, SketchList sketches, BatchOptions options, Gate gate) throws InterruptedException {
        SketchList byLength = sketches.select(sketches.byLength()); // short ones need few steps
        EvaluationBatches all = new EvaluationBatches(byLength, new BatchOptions(options.batchSize(), options.maxSteps(), false,
                options.imageWidth(), options.scaleFactor(), options.augmentation(), false, false));
        double stroke = 0;
        double image = 0;
        Set<Integer> winnersK = new HashSet<>();
        Set<Integer> winnersL = new HashSet<>();
        for (int i = 0; i < all.count(); i++) {
            if (!gate.mayGoOn()) {
                return Optional.empty();
            }
            TrainableModel.EvaluationLosses part = model.evaluate(all.get(i));
            stroke += part.stroke();
            image += part.image();
            IntStream.of(part.winnersK()).forEach(winnersK::add);
            IntStream.of(part.winnersL()).forEach(winnersL::add);
        }
        int n = sketches.size();
        return Optional.of(new SplitLosses(stroke / n, image / n, winnersK.size(), winnersL.size()));
    }
}
