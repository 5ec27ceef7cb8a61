package sketchatlas.studio.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import sketchatlas.sketch.Sketch;

/**
 * Small pictures of the sketches of a map in three sizes, made in the background when they are first wanted. As pictures of coverage they
 * take any colour. What was wanted last is made first, and when too many are held those not wanted lately are given up. Asked on one
 * thread; the background writes finished pictures, which no one changes any more.
 */
public final class Thumbnails {
    private static final int[] SIDES = { 16, 32, 64 };
    private static final double[] LINE_WIDTHS = { 1.15, 1.5, 2.3 };
    private static final int[] MOST_HELD = { 200_000, 12_000, 4_000 };
    private static final int TELL_EVERY = 250; // pictures, so that they appear while others are being made

    private final IntFunction<Sketch> sketches;
    private final Executor background;
    private final Runnable made;
    private final List<AtomicReferenceArray<byte[]>> pictures = new ArrayList<>(); // of each size, by point
    private final AtomicIntegerArray held = new AtomicIntegerArray(SIDES.length);
    private final AtomicLong newest = new AtomicLong(); // number of the last request
    private BitSet asked = new BitSet(); // points of the last request
    private int askedSize = -1;

    /**
     * @param background makes the pictures
     * @param made called there when there are new ones
     */
    public Thumbnails(int count, IntFunction<Sketch> sketches, Executor background, Runnable made) {
        this.sketches = sketches;
        this.background = background;
        this.made = made;
        for (int s = 0; s < SIDES.length; s++) {
            pictures.add(new AtomicReferenceArray<>(count));
        }
    }

    /** The number of the smallest pictures that are not enlarged at a size in pixels. */
    static int sizeFor(double pixels) {
        return pixels <= SIDES[0] ? 0 : pixels <= SIDES[1] ? 1 : 2;
    }

    static int side(int size) {
        return SIDES[size];
    }

    /** The best picture there is for a size, as a number of a size, or -1 while there is none. */
    int best(int point, int size) {
        if (picture(point, size) != null) {
            return size;
        }
        for (int s = size - 1; s >= 0; s--) {
            if (picture(point, s) != null) {
                return s;
            }
        }
        for (int s = size + 1; s < SIDES.length; s++) {
            if (picture(point, s) != null) {
                return s;
            }
        }
        return -1;
    }

    /** Coverage 0..255, [side * side]; null while it is not made. */
    byte[] picture(int point, int size) {
        return pictures.get(size).get(point);
    }

    /**
     * Has those made that are missing, in place of what was asked for before.
     *
     * @param points the first {@code count} are wanted
     */
    void want(int[] points, int count, int size) {
        AtomicReferenceArray<byte[]> there = pictures.get(size);
        int[] missing = new int[count];
        int n = 0;
        boolean onTheirWay = size == askedSize;
        for (int i = 0; i < count; i++) {
            if (there.get(points[i]) == null) {
                missing[n++] = points[i];
                onTheirWay &= asked.get(points[i]);
            }
        }
        if (n == 0 || onTheirWay) {
            return;
        }
        int[] wanted = Arrays.copyOf(missing, n);
        asked = new BitSet();
        Arrays.stream(wanted).forEach(asked::set);
        askedSize = size;
        if (held.get(size) + n > MOST_HELD[size]) {
            keepOnly(points, count, size);
        }
        AtomicReferenceArray<byte[]> into = pictures.get(size);
        long number = newest.incrementAndGet();
        background.execute(() -> make(wanted, size, into, number));
    }

    private void keepOnly(int[] points, int count, int size) {
        AtomicReferenceArray<byte[]> before = pictures.get(size);
        AtomicReferenceArray<byte[]> kept = new AtomicReferenceArray<>(before.length());
        int n = 0;
        for (int i = 0; i < count; i++) {
            byte[] picture = before.get(points[i]);
            kept.set(points[i], picture);
            n += picture == null ? 0 : 1;
        }
        pictures.set(size, kept);
        held.set(size, n);
    }

    private void make(int[] points, int size, AtomicReferenceArray<byte[]> into, long number) {
        SketchMask mask = new SketchMask();
        int side = SIDES[size];
        int fresh = 0;
        for (int point : points) {
            if (newest.get() != number) {
                break;
            }
            if (into.get(point) == null) {
                into.set(point, Arrays.copyOf(mask.draw(sketches.apply(point), side, LINE_WIDTHS[size]), side * side));
                held.incrementAndGet(size);
                if (++fresh % TELL_EVERY == 0) {
                    made.run();
                }
            }
        }
        made.run();
    }
}
