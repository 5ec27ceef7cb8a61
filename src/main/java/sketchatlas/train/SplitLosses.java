package sketchatlas.train;

import java.util.HashSet;
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

    /** @param options those of training; what varies and pads its batches is left out */
    static SplitLosses of(TrainableModel model, SketchList sketches, BatchOptions options) {
        SketchList byLength = sketches.select(sketches.byLength()); // short ones need few steps
        EvaluationBatches all = new EvaluationBatches(byLength, new BatchOptions(options.batchSize(), options.maxSteps(), false,
                options.imageWidth(), options.scaleFactor(), options.augmentation(), false));
        double stroke = 0;
        double image = 0;
        Set<Integer> winnersK = new HashSet<>();
        Set<Integer> winnersL = new HashSet<>();
        for (int i = 0; i < all.count(); i++) {
            TrainableModel.EvaluationLosses part = model.evaluate(all.get(i));
            stroke += part.stroke();
            image += part.image();
            IntStream.of(part.winnersK()).forEach(winnersK::add);
            IntStream.of(part.winnersL()).forEach(winnersL::add);
        }
        int n = sketches.size();
        return new SplitLosses(stroke / n, image / n, winnersK.size(), winnersL.size());
    }
}
