package sketchatlas.nn;

import java.io.File;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * OpenBLAS, the matrix library that ND4J's CPU backend brings along, called on Java arrays in place: no copy to off-heap
 * memory and back. A call keeps the collector waiting until it returns, so {@link CpuKernels} hands over products in pieces
 * of a few milliseconds. Single-threaded: callers run several threads side by side instead. Thread-safe.
 */
final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;
    /** Bytes of a processor's name with its final zero, at most. */
    private static final int LONGEST_NAME = 64;
    /** The processors, as the library calls them, for which it has kernels that multiply small matrices without packing them first. */
    private static final Set<String> CORES_WITH_SMALL_KERNELS = Set.of("SkylakeX", "Cooperlake", "SapphireRapids");
    private static final MethodHandle SGEMM;
    private static final MethodHandle SAXPY;
    private static final MethodHandle SDOT;
    private static final boolean SMALL_KERNELS;

    static {
        CoreType.choose();
        String jni = Loader.load(openblas_nolapack.class);
        Linker linker = Linker.nativeLinker();
        var i = ValueLayout.JAVA_INT;
        var f = ValueLayout.JAVA_FLOAT;
        var p = ValueLayout.ADDRESS;
        Linker.Option inPlace = Linker.Option.critical(true);
        SGEMM = linker.downcallHandle(symbol(jni, "cblas_sgemm"), FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i), inPlace);
        SAXPY = linker.downcallHandle(symbol(jni, "cblas_saxpy"), FunctionDescriptor.ofVoid(i, f, p, i, p, i), inPlace);
        SDOT = linker.downcallHandle(symbol(jni, "cblas_sdot"), FunctionDescriptor.of(f, i, p, i, p, i), inPlace);
        MethodHandle setThreads = linker.downcallHandle(symbol(jni, "openblas_set_num_threads"), FunctionDescriptor.ofVoid(i));
        MethodHandle coreName = linker.downcallHandle(symbol(jni, "openblas_get_corename"), FunctionDescriptor.of(p));
        try {
            setThreads.invokeExact(1);
            MemorySegment name = (MemorySegment) coreName.invokeExact();
            SMALL_KERNELS = CORES_WITH_SMALL_KERNELS.contains(name.reinterpret(LONGEST_NAME).getString(0));
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Blas() {
    }

    static void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int offsetA, int lda, float[] b,
            int offsetB, int ldb, float beta, float[] c, int offsetC, int ldc) {
        try {
            SGEMM.invokeExact(ROW_MAJOR, transposeA ? TRANSPOSE : NO_TRANSPOSE, transposeB ? TRANSPOSE : NO_TRANSPOSE, m, n, k, alpha,
                    at(a, offsetA), lda, at(b, offsetB), ldb, beta, at(c, offsetC), ldc);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a product of up to about a million multiplications is done without packing its matrices first. */
    static boolean hasSmallKernels() {
        return SMALL_KERNELS;
    }

    /** y += factor * x over n values, also where Java's own loop over two windows is not vectorised. */
    static void saxpy(int n, float factor, float[] x, int offsetX, float[] y, int offsetY) {
        try {
            SAXPY.invokeExact(n, factor, at(x, offsetX), 1, at(y, offsetY), 1);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sum of x * y over the first n values: in vectors, which Java's own sums, bound to an order, are not. */
    static float sdot(int n, Row x, Row y) {
        try {
            return (float) SDOT.invokeExact(n, x.memory, 1, y.memory, 1);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Always a slice, so that the compiler sees one kind of object and leaves it out. */
    private static MemorySegment at(float[] array, int offset) {
        return MemorySegment.ofArray(array).asSlice(4L * offset);
    }

    /** JavaCPP has loaded the library into this class loader; where that does not show, the file beside its JNI part does. */
    private static MemorySegment symbol(String jni, String name) {
        Optional<MemorySegment> found = SymbolLookup.loaderLookup().find(name);
        if (found.isPresent()) {
            return found.get();
        }
        Path folder = new File(jni).toPath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            Path library = files.filter(x -> x.getFileName().toString().matches("libopenblas.*(so|dylib|dll).*")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no OpenBLAS library in " + folder));
            return SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
