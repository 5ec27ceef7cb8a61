package sketchatlas.explore.evaluation;

import java.nio.file.Path;
import sketchatlas.data.Split;
import sketchatlas.nn.classifier.ClassifierOptions;

/**
 * How a model is evaluated.
 *
 * @param split the sketches that it is evaluated on
 * @param temperature above 0, of the drawings
 * @param penTemperature above 0, of the pen's state in them
 * @param seed of the drawings
 * @param perCategory the first so many sketches of each category; {@link Integer#MAX_VALUE} for all
 * @param classifier the classifier that recognises sketches
 * @param classifierCache the folder where trained classifiers are kept
 */
public record EvaluationOptions(Split split, double temperature, double penTemperature, long seed, int perCategory, ClassifierOptions classifier,
        Path classifierCache) {
    /** @throws IllegalArgumentException if a temperature is not above 0 or there are no sketches */
    public EvaluationOptions {
        if (!(temperature > 0) || !(penTemperature > 0) || perCategory < 1) {
            throw new IllegalArgumentException("temperatures " + temperature + " and " + penTemperature + " and " + perCategory + " sketches of each category");
        }
    }
}
