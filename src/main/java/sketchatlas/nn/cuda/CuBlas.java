package sketchatlas.nn.cuda;

import static sketchatlas.nn.cuda.Native.INT;
import static sketchatlas.nn.cuda.Native.LONG;
import static sketchatlas.nn.cuda.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The functions of cuBLAS that this program needs. A handle is for one thread at a time. */
final class CuBlas {
    private static final int ALLOC_FAILED = 3;
    private static final int DEFAULT_MATH = 0;
    private static final int TF32_MATH = 3;

    private final Native library;
    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle setStream;
    private final MethodHandle setMathMode;
    private final MethodHandle getVersion;
    private final MethodHandle sgemm;

    /** @throws UnsatisfiedLinkError if a function is missing */
    CuBlas(Native library) {
        this.library = library;
        create = library.function("cublasCreate_v2", POINTER);
        destroy = library.function("cublasDestroy_v2", POINTER);
        setStream = library.function("cublasSetStream_v2", POINTER, POINTER);
        setMathMode = library.function("cublasSetMathMode", POINTER, INT);
        getVersion = library.function("cublasGetVersion_v2", POINTER, POINTER);
        sgemm = library.function("cublasSgemm_v2", POINTER, INT, INT, INT, INT, INT, POINTER, LONG, INT, LONG, INT, POINTER, LONG, INT);
    }

    String file() {
        return library.file();
    }

    /** A new handle, which works on a stream of the current context; to be destroyed before the context ends. */
    MemorySegment create(MemorySegment stream) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            check(Native.call(() -> (int) create.invokeExact(out)), "cublasCreate_v2");
            MemorySegment handle = out.get(ValueLayout.ADDRESS, 0);
            check(Native.call(() -> (int) setStream.invokeExact(handle, stream)), "cublasSetStream_v2");
            return handle;
        }
    }

    void destroy(MemorySegment handle) {
        check(Native.call(() -> (int) destroy.invokeExact(handle)), "cublasDestroy_v2");
    }

    /** Whether products may round what they multiply to TF32: 10 bits instead of 23. */
    void setTf32(MemorySegment handle, boolean tf32) {
        check(Native.call(() -> (int) setMathMode.invokeExact(handle, tf32 ? TF32_MATH : DEFAULT_MATH)), "cublasSetMathMode");
    }

    /** For instance 12.8.4. */
    String version(MemorySegment handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(INT);
            check(Native.call(() -> (int) getVersion.invokeExact(handle, out)), "cublasGetVersion_v2");
            int version = out.get(INT, 0); // 10000 * major + 100 * minor + patch; 11.x counts 1000 * major
            int major = version >= 100_000 ? version / 10_000 : version / 1000;
            int rest = version >= 100_000 ? version % 10_000 : version % 1000;
            return major + "." + rest / 100 + "." + rest % 100;
        }
    }

    /**
     * Row-major c = alpha op(a) op(b) + beta c. cuBLAS takes matrices by columns, to which a row-major one is its own transpose; so it computes
     * c' = op(b)' op(a)', with a and b in each other's place.
     *
     * @param scalars alpha and beta, in the host's memory
     */
    void gemm(MemorySegment handle, boolean transposeA, boolean transposeB, int m, int n, int k, MemorySegment scalars, long a, int lda, long b,
            int ldb, long c, int ldc) {
        int code;
        try {
            code = (int) sgemm.invokeExact(handle, transposeB ? 1 : 0, transposeA ? 1 : 0, n, m, k, scalars, b, ldb, a, lda,
                    scalars.asSlice(Float.BYTES), c, ldc);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
        if (code != 0) {
            check(code, "cublasSgemm_v2 of " + m + " x " + n + " x " + k + ", lda " + lda + ", ldb " + ldb + ", ldc " + ldc);
        }
    }

    private static void check(int code, String operation) {
        if (code != 0) {
            throw new CudaException(operation, name(code), code, "", code == ALLOC_FAILED);
        }
    }

    private static String name(int code) {
        return "CUBLAS_STATUS_" + switch (code) {
            case 1 -> "NOT_INITIALIZED";
            case ALLOC_FAILED -> "ALLOC_FAILED";
            case 7 -> "INVALID_VALUE";
            case 8 -> "ARCH_MISMATCH";
            case 11 -> "MAPPING_ERROR";
            case 13 -> "EXECUTION_FAILED";
            case 14 -> "INTERNAL_ERROR";
            case 15 -> "NOT_SUPPORTED";
            default -> "UNKNOWN";
        };
    }
}
