package sketchatlas.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One drawing in stroke-3 form: for each point the offset (dx, dy) from the point before and whether the pen is lifted
 * after it. The first offset is a move from (0, 0); y grows downwards; units are those of the source (QuickDraw: 0..255).
 * Immutable and safe to share between threads.
 */
public final class Sketch {
    private final float[] rows; // [size, 3]

    private Sketch(float[] rows) {
        this.rows = rows;
    }

    /**
     * A sketch of stroke-3 rows.
     *
     * @param rows dx, dy, pen lifted (0 or 1) for each point, copied
     * @throws IllegalArgumentException if the length is no multiple of 3 or a value is not finite
     */
    public static Sketch ofStroke3(float[] rows) {
        if (rows.length % 3 != 0) {
            throw new IllegalArgumentException("stroke-3 rows come in threes, not " + rows.length + " values");
        }
        for (float v : rows) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("a stroke-3 value is " + v);
            }
        }
        return new Sketch(rows.clone());
    }

    /**
     * A sketch of absolute strokes.
     *
     * @param strokes each x0, y0, x1, y1, ...; empty strokes are left out
     */
    public static Sketch ofPolylines(List<float[]> strokes) {
        int points = strokes.stream().mapToInt(s -> s.length / 2).sum();
        float[] rows = new float[points * 3];
        float x = 0;
        float y = 0;
        int r = 0;
        for (float[] s : strokes) {
            for (int i = 0; i + 1 < s.length; i += 2) {
                rows[r] = s[i] - x;
                rows[r + 1] = s[i + 1] - y;
                rows[r + 2] = i + 3 >= s.length ? 1 : 0;
                x = s[i];
                y = s[i + 1];
                r += 3;
            }
        }
        return ofStroke3(rows);
    }

    /** The first strokes, at least one and at most all. */
    public Sketch firstStrokes(int count) {
        int end = 0;
        for (int left = count; end < size() && left > 0; end++) {
            left -= lifted(end) ? 1 : 0;
        }
        return new Sketch(Arrays.copyOf(rows, 3 * end));
    }

    /**
     * This sketch, unchanged to the last bit, and more strokes after it; the pen is lifted in between.
     *
     * @param strokes in absolute coordinates, each x0, y0, x1, y1, ...
     */
    public Sketch followedBy(List<float[]> strokes) {
        float x = 0;
        float y = 0;
        for (int i = 0; i < size(); i++) {
            x += dx(i);
            y += dy(i);
        }
        float[] more = ofPolylines(strokes).rows;
        float[] all = Arrays.copyOf(rows, rows.length + more.length);
        System.arraycopy(more, 0, all, rows.length, more.length);
        if (rows.length > 0 && more.length > 0) {
            all[rows.length - 1] = 1;
            all[rows.length] -= x;
            all[rows.length + 1] -= y;
        }
        return ofStroke3(all);
    }

    /** The number of points. */
    public int size() {
        return rows.length / 3;
    }

    public boolean isEmpty() {
        return rows.length == 0;
    }

    public float dx(int point) {
        return rows[3 * point];
    }

    public float dy(int point) {
        return rows[3 * point + 1];
    }

    /** Whether the pen is lifted after this point. */
    public boolean lifted(int point) {
        return rows[3 * point + 2] > 0.5f;
    }

    /** A copy of the stroke-3 rows. */
    public float[] toStroke3() {
        return rows.clone();
    }

    /** The strokes in absolute coordinates, each x0, y0, x1, y1, ... */
    public List<float[]> polylines() {
        List<float[]> strokes = new ArrayList<>();
        float x = 0;
        float y = 0;
        float[] current = new float[16];
        int n = 0;
        for (int i = 0; i < size(); i++) {
            x += dx(i);
            y += dy(i);
            if (n + 2 > current.length) {
                current = Arrays.copyOf(current, 2 * current.length);
            }
            current[n++] = x;
            current[n++] = y;
            if (lifted(i) || i == size() - 1) {
                strokes.add(Arrays.copyOf(current, n));
                n = 0;
            }
        }
        return strokes;
    }

    /** All offsets multiplied by a factor. */
    public Sketch scaled(float factor) {
        float[] scaled = rows.clone();
        for (int i = 0; i < scaled.length; i += 3) {
            scaled[i] *= factor;
            scaled[i + 1] *= factor;
        }
        return new Sketch(scaled);
    }

    /** The sketch as a mirror shows it: left and right exchanged. */
    public Sketch mirrored() {
        float[] mirrored = rows.clone();
        for (int i = 0; i < mirrored.length; i += 3) {
            mirrored[i] = 0 - mirrored[i]; // never -0, which equals no 0
        }
        return new Sketch(mirrored);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch s && Arrays.equals(rows, s.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return "Sketch of " + size() + " points";
    }
}
