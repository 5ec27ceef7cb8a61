// What kernels.cu finds in the place of a CUDA compiler's built-in things, when the emulator has g++ compile it. Warp intrinsics, dynamic shared
// memory and all else that is not here do not compile, so kernels can't come to need them unnoticed.
#include <cmath>
#include <cstddef>
#include <utility>

struct EmulatedIndex {
    unsigned x, y, z;
};

extern "C" {
EmulatedIndex threadIdx, blockIdx, blockDim, gridDim;
void (*emulatedBarrier)();
}

#define __global__
#define __device__
#define __shared__ static
#define __syncthreads() emulatedBarrier()

template <typename... Arguments, std::size_t... I>
static void emulatedCall(void (*kernel)(Arguments...), void **arguments, std::index_sequence<I...>) {
    kernel(*(Arguments *) arguments[I]...);
}

template <typename... Arguments>
static void emulatedCall(void (*kernel)(Arguments...), void **arguments) {
    emulatedCall(kernel, arguments, std::index_sequence_for<Arguments...>());
}

#define EMULATED_KERNEL(name) \
    extern "C" void emulated_##name(void **arguments) { \
        emulatedCall(name, arguments); \
    }
