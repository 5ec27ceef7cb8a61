package sketchatlas.studio.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapPositions;

/** A made-up map: sample sketches in round clusters, three clusters to a group, as a projection of a trained model's codes would have them. */
final class MadePoints implements MapPoints {
    private static final int GENERAL = 8;
    private static final int SPECIFIC = 24;
    private static final int DIFFERENT = 400; // sketches of a category; then they come again
    private static final long SEED = 1;
    private static final double SPREAD = 0.16; // of a cluster, where the map is about 2 wide

    private final List<String> categories = Arrays.stream(SampleCategory.values()).map(SampleCategory::label).toList();
    private final Sketch[][] sketches = new Sketch[categories.size()][];
    private final int count;

    MadePoints(int count) {
        this.count = count;
        int each = Math.min(DIFFERENT, count / categories.size() + 1);
        for (int c = 0; c < sketches.length; c++) {
            sketches[c] = new Sketch[each];
            for (int i = 0; i < each; i++) {
                sketches[c][i] = SampleSketches.sketch(SampleCategory.values()[c], SEED, i);
            }
        }
    }

    /** Where they are; even at this size hardly one lies wholly over another. */
    MapPositions positions() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] x = new float[count + SPECIFIC + GENERAL];
        float[] y = new float[x.length];
        for (int k = 0; k < SPECIFIC; k++) {
            double column = k % 6 - 2.5;
            double row = k / 6 - 1.5;
            x[count + k] = (float) (column * 0.4 + random.nextDouble(-0.04, 0.04));
            y[count + k] = (float) (row * 0.4 + random.nextDouble(-0.04, 0.04));
        }
        for (int l = 0; l < GENERAL; l++) {
            for (int k = l; k < SPECIFIC; k += GENERAL) {
                x[count + SPECIFIC + l] += x[count + k] * GENERAL / SPECIFIC;
                y[count + SPECIFIC + l] += y[count + k] * GENERAL / SPECIFIC;
            }
        }
        for (int p = 0; p < count; p++) {
            double angle = random.nextDouble(2 * Math.PI);
            double radius = SPREAD * Math.sqrt(random.nextDouble());
            x[p] = (float) (x[count + p % SPECIFIC] + radius * Math.cos(angle));
            y[p] = (float) (y[count + p % SPECIFIC] + radius * Math.sin(angle));
        }
        return new MapPositions(x, y, count, SPECIFIC);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Sketch sketch(int point) {
        Sketch[] own = sketches[category(point)];
        return own[point / categories.size() % own.length];
    }

    @Override
    public List<String> categories() {
        return categories;
    }

    @Override
    public int category(int point) {
        return point % categories.size();
    }

    @Override
    public int component(Level level, int point) {
        return level == Level.K ? point % SPECIFIC : point % GENERAL;
    }

    @Override
    public double confidence(int point) {
        return 0.5 + point % 50 / 100.0;
    }

    @Override
    public double logDensity(int point) {
        return point % 100;
    }

    @Override
    public List<ComponentShare> shares(Level level, int point, int most) {
        return List.of(new ComponentShare(level, component(level, point), 1));
    }

    @Override
    public int components(Level level) {
        return level == Level.K ? SPECIFIC : GENERAL;
    }

    @Override
    public double weight(Level level, int index) {
        return 1.0 / components(level);
    }

    @Override
    public int[] nearest(int[] points, int most) {
        return new int[0];
    }
}
