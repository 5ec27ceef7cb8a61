package sketchatlas.nn.cuda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Memory of a card. What is given back is handed out again: layers ask for the same sizes anew with each change of the batch, and asking the
 * driver is slow. As all work goes through one stream, memory may have a new owner while the last work of the old one still waits its turn.
 * Thread-safe.
 */
final class MemoryPool {
    private static final Logger LOG = Logger.getLogger(MemoryPool.class.getName());
    private static final long SMALLEST = 512;
    private static final long FINE_UP_TO = 1 << 20;
    private static final int STEPS_PER_DOUBLING = 8;
    private static final int WAITS = 20;
    private static final long WAIT_MILLIS = 50;

    private final Allocator allocator;
    private final TreeMap<Long, Deque<Block>> free = new TreeMap<>();
    private long held; // bytes that the driver has given
    private long used; // of them, bytes that have an owner

    /** What the driver does. */
    interface Allocator {
        long allocate(long bytes);

        /** Waits for all work, then frees. */
        void free(Iterable<Block> blocks);

        String state();
    }

    /** A run of memory. */
    record Block(long address, long bytes) {
    }

    MemoryPool(Allocator allocator) {
        this.allocator = allocator;
    }

    /** Sizes are rounded up, so that memory fits more than one purpose. */
    static long rounded(long bytes) {
        long step = bytes <= FINE_UP_TO ? SMALLEST : Long.highestOneBit(bytes) / STEPS_PER_DOUBLING;
        return Math.max(SMALLEST, (bytes + step - 1) / step * step);
    }

    /**
     * Memory with any content.
     *
     * @throws CudaException if the card has not enough of it, even when all that is free has been put together
     */
    Block take(long bytes) {
        long size = rounded(bytes);
        synchronized (this) {
            Block known = known(size);
            if (known != null) {
                return known;
            }
        }
        try {
            return allocate(size);
        } catch (CudaException e) {
            if (!e.outOfMemory()) {
                throw e;
            }
            LOG.log(Level.INFO, "the card''s memory is full, unused memory is collected: {0}", state());
            return takeLast(size, e);
        }
    }

    private synchronized Block known(long size) {
        Map.Entry<Long, Deque<Block>> fitting = free.ceilingEntry(size);
        if (fitting == null || fitting.getKey() > size + size / 4) {
            return null;
        }
        Block block = fitting.getValue().pop();
        if (fitting.getValue().isEmpty()) {
            free.remove(fitting.getKey());
        }
        used += block.bytes();
        return block;
    }

    private Block allocate(long size) {
        long address = allocator.allocate(size);
        synchronized (this) {
            held += size;
            used += size;
        }
        return new Block(address, size);
    }

    /** Has the collector find owners that are gone, as their memory only comes back then. */
    private Block takeLast(long size, CudaException full) {
        for (int i = 0; i < WAITS; i++) {
            releaseFree();
            try {
                return allocate(size);
            } catch (CudaException e) {
                if (!e.outOfMemory()) {
                    throw e;
                }
            }
            if (!collected()) {
                break;
            }
        }
        LOG.log(Level.WARNING, "the card''s memory does not suffice for {0} bytes: {1}", new Object[] {size, state()});
        throw full;
    }

    /** Waits until memory has come back; false where none does. */
    private synchronized boolean collected() {
        long before = used;
        System.gc();
        try {
            for (int i = 0; i < WAITS && used >= before; i++) {
                wait(WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return used < before;
    }

    /** For a new owner. */
    synchronized void giveBack(Block block) {
        free.computeIfAbsent(block.bytes(), _ -> new ArrayDeque<>()).push(block);
        used -= block.bytes();
        notifyAll();
    }

    /** Gives what nobody owns back to the driver. */
    private synchronized void releaseFree() {
        if (free.isEmpty()) {
            return;
        }
        Deque<Block> all = new ArrayDeque<>();
        free.values().forEach(all::addAll);
        free.clear();
        allocator.free(all);
        for (Block block : all) {
            held -= block.bytes();
        }
    }

    /** Bytes that have an owner. */
    synchronized long used() {
        return used;
    }

    /** Bytes that the driver has given. */
    synchronized long held() {
        return held;
    }

    private synchronized String state() {
        return used + " bytes are used of " + held + " that are held; " + allocator.state();
    }
}
