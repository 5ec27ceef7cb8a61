// libcublas: products in plain loops.
#include <cstdint>
#include <vector>
#include "emulator.h"

namespace {
struct Handle {
    void *stream = nullptr;
    int mathMode = 0;
};

size_t span(int rows, int columns, int leading) { // of a matrix by columns
    return 4 * ((size_t) (columns - 1) * leading + rows);
}
}

extern "C" {

int cublasCreate_v2(void **handle) {
    if (!emulator::contextIsCurrent()) {
        return 1;
    }
    *handle = new Handle();
    emulator::fails(emulator::HANDLE);
    return 0;
}

int cublasDestroy_v2(void *handle) {
    if (!emulator::contextIsCurrent()) {
        return 1;
    }
    delete (Handle *) handle;
    emulator::fails(emulator::HANDLE);
    return 0;
}

int cublasSetStream_v2(void *handle, void *stream) {
    ((Handle *) handle)->stream = stream;
    return 0;
}

int cublasSetMathMode(void *handle, int mode) {
    ((Handle *) handle)->mathMode = mode;
    return mode == 0 || mode == 3 ? 0 : 7;
}

int emulatorMathMode(void *handle) {
    return ((Handle *) handle)->mathMode;
}

int cublasGetVersion_v2(void *, int *version) {
    *version = 120804;
    return 0;
}

// By columns: c [m, n] = alpha op(a) [m, k] op(b) [k, n] + beta c.
int cublasSgemm_v2(void *given, int transposeA, int transposeB, int m, int n, int k, const float *alpha, const float *a, int lda, const float *b, int ldb,
        const float *beta, float *c, int ldc) {
    std::lock_guard<std::recursive_mutex> guard(emulator::lock);
    Handle *handle = (Handle *) given;
    if (emulator::lost() != 0) {
        return 13;
    }
    if (int error = emulator::fails(emulator::PRODUCT)) {
        return error;
    }
    int rowsA = transposeA ? k : m;
    int rowsB = transposeB ? n : k;
    bool fits = handle->stream != nullptr && m > 0 && n > 0 && k > 0 && lda >= rowsA && ldb >= rowsB && ldc >= m && transposeA / 2 == 0 && transposeB / 2 == 0;
    if (!fits || !emulator::owned((uint64_t) a, span(rowsA, transposeA ? m : k, lda)) || !emulator::owned((uint64_t) b, span(rowsB, transposeB ? k : n, ldb))
            || !emulator::owned((uint64_t) c, span(m, n, ldc))) {
        return 7;
    }
    if (emulator::idle) {
        return 0;
    }
    std::vector<float> columns((size_t) m * k); // op(a), by columns
    for (int l = 0; l < k; l++) {
        for (int i = 0; i < m; i++) {
            columns[(size_t) l * m + i] = transposeA ? a[(size_t) i * lda + l] : a[(size_t) l * lda + i];
        }
    }
    std::vector<float> sum(m);
    for (int j = 0; j < n; j++) {
        for (int i = 0; i < m; i++) {
            sum[i] = 0;
        }
        for (int l = 0; l < k; l++) {
            float factor = transposeB ? b[(size_t) l * ldb + j] : b[(size_t) j * ldb + l];
            const float *column = columns.data() + (size_t) l * m;
            float *to = sum.data();
            for (int i = 0; i < m; i++) {
                to[i] += column[i] * factor;
            }
        }
        float *out = c + (size_t) j * ldc;
        for (int i = 0; i < m; i++) {
            out[i] = *alpha * sum[i] + (*beta == 0 ? 0 : *beta * out[i]);
        }
    }
    return 0;
}
}
