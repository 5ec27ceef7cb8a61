package sketchatlas.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/**
 * The sketches of one category in few bytes, in memory or in a mapped file (written by {@link SketchPacker}). Immutable and safe to share
 * between threads.
 *
 * <p>Little-endian throughout: the points; the index, a long for each sketch of train, then valid, then test; the footer, {@value #FOOTER} bytes.
 * A sketch whose offsets are whole numbers and whose pen is 0 or 1 takes an int for each point: dx in the upper 16 bits, dy in 15, the pen in 1.
 * Every other sketch takes three floats for each point. An entry of the index is the place of the first point, counted in ints (40 bits), the
 * number of points (23 bits) and whether they are floats (1 bit).
 */
final class PackedSketches {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final int FOOTER = 48;
    static final long MAGIC = 0x314B534C54414B53L; // SKATLSK1; another digit when what is kept, or how it is read from its source, changes
    static final int MOST_POINTS = (1 << 23) - 1;
    /** Offsets of these bounds fit into 15 bits with their sign. */
    static final int LARGEST_PACKED = (1 << 14) - 1;

    private final MemorySegment data; // ints
    private final MemorySegment[] index = new MemorySegment[Split.values().length]; // longs
    private final Source source;

    /**
     * What a file was made from, to tell when it has changed.
     *
     * @param size of the source, in bytes
     * @param modified when it was last changed, in nanoseconds
     */
    record Source(long size, long modified) {
    }

    private PackedSketches(MemorySegment all, long dataBytes, int[] counts, Source source) {
        this.source = source;
        data = all.asSlice(0, dataBytes);
        long at = dataBytes;
        for (int s = 0; s < index.length; s++) {
            index[s] = all.asSlice(at, (long) Long.BYTES * counts[s]);
            at += index[s].byteSize();
        }
    }

    /**
     * The sketches in a run of bytes that {@link SketchPacker} has written.
     *
     * @throws MalformedDataException if it has not, or not all of them
     */
    static PackedSketches of(MemorySegment all) throws MalformedDataException {
        long footer = all.byteSize() - FOOTER;
        if (footer < 0 || all.get(LONG, footer) != MAGIC) {
            throw new MalformedDataException("these are no packed sketches");
        }
        long dataBytes = all.get(LONG, footer + 24);
        int[] counts = new int[Split.values().length];
        long end = dataBytes;
        for (int s = 0; s < counts.length; s++) {
            counts[s] = all.get(INT, footer + 32 + (long) Integer.BYTES * s);
            end += (long) Long.BYTES * counts[s];
        }
        if (dataBytes < 0 || end != footer || counts[0] < 0 || counts[1] < 0 || counts[2] < 0) {
            throw new MalformedDataException("packed sketches of another size than they say");
        }
        CRC32 sum = new CRC32();
        sum.update(all.asSlice(dataBytes, all.byteSize() - Integer.BYTES - dataBytes).asByteBuffer());
        if ((int) sum.getValue() != all.get(INT, all.byteSize() - Integer.BYTES)) {
            throw new MalformedDataException("the index of packed sketches is damaged");
        }
        return new PackedSketches(all, dataBytes, counts, new Source(all.get(LONG, footer + 8), all.get(LONG, footer + 16)));
    }

    /** The footer, whose last four bytes are the checksum of the index and of what is before them. */
    static byte[] footer(Source source, long dataBytes, int[] counts, CRC32 indexSum) {
        byte[] bytes = new byte[FOOTER];
        MemorySegment footer = MemorySegment.ofArray(bytes);
        footer.set(LONG, 0, MAGIC);
        footer.set(LONG, 8, source.size());
        footer.set(LONG, 16, source.modified());
        footer.set(LONG, 24, dataBytes);
        for (int s = 0; s < counts.length; s++) {
            footer.set(INT, 32 + (long) Integer.BYTES * s, counts[s]);
        }
        indexSum.update(bytes, 0, FOOTER - Integer.BYTES);
        footer.set(INT, FOOTER - Integer.BYTES, (int) indexSum.getValue());
        return bytes;
    }

    static long entry(long place, int points, boolean floats) {
        return place << 24 | (long) points << 1 | (floats ? 1 : 0);
    }

    /** What the sketches were made from. */
    Source source() {
        return source;
    }

    int size(Split split) {
        return (int) (index[split.ordinal()].byteSize() / Long.BYTES);
    }

    int points(Split split, int i) {
        return (int) (entry(split, i) >>> 1) & MOST_POINTS;
    }

    private long entry(Split split, int i) {
        return index[split.ordinal()].get(LONG, (long) Long.BYTES * i);
    }

    /** @throws UserException if the points are damaged, which no checksum covers: the mapped file would have to be read as a whole for that */
    Sketch sketch(Split split, int i) {
        try {
            return unpacked(entry(split, i));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UserException("The sketches that are kept packed are damaged: delete the files in the folder of --cache_dir, they are made again.", e);
        }
    }

    private Sketch unpacked(long entry) {
        int points = (int) (entry >>> 1) & MOST_POINTS;
        boolean floats = (entry & 1) != 0;
        int[] packed = new int[floats ? 3 * points : points];
        MemorySegment.copy(data, INT, (entry >>> 24) * Integer.BYTES, packed, 0, packed.length);
        float[] rows = new float[3 * points];
        if (floats) {
            for (int k = 0; k < rows.length; k++) {
                rows[k] = Float.intBitsToFloat(packed[k]);
            }
        } else {
            for (int p = 0; p < points; p++) {
                rows[3 * p] = packed[p] >> 16;
                rows[3 * p + 1] = packed[p] << 16 >> 17;
                rows[3 * p + 2] = packed[p] & 1;
            }
        }
        return Sketch.ofStroke3(rows);
    }

    /** The sketches of a split, in the order of their file. */
    SketchList list(Split split, int category) {
        return new SketchList() {
            @Override
            public LabelledSketch get(int i) {
                return new LabelledSketch(sketch(split, i), category);
            }

            @Override
            public int size() {
                return PackedSketches.this.size(split);
            }

            @Override
            public int points(int i) {
                return PackedSketches.this.points(split, i);
            }

            @Override
            public int category(int i) {
                return category;
            }
        };
    }
}
