package sketchatlas.nn.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What one set of kernels works with: a handle of cuBLAS, scratch memory, memory that the card shares with the host for copies, and the
 * arguments of launches. For one thread at a time. Work begins in the order in which it is asked for, and only {@link #download} and {@link #finish} wait for it.
 */
public final class Lane {
    private static final int STAGING_BYTES = 1 << 20;

    private final CudaDevice device;
    private final Driver driver;
    private final CuBlas blas;
    private final MemoryPool pool;
    private final MemorySegment stream;
    private final MemorySegment handle;
    private final MemorySegment staging;
    private final MemorySegment scalars; // alpha and beta
    private final Launch launch;
    private MemoryPool.Block scratch;
    private Thread current; // that has the context

    Lane(CudaDevice device, Driver driver, CuBlas blas, MemoryPool pool, MemorySegment stream) {
        this.device = device;
        this.driver = driver;
        this.blas = blas;
        this.pool = pool;
        this.stream = stream;
        device.enter();
        handle = blas.create(stream);
        staging = driver.allocateHost(STAGING_BYTES);
        scalars = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, 2);
        launch = new Launch(device);
    }

    void begin(boolean tf32) {
        current = null;
        enter();
        blas.setTf32(handle, tf32);
    }

    /** Ends what does not end with the card's context. */
    void close() {
        blas.destroy(handle);
    }

    /** Makes the card's context the calling thread's, where it isn't yet. */
    public void enter() {
        Thread thread = Thread.currentThread();
        if (current != thread) {
            device.enter();
            current = thread;
        }
    }

    /** A launch of the kernel of this name in kernels.cu. */
    public Launch kernel(String name) {
        return launch.of(name);
    }

    /** Memory with any content, until the next call. */
    public long scratch(long bytes) {
        if (scratch == null || scratch.bytes() < bytes) {
            if (scratch != null) {
                pool.giveBack(scratch);
                scratch = null;
            }
            scratch = pool.take(bytes);
        }
        return scratch.address();
    }

    /** Copies floats to the card. */
    public void upload(float[] from, int offset, long to, int count) {
        int piece = STAGING_BYTES / Float.BYTES;
        for (int done = 0; done < count; done += piece) {
            int n = Math.min(piece, count - done);
            MemorySegment.copy(from, offset + done, staging, ValueLayout.JAVA_FLOAT, 0, n);
            driver.toDevice(staging, to + (long) done * Float.BYTES, (long) n * Float.BYTES, stream);
            driver.synchronize(stream, "cuStreamSynchronize after an upload"); // for what comes next overwrites the shared memory
        }
    }

    /** Waits for all work, and copies floats from the card. */
    public void download(long from, float[] to, int offset, int count) {
        int piece = STAGING_BYTES / Float.BYTES;
        for (int done = 0; done < count; done += piece) {
            int n = Math.min(piece, count - done);
            driver.toHost(from + (long) done * Float.BYTES, staging, (long) n * Float.BYTES, stream);
            driver.synchronize(stream, "cuStreamSynchronize after a download");
            MemorySegment.copy(staging, ValueLayout.JAVA_FLOAT, 0, to, offset + done, n);
        }
    }

    /** Waits for all work, and returns a number in double precision. */
    public double download(long from) {
        driver.toHost(from, staging, Double.BYTES, stream);
        driver.synchronize(stream, "cuStreamSynchronize after a download");
        return staging.get(ValueLayout.JAVA_DOUBLE, 0);
    }

    public void copy(long from, long to, long floats) {
        if (floats > 0) {
            driver.copy(from, to, floats * Float.BYTES, stream);
        }
    }

    public void fill(long address, float value, long floats) {
        if (floats > 0) {
            driver.fill(address, Float.floatToRawIntBits(value), floats, stream);
        }
    }

    /** As {@link sketchatlas.nn.Kernels#gemm}, on addresses. */
    public void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, long a, int lda, long b, int ldb, float beta, long c,
            int ldc) {
        if (m > 0 && n > 0) {
            scalars.setAtIndex(ValueLayout.JAVA_FLOAT, 0, alpha);
            scalars.setAtIndex(ValueLayout.JAVA_FLOAT, 1, beta);
            blas.gemm(handle, transposeA, transposeB, m, n, k, scalars, a, lda, b, ldb, c, ldc);
        }
    }

    /** Waits for all work. */
    public void finish() {
        device.finish();
    }

    /** The version of cuBLAS, for a person. */
    public String blasVersion() {
        return blas.version(handle);
    }
}
