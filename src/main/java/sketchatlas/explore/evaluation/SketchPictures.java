package sketchatlas.explore.evaluation;

import java.util.List;
import sketchatlas.data.LabelledSketch;
import sketchatlas.nn.classifier.PictureSource;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Variation;

/** Sketches as the pictures that an encoder or a classifier sees, drawn when they are asked for. */
final class SketchPictures implements PictureSource {
    private final List<LabelledSketch> sketches;
    private final Rasterizer rasterizer;

    SketchPictures(List<LabelledSketch> sketches, int width) {
        this.sketches = sketches;
        this.rasterizer = new Rasterizer(width);
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
        rasterizer.rasterize(sketches.get(index).sketch(), Variation.NONE, to, offset);
    }
}
