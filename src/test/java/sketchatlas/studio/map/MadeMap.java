package sketchatlas.studio.map;

import java.util.List;
import java.util.stream.IntStream;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;

/**
 * A small map made by hand: points on a square lattice of distance 1, row by row; category and level-k component by column, level-l component
 * by whether the column is even; the last level-k component is dead.
 */
public final class MadeMap implements MapPoints {
    /** Columns, categories, and live level-k components. */
    public static final int COLUMNS = 4;

    private final int rows;

    public MadeMap(int rows) {
        this.rows = rows;
    }

    public MapPositions positions() {
        float[] x = new float[count() + COLUMNS + 1 + 2];
        float[] y = new float[x.length];
        for (int p = 0; p < count(); p++) {
            x[p] = p % COLUMNS;
            y[p] = p / COLUMNS;
        }
        for (int k = 0; k <= COLUMNS; k++) {
            x[count() + k] = k;
            y[count() + k] = (rows - 1) / 2f;
        }
        for (int l = 0; l < 2; l++) {
            x[count() + COLUMNS + 1 + l] = 1 + l;
        }
        return new MapPositions(x, y, count(), COLUMNS + 1);
    }

    @Override
    public int count() {
        return rows * COLUMNS;
    }

    @Override
    public Sketch sketch(int point) {
        return Sketch.ofPolylines(List.of(new float[] { 0, 0, 100, 100 + point }, new float[] { 0, 100, 100, 0 }));
    }

    @Override
    public List<String> categories() {
        return List.of("cat", "dog", "pig", "owl");
    }

    @Override
    public int category(int point) {
        return point % COLUMNS;
    }

    @Override
    public int component(Level level, int point) {
        return level == Level.K ? point % COLUMNS : point % 2;
    }

    @Override
    public double confidence(int point) {
        return point % COLUMNS / 4.0 + 0.1;
    }

    @Override
    public double logDensity(int point) {
        return point / COLUMNS;
    }

    @Override
    public List<ComponentShare> shares(Level level, int point, int most) {
        return List.of(new ComponentShare(level, component(level, point), 0.75));
    }

    @Override
    public int components(Level level) {
        return level == Level.K ? COLUMNS + 1 : 2;
    }

    @Override
    public double weight(Level level, int index) {
        return level == Level.L ? 0.5 : index < COLUMNS ? 0.1 * (index + 1) : 0;
    }

    @Override
    public int[] nearest(int[] points, int most) {
        return IntStream.range(0, count()).filter(p -> IntStream.of(points).noneMatch(q -> q == p)).limit(most).toArray();
    }
}
