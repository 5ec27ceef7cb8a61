package sketchatlas.nn;

/**
 * A run of 32-bit floats in the memory of one backend (the heap, a graphics card). Only the {@link Kernels} that made it
 * can read and write it. Numbers get in and out by {@link Kernels#upload} and {@link Kernels#download}.
 */
public abstract class Floats {
    private final int length;

    protected Floats(int length) {
        this.length = length;
    }

    /** The number of floats. */
    public final int length() {
        return length;
    }

    /**
     * A window on the same memory.
     *
     * @throws IndexOutOfBoundsException if it would reach outside this one
     */
    public abstract Floats slice(int offset, int length);

    /** The window from an offset to the end. */
    public final Floats from(int offset) {
        return slice(offset, length - offset);
    }

    /** Equal windows of the given length, one after the other, from the start. */
    public final Floats[] split(int count, int each) {
        Floats[] parts = new Floats[count];
        for (int i = 0; i < count; i++) {
            parts[i] = slice(i * each, each);
        }
        return parts;
    }
}
