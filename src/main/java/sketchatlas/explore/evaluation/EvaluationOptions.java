package sketchatlas.explore.evaluation;

import java.nio.file.Path;
import sketchatlas.data.Split;
import sketchatlas.model.SamplingOptions;
import sketchatlas.nn.classifier.ClassifierOptions;

/**
 * How a model is evaluated.
 *
 * @param split the sketches that it is evaluated on
 * @param sampling of the drawings
 * @param candidates how many drawings of each sketch the nearest is taken of; 1 takes the first as the papers do
 * @param perCategory the first so many sketches of each category; {@link Integer#MAX_VALUE} for all
 * @param classifier the classifier that recognises sketches
 * @param classifierCache the folder where trained classifiers are kept
 */
public record EvaluationOptions(Split split, SamplingOptions sampling, int candidates, int perCategory, ClassifierOptions classifier,
        Path classifierCache) {
    /** @throws IllegalArgumentException if there are no sketches or drawings */
    public EvaluationOptions {
        if (candidates < 1) {
            throw new IllegalArgumentException(candidates + " drawings of each sketch");
        }
        if (perCategory < 1) {
            throw new IllegalArgumentException(perCategory + " sketches of each category");
        }
    }
}
