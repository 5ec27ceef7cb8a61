package sketchatlas.data;

import java.util.List;
import sketchatlas.sketch.Sketch;

/**
 * What is known of the sketches in a data file.
 *
 * @param train sketches to train with
 * @param valid sketches to validate with
 * @param test sketches to test with
 * @param measured whether all sketches were gone through; until then the counts may be estimates (of files without splits), and the lengths are
 *     those of the first sketches
 * @param meanLength points of a sketch; 0 where there are none
 * @param maxLength points of the longest sketch
 * @param samples a few sketches to show
 * @param problem why it can't be trained with, in one sentence; empty if it can
 */
public record CategoryContents(CategoryFile source, long train, long valid, long test, boolean measured, double meanLength, int maxLength,
        List<Sketch> samples, String problem) {
    /** Copies the list. */
    public CategoryContents {
        samples = List.copyOf(samples);
    }

    static CategoryContents unusable(CategoryFile source, List<Sketch> samples, String problem) {
        return new CategoryContents(source, 0, 0, 0, false, 0, 0, samples, problem);
    }

    /** The sketches of all splits. */
    public long sketches() {
        return train + valid + test;
    }

    /** Whether it can be trained with. */
    public boolean usable() {
        return problem.isEmpty();
    }
}
