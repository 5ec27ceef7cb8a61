package sketchatlas.studio.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a map reaches: all of it, and smaller parts that leave out what lies far off behind a gap, so that a few outlying sketches do not make
 * all others small. Immutable.
 */
public final class MapExtents {
    private static final double GAP = 0.04; // of the width or height; a narrower one does not set anything apart
    private static final double MOST_LEFT_OUT = 0.15; // of all sketches
    private static final double WORTH = 1.1; // times larger at least where sketches are left out
    private static final double WORTH_OF_ALL = 1.2; // and this times their share larger still
    private static final int MOST_CUTS = 8;
    private static final int BINS = 256;

    private final List<Part> parts; // each inside the one before; the first is all

    /** A box, and the share of the sketches that lie outside. */
    private record Part(MapBox box, double leftOut) {
    }

    private MapExtents(List<Part> parts) {
        this.parts = parts;
    }

    /** A map of which nothing is ever left out. */
    public static MapExtents whole(MapBox box) {
        return new MapExtents(List.of(new Part(box, 0)));
    }

    public static MapExtents of(MapPositions positions) {
        List<Part> parts = new ArrayList<>(List.of(new Part(positions.box(), 0)));
        int[] inside = new int[positions.points()];
        int count = 0;
        for (int p = 0; p < inside.length; p++) {
            if (positions.isSomewhere(p)) {
                inside[count++] = p;
            }
        }
        int all = count;
        while (parts.size() <= MOST_CUTS) {
            MapBox before = parts.getLast().box();
            int most = (int) (MOST_LEFT_OUT * all) - (all - count);
            Cut across = Cut.best(positions.x(), inside, count, before.left(), before.right(), most, all);
            Cut down = Cut.best(positions.y(), inside, count, before.top(), before.bottom(), most, all);
            Cut cut = across.gain() >= down.gain() ? across : down;
            if (cut.gain() <= 0) {
                break;
            }
            float[] along = cut == across ? positions.x() : positions.y();
            int kept = 0;
            for (int i = 0; i < count; i++) {
                float at = along[inside[i]];
                if (at >= cut.from() && at <= cut.to()) {
                    inside[kept++] = inside[i];
                }
            }
            count = kept;
            parts.add(new Part(positions.box(Arrays.stream(inside, 0, count)), (double) (all - count) / all));
        }
        return new MapExtents(List.copyOf(parts));
    }

    /** The box around all of it. */
    public MapBox all() {
        return parts.getFirst().box();
    }

    /** The part that a view of a size shows best: all, unless what is left out makes all else clearly larger. */
    public MapBox best(double width, double height) {
        Part best = parts.getFirst();
        for (Part part : parts.subList(1, parts.size())) {
            double larger = MapViewport.fit(part.box(), width, height).scale() / MapViewport.fit(best.box(), width, height).scale();
            if (larger >= WORTH + WORTH_OF_ALL * (part.leftOut() - best.leftOut())) {
                best = part;
            }
        }
        return best.box();
    }

    /** A range of one coordinate that is kept, and how much larger it can be shown, less what it costs. */
    private record Cut(double from, double to, double gain) {
        /**
         * The best cut through a gap.
         *
         * @param at the coordinate of all sketches, of which those inside count
         * @param most sketches that may be left out
         * @param all sketches of the map
         */
        static Cut best(float[] at, int[] inside, int count, double from, double to, int most, int all) {
            double width = to - from;
            int[] counts = new int[BINS];
            float[] least = new float[BINS];
            float[] greatest = new float[BINS];
            Arrays.fill(least, Float.POSITIVE_INFINITY);
            Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < count; i++) {
                float v = at[inside[i]];
                int bin = width > 0 ? (int) Math.clamp((v - from) / width * BINS, 0, BINS - 1) : 0;
                counts[bin]++;
                least[bin] = Math.min(least[bin], v);
                greatest[bin] = Math.max(greatest[bin], v);
            }
            Cut best = new Cut(from, to, 0);
            int below = 0;
            double last = from;
            for (int b = 0; b < BINS; b++) {
                if (counts[b] > 0) {
                    if (least[b] - last >= GAP * width) {
                        best = best.or(least[b], to, below, width, most, all).or(from, last, count - below, width, most, all);
                    }
                    below += counts[b];
                    last = greatest[b];
                }
            }
            return best;
        }

        private Cut or(double newFrom, double newTo, int without, double width, int most, int all) {
            double shown = Math.max(newTo - newFrom, width / BINS);
            double now = Math.log(width / shown) - (double) without / all;
            return without > 0 && without <= most && now > gain ? new Cut(newFrom, newTo, now) : this;
        }
    }
}
