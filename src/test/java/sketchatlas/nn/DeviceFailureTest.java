package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFailureTest {
    @ParameterizedTest
    @CsvSource({"OUT_OF_MEMORY, Failed to allocate 1024 bytes from DEVICE [0] memory", "OUT_OF_MEMORY, cudaMalloc failed: out of memory",
        "OUT_OF_MEMORY, CUBLAS_STATUS_ALLOC_FAILED", "OUT_OF_MEMORY, Physical memory usage is too high: physicalBytes (9G) > maxPhysicalBytes (8G)",
        "LOST, CUDA error: an illegal memory access was encountered", "LOST, CUBLAS_STATUS_EXECUTION_FAILED", "LOST, unspecified launch failure"})
    void whatALibrarySaysIsUnderstood(DeviceFailure.Kind kind, String words) {
        RuntimeException error = new RuntimeException("op failed", new IllegalStateException(words));
        DeviceFailure failure = DeviceFailure.in(error).orElseThrow();
        assertEquals(kind, failure.kind());
        assertSame(error, failure.getCause());
        assertSame(failure, DeviceFailure.in(new RuntimeException(failure)).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shape [2, 3] and 7 values", "a training needs sketches"})
    void otherErrorsAreNone(String words) {
        assertEquals(Optional.empty(), DeviceFailure.in(new IllegalArgumentException(words)));
    }

    @Test
    void errorsThatGoInCirclesEnd() {
        RuntimeException a = new RuntimeException();
        RuntimeException b = new RuntimeException(a);
        a.initCause(b);
        assertEquals(Optional.empty(), DeviceFailure.in(a));
    }
}
