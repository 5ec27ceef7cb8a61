package sketchatlas.explore;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What there is to say about a model without running it.
 *
 * @param name a short name for people, usually the file's name without its ending
 * @param step the training step that the weights are from, where known
 * @param categories what the model was trained on
 * @param imageWidth width and height of the image decoder's pictures in pixels
 */
public record ModelInfo(String name, OptionalLong step, List<String> categories, int imageWidth) {
    public ModelInfo {
        Objects.requireNonNull(name);
        Objects.requireNonNull(step);
        categories = List.copyOf(categories);
        if (imageWidth < 1) {
            throw new IllegalArgumentException("the image width is " + imageWidth);
        }
    }
}
