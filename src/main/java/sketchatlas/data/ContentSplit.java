package sketchatlas.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sketchatlas.sketch.Sketch;

/**
 * Divides sketches that come in no splits: by a hash of what each one is, so that the same drawing lands in the same split in
 * every file, on every machine and whatever its neighbours. The shares are those of the official files, 70000 : 2500 : 2500.
 */
final class ContentSplit {
    private static final double VALID_FROM = 70000 / 75000.0;
    private static final double TEST_FROM = 72500 / 75000.0;

    /** A sketch with its place in [0, 1). */
    private record Placed(Sketch sketch, double place) {
    }

    private final SplitSink sink;
    private List<Sketch> waiting = new ArrayList<>(); // until every split has one
    private final Set<Split> filled = EnumSet.noneOf(Split.class);
    private int count;

    /** Divides what comes one by one; {@link #finish} ends it. */
    ContentSplit(SplitSink sink) {
        this.sink = sink;
    }

    void add(Sketch sketch) {
        count++;
        Split split = split(place(sketch));
        if (waiting == null) {
            sink.add(split, sketch);
            return;
        }
        waiting.add(sketch);
        filled.add(split);
        if (filled.size() == Split.values().length) {
            waiting.forEach(s -> sink.add(split(place(s)), s));
            waiting = null;
        }
    }

    /** How many have come. */
    int count() {
        return count;
    }

    /** There are no more; at least three must have come. */
    void finish() {
        if (waiting != null) {
            of(waiting).forEach((split, sketches) -> sketches.forEach(s -> sink.add(split, s)));
            waiting = null;
        }
    }

    /** About how many of so many sketches land in each split. */
    static long[] expected(long sketches) {
        long valid = Math.round(sketches * (TEST_FROM - VALID_FROM));
        long test = Math.round(sketches * (1 - TEST_FROM));
        return new long[] {sketches - valid - test, valid, test};
    }

    private static Split split(double place) {
        return place < VALID_FROM ? Split.TRAIN : place < TEST_FROM ? Split.VALID : Split.TEST;
    }

    /**
     * All sketches, each in one split in the order given, and at least one in each.
     *
     * @param sketches at least three
     */
    static Map<Split, List<Sketch>> of(List<Sketch> sketches) {
        if (sketches.size() < Split.values().length) {
            throw new IllegalArgumentException(sketches.size() + " sketches cannot fill three splits");
        }
        List<Placed> placed = sketches.stream().map(s -> new Placed(s, place(s))).toList();
        Map<Split, List<Placed>> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(split, new ArrayList<>());
        }
        for (Placed p : placed) {
            splits.get(split(p.place())).add(p);
        }
        for (Split split : Split.values()) {
            if (splits.get(split).isEmpty()) {
                List<Placed> fullest = splits.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
                Placed last = fullest.stream().max(Comparator.comparingDouble(Placed::place)).orElseThrow();
                fullest.remove(last);
                splits.get(split).add(last);
            }
        }
        Map<Split, List<Sketch>> result = new EnumMap<>(Split.class);
        splits.forEach((split, list) -> result.put(split, new ArrayList<>(list.stream().map(Placed::sketch).toList())));
        return result;
    }

    /** The first 53 bits of SHA-256 of the rows, as big-endian floats. */
    private static double place(Sketch sketch) {
        float[] rows = sketch.toStroke3();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows.length);
        bytes.asFloatBuffer().put(rows);
        try {
            long hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array())).getLong();
            return (hash >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
