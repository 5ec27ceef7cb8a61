package sketchatlas.nn.cuda;

import static sketchatlas.nn.cuda.Native.FLOAT;
import static sketchatlas.nn.cuda.Native.INT;
import static sketchatlas.nn.cuda.Native.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The arguments of a launch, written one after the other, and the launch itself. For one thread at a time. */
public final class Launch {
    /** Threads of a block of kernels that go element by element, and most of a row kernel. */
    public static final int LANES = 256;
    /** Threads of a block of the kernel mixtureLoss. */
    public static final int MIXTURE_LANES = 32;
    private static final int FEWEST_LANES = 32;
    /** A tile's width, and its threads downwards; as in kernels.cu. */
    private static final int TILE = 32;
    private static final int DOWN = 8;
    private static final int MOST_ARGUMENTS = 24;
    private static final int BLOCKS_PER_MULTIPROCESSOR = 16;

    private final CudaDevice device;
    private final MemorySegment values; // of the arguments, eight bytes each
    private final MemorySegment pointers; // to them
    private final byte[] kinds = new byte[MOST_ARGUMENTS];
    private final int mostBlocks;
    private int count;
    private Kernel kernel;

    Launch(CudaDevice device) {
        this.device = device;
        values = Arena.ofAuto().allocate(LONG, MOST_ARGUMENTS);
        pointers = Arena.ofAuto().allocate(ValueLayout.ADDRESS, MOST_ARGUMENTS);
        for (int i = 0; i < MOST_ARGUMENTS; i++) {
            pointers.setAtIndex(ValueLayout.ADDRESS, i, values.asSlice((long) i * Long.BYTES));
        }
        mostBlocks = device.info().multiprocessors() * BLOCKS_PER_MULTIPROCESSOR;
    }

    /** Begins with a kernel. */
    public Launch of(String name) {
        kernel = device.kernel(name);
        count = 0;
        return this;
    }

    public Launch with(int value) {
        values.set(INT, (long) count * Long.BYTES, value);
        return added('i');
    }

    public Launch with(long value) {
        values.setAtIndex(LONG, count, value);
        return added('l');
    }

    public Launch with(float value) {
        values.set(FLOAT, (long) count * Long.BYTES, value);
        return added('f');
    }

    /** An address on the card; 0 for none. */
    public Launch at(long address) {
        values.setAtIndex(LONG, count, address);
        return added('p');
    }

    private Launch added(char kind) {
        kinds[count++] = (byte) kind;
        return this;
    }

    /** For kernels that go through so many elements. */
    public void elements(long n) {
        if (n > 0) {
            run(blocksFor(n), 1, LANES, 1);
        }
    }

    /** As many blocks as {@link #elements} takes. */
    public int blocksFor(long n) {
        return Math.clamp((n + LANES - 1) / LANES, 1, mostBlocks);
    }

    /** For kernels with a block per row of so many elements. */
    public void rows(int rows, int n) {
        rowsOf(rows, lanesFor(n));
    }

    /** For kernels with a block of a given width per row. */
    public void rowsOf(int rows, int lanes) {
        if (rows > 0) {
            run(rows, 1, lanes, 1);
        }
    }

    private static int lanesFor(int n) {
        int lanes = FEWEST_LANES;
        while (lanes < n && lanes < LANES) {
            lanes *= 2;
        }
        return lanes;
    }

    /** For kernels whose blocks take tiles of so many columns, and so many blocks downwards. */
    public void tiles(int columns, int blocksDown) {
        if (columns > 0 && blocksDown > 0) {
            run(tilesFor(columns), blocksDown, TILE, DOWN);
        }
    }

    /** As many tiles as cover n. */
    public static int tilesFor(int n) {
        return (n + TILE - 1) / TILE;
    }

    private void run(int gridX, int gridY, int blockX, int blockY) {
        String signature = kernel.signature();
        boolean same = signature.length() == count;
        for (int i = 0; same && i < count; i++) {
            same = signature.charAt(i) == kinds[i];
        }
        if (!same) {
            throw new IllegalStateException("the kernel " + kernel.name() + " takes " + signature + ", not "
                    + new String(Arrays.copyOf(kinds, count), java.nio.charset.StandardCharsets.US_ASCII));
        }
        device.launch(kernel, gridX, gridY, blockX, blockY, pointers);
    }
}
