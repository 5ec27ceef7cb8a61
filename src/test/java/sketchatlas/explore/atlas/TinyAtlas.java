package sketchatlas.explore.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;

/** Atlases that are made by hand. */
public final class TinyAtlas {
    public static final String MODEL = "tiny";

    private TinyAtlas() {
    }

    /** A sketch of two strokes, another for each number. */
    public static Sketch sketch(int number) {
        return Sketch.ofPolylines(List.of(new float[] {0, 0, 10 + number, 5, 10, 20.25f}, new float[] {3, 3, 3.5f, 40 - number % 30}));
    }

    /** A level-k component with a mean of two numbers. */
    public static AtlasComponent specific(int index, double weight, int won, float... mean) {
        return new AtlasComponent(Level.K, index, mean, new float[0], sketch(100 + index), weight, won, won > 0);
    }

    /** A level-l component with q(k|l). */
    public static AtlasComponent general(int index, double weight, int won, float... children) {
        return new AtlasComponent(Level.L, index, new float[] {index, -index}, children, sketch(200 + index), weight, won, won > 0);
    }

    /** An atlas of components with one point only, for what doesn't look at points. */
    public static Atlas of(List<AtlasComponent> components) {
        int k = (int) components.stream().filter(c -> c.level() == Level.K).count();
        float[] certain = new float[k];
        certain[0] = 1;
        AtlasPoint point = new AtlasPoint(AtlasPoint.Origin.FREE, AtlasPoint.NO_CATEGORY, new float[2], certain, certain, 0, sketch(0),
                Optional.empty());
        int places = 1 + components.size();
        return new Atlas(new Atlas.Description(MODEL, List.of("giraffe", "bus"), 0.24, 7), List.of(point), components,
                new MapLayout(new float[places], new float[places]));
    }

    /** Three level-k and three level-l components, the last of each dead, and some points with and without sources. */
    public static Atlas hierarchy(int points) {
        List<AtlasComponent> components = List.of(specific(0, 0.6, points, 0, 0), specific(1, 0.4, points, 4, 0), specific(2, 0, 0, 0, 0),
                general(0, 0.7, points, 0.5f, 0.5f, 0), general(1, 0.3, points, 0.1f, 0.9f, 0), general(2, 0, 0, 0, 0, 1));
        SplittableRandom random = new SplittableRandom(3);
        List<AtlasPoint> all = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            float p = random.nextInt(1, 1000) / 1000f;
            all.add(new AtlasPoint(AtlasPoint.Origin.values()[i % 3], i % 3 - 1, new float[] {4 * p + 1e-3f * i, 0.25f * p}, new float[] {1 - p, p, 0},
                    new float[] {1 - p / 2, p / 2, 0}, -1.5 - p, sketch(i), i % 2 == 0 ? Optional.empty() : Optional.of(sketch(1000 + i))));
        }
        float[] x = new float[points + components.size()];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(-50, 50);
            y[i] = (float) random.nextDouble(-50, 50);
        }
        return new Atlas(new Atlas.Description(MODEL, List.of("giraffe", "bus"), 0.24, 7), all, components, new MapLayout(x, y));
    }
}
