package sketchatlas.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.zip.CRC32;
import sketchatlas.sketch.Sketch;

/**
 * Writes sketches as {@link PackedSketches} reads them, clipped as those of a data set are. It holds eight bytes of each sketch; the points
 * go to the stream at once. What the stream fails with comes as an {@link UncheckedIOException}, because readers of data files take an
 * {@link IOException} for one of their own.
 */
final class SketchPacker implements SplitSink {
    private final OutputStream out;
    private final long[][] entries = new long[Split.values().length][64];
    private final int[] counts = new int[entries.length];
    private byte[] bytes = new byte[1 << 10];
    private long written; // ints

    SketchPacker(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Split split, Sketch sketch) {
        if (sketch.size() > PackedSketches.MOST_POINTS) {
            throw new IllegalArgumentException("a sketch of " + sketch.size() + " points");
        }
        float[] rows = SketchDataset.clipped(sketch).toStroke3();
        boolean floats = !isWhole(rows);
        int ints = floats ? rows.length : rows.length / 3;
        if (bytes.length < ints * Integer.BYTES) {
            bytes = new byte[2 * ints * Integer.BYTES];
        }
        MemorySegment target = MemorySegment.ofArray(bytes);
        for (int i = 0; i < ints; i++) {
            target.set(PackedSketches.INT, (long) Integer.BYTES * i, floats ? Float.floatToRawIntBits(rows[i])
                    : (int) rows[3 * i] << 16 | ((int) rows[3 * i + 1] & 0x7FFF) << 1 | (int) rows[3 * i + 2]);
        }
        write(bytes, ints * Integer.BYTES);
        append(split, PackedSketches.entry(written, sketch.size(), floats));
        written += ints;
    }

    @Override
    public void again(Split split, int index) {
        append(split, entries[split.ordinal()][index]);
    }

    /** Whether every value comes back bit by bit from an int; a negative zero does not. */
    private static boolean isWhole(float[] rows) {
        for (int i = 0; i < rows.length; i++) {
            boolean fits = i % 3 == 2 ? rows[i] == 0 || rows[i] == 1 : Math.abs(rows[i]) <= PackedSketches.LARGEST_PACKED;
            if (!fits || Float.floatToRawIntBits((int) rows[i]) != Float.floatToRawIntBits(rows[i])) {
                return false;
            }
        }
        return true;
    }

    private void append(Split split, long entry) {
        int s = split.ordinal();
        if (counts[s] == entries[s].length) {
            entries[s] = Arrays.copyOf(entries[s], 2 * counts[s]);
        }
        entries[s][counts[s]++] = entry;
    }

    /** Writes the index and the footer, and nothing after them. */
    void finish(PackedSketches.Source source) {
        CRC32 sum = new CRC32();
        for (int s = 0; s < entries.length; s++) {
            byte[] index = new byte[Math.multiplyExact(Long.BYTES, counts[s])];
            MemorySegment target = MemorySegment.ofArray(index);
            for (int i = 0; i < counts[s]; i++) {
                target.set(PackedSketches.LONG, (long) Long.BYTES * i, entries[s][i]);
            }
            sum.update(index);
            write(index, index.length);
        }
        byte[] footer = PackedSketches.footer(source, written * Integer.BYTES, counts, sum);
        write(footer, footer.length);
    }

    private void write(byte[] from, int length) {
        try {
            out.write(from, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
