package sketchatlas.explore.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sketchatlas.data.NpyArray;
import sketchatlas.sketch.Sketch;

/**
 * Sketches as three arrays: how many points each has, the offsets of all points, and after which the pen is lifted. Offsets are whole
 * sixteenths of a unit where those fit 16 bits, which nobody sees, and floats where they don't. It is the places of the points that are
 * rounded, so that no error adds up along a sketch.
 */
final class SketchArrays {
    private static final String LENGTHS = "_lengths";
    private static final String OFFSETS = "_offsets";
    private static final String LIFTED = "_lifted";
    private static final float STEPS = 16; // to a unit
    private static final String FINE = "<i2";

    private SketchArrays() {
    }

    /** Adds the arrays of sketches, some of which may be empty, to others; their names begin with {@code name}. */
    static void put(Map<String, NpyArray> arrays, String name, List<Sketch> sketches) {
        int[] lengths = sketches.stream().mapToInt(Sketch::size).toArray();
        int total = Arrays.stream(lengths).sum();
        float[] exact = new float[2 * total]; // [points, 2]
        short[] rounded = new short[2 * total];
        byte[] lifted = new byte[total];
        boolean fits = true;
        int at = 0;
        for (Sketch s : sketches) {
            float x = 0;
            float y = 0;
            long lastX = 0;
            long lastY = 0;
            for (int i = 0; i < s.size(); i++, at++) {
                x += s.dx(i);
                y += s.dy(i);
                exact[2 * at] = s.dx(i);
                exact[2 * at + 1] = s.dy(i);
                long nextX = Math.round((double) x * STEPS);
                long nextY = Math.round((double) y * STEPS);
                rounded[2 * at] = (short) (nextX - lastX);
                rounded[2 * at + 1] = (short) (nextY - lastY);
                fits &= rounded[2 * at] == nextX - lastX && rounded[2 * at + 1] == nextY - lastY;
                lifted[at] = (byte) (s.lifted(i) ? 1 : 0);
                lastX = nextX;
                lastY = nextY;
            }
        }
        arrays.put(name + LENGTHS, NpyArray.ofInts(lengths, lengths.length));
        arrays.put(name + OFFSETS, fits ? NpyArray.ofShorts(rounded, total, 2) : NpyArray.ofFloats(exact, total, 2));
        arrays.put(name + LIFTED, NpyArray.ofBytes(lifted, total));
    }

    /**
     * The sketches of the arrays that {@link #put} made.
     *
     * @throws IllegalArgumentException if arrays are missing or don't fit together
     */
    static List<Sketch> get(AtlasArrays arrays, String name, int count) {
        int[] lengths = arrays.ints(name + LENGTHS, count);
        long total = 0;
        for (int length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("a sketch of " + length + " points");
            }
            total += length;
        }
        if (total > Integer.MAX_VALUE / 3) {
            throw new IllegalArgumentException("sketches of " + total + " points");
        }
        NpyArray stored = arrays.array(name + OFFSETS, (int) total, 2);
        float[] offsets = stored.toFloats();
        float step = stored.descr().equals(FINE) ? 1 / STEPS : 1;
        int[] lifted = arrays.ints(name + LIFTED, (int) total);
        List<Sketch> sketches = new ArrayList<>(count);
        int at = 0;
        for (int length : lengths) {
            float[] rows = new float[3 * length];
            for (int i = 0; i < length; i++, at++) {
                rows[3 * i] = offsets[2 * at] * step;
                rows[3 * i + 1] = offsets[2 * at + 1] * step;
                rows[3 * i + 2] = lifted[at] == 0 ? 0 : 1;
            }
            sketches.add(Sketch.ofStroke3(rows));
        }
        return sketches;
    }
}
