package sketchatlas.nn;

import java.util.Objects;
import sketchatlas.nn.cuda.CudaDevice;

/** Floats in the memory of a graphics card: the memory of {@link CudaKernels}. The last window that is let go of gives the memory back. */
final class CudaFloats extends Floats {
    private final Object owner; // of the memory; held by each window
    private final long address;

    /** New memory with any content. */
    CudaFloats(CudaDevice device, int length) {
        super(length);
        owner = new Object();
        address = device.allocateFor(owner, Math.max(1L, length) * Float.BYTES);
    }

    private CudaFloats(Object owner, long address, int length) {
        super(length);
        this.owner = owner;
        this.address = address;
    }

    @Override
    public CudaFloats slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length());
        return new CudaFloats(owner, address + (long) from * Float.BYTES, count);
    }

    /** Where the first float lies; valid as long as this object is in use. */
    long address() {
        return address;
    }

    /** As {@link #address()}, and that so many floats are there. */
    long address(long count) {
        if (count > length()) {
            throw new IndexOutOfBoundsException(count + " floats of " + length());
        }
        return address;
    }
}
