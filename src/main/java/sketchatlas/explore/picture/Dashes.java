package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts lines into dashes. */
final class Dashes {
    private Dashes() {
    }

    /**
     * The dashes of lines, each x0, y0, x1, y1, ...
     *
     * @param on length of a dash
     * @param off length of a gap
     */
    static List<float[]> of(List<float[]> lines, double on, double off) {
        List<float[]> dashes = new ArrayList<>();
        for (float[] line : lines) {
            cut(line, on, off, dashes);
        }
        return dashes;
    }

    private static void cut(float[] line, double on, double off, List<float[]> dashes) {
        float[] dash = new float[line.length + 2];
        int size = 0;
        boolean drawing = true;
        double left = on; // of this dash or gap
        double x = line[0];
        double y = line[1];
        size = put(dash, size, x, y);
        for (int i = 2; i < line.length; i += 2) {
            double length = Math.hypot(line[i] - x, line[i + 1] - y);
            while (length > left) {
                x += (line[i] - x) * left / length;
                y += (line[i + 1] - y) * left / length;
                length -= left;
                if (drawing) {
                    size = put(dash, size, x, y);
                    dashes.add(Arrays.copyOf(dash, size));
                    size = 0;
                } else {
                    size = put(dash, 0, x, y);
                }
                drawing = !drawing;
                left = drawing ? on : off;
            }
            left -= length;
            x = line[i];
            y = line[i + 1];
            if (drawing) {
                size = put(dash, size, x, y);
            }
        }
        if (drawing && size > 2) {
            dashes.add(Arrays.copyOf(dash, size));
        }
    }

    private static int put(float[] dash, int size, double x, double y) {
        dash[size] = (float) x;
        dash[size + 1] = (float) y;
        return size + 2;
    }
}
