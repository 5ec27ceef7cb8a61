package sketchatlas.explore.evaluation;

import java.util.List;
import java.util.SplittableRandom;
import sketchatlas.data.LabelledSketch;
import sketchatlas.nn.classifier.PictureSource;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.Variation;

/**
 * Sketches as pictures for a classifier to learn from, another one each time, as Sketch-a-Net was trained (Yu et al. 2015): half
 * of them mirrored, and all a little shrunk, turned and moved. Asked for in the same order they are the same.
 */
final class VariedPictures implements PictureSource {
    private static final double LEAST_SCALE = 0.85;
    private static final double MOST_DEGREES = 8;
    private static final double MOST_MOVED = 1 / 24.0; // of the width

    private final List<LabelledSketch> sketches;
    private final Rasterizer rasterizer;
    private final SplittableRandom random;

    VariedPictures(List<LabelledSketch> sketches, int width, long seed) {
        this.sketches = sketches;
        this.rasterizer = new Rasterizer(width);
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int size() {
        return sketches.size();
    }

    @Override
    public int category(int index) {
        return sketches.get(index).category();
    }

    @Override
    public void write(int index, float[] to, int offset) {
        Sketch sketch = sketches.get(index).sketch();
        double moved = MOST_MOVED * rasterizer.width();
        Variation variation = new Variation(random.nextDouble(LEAST_SCALE, 1), random.nextDouble(-MOST_DEGREES, MOST_DEGREES),
                random.nextDouble(-moved, moved), random.nextDouble(-moved, moved));
        rasterizer.rasterize(random.nextBoolean() ? sketch.mirrored() : sketch, variation, to, offset);
    }
}
