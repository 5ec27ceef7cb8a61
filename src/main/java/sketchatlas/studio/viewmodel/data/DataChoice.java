package sketchatlas.studio.viewmodel.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Sketches that a person has chosen to train with.
 *
 * @param folder holds a file for each category, as {@link sketchatlas.data.DatasetLoader} reads it
 * @param categories as the option {@code categories} names them, in the order shown; at least one
 * @param trainSketches of all categories together, before {@code num_per_category} and {@code max_seq_len} take some away
 * @param validSketches of all categories together
 * @param testSketches of all categories together
 * @param meanLength points of a sketch; as far as it is measured yet
 * @param maxLength points of the longest sketch; as far as it is measured yet
 */
public record DataChoice(Path folder, List<String> categories, long trainSketches, long validSketches, long testSketches, double meanLength,
        int maxLength) {
    /** Copies the list. */
    public DataChoice {
        categories = List.copyOf(categories);
    }
}
