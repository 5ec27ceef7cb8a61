// libcuda and libnvidia-ml.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <map>
#include <string>
#include <unistd.h>
#include "emulator.h"

namespace {
constexpr size_t GUARD = 256;
constexpr size_t CHECKED = 64; // the part next to the memory
constexpr unsigned char GUARD_BYTE = 0xFF; // NaN where it is read as floats

struct Memory {
    char *begin;
    size_t bytes;
};

const size_t LARGE = 1 << 16; // numbers that are not even set while the card is idle

struct Fault {
    long after = -1;
    int error = 0;
};

std::map<uint64_t, Memory> memories;
long counts[emulator::EVENTS];
Fault faults[emulator::EVENTS];
int lostWith;
size_t totalMemory = size_t(8) << 30;
size_t usedMemory;
size_t largestAllocation = SIZE_MAX;
int cards = 1;
thread_local bool current;
char context, stream;

struct Function {
    void *library;
    void (*kernel)(void **);
};

const std::map<int, const char *> NAMES = {{1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"}, {3, "CUDA_ERROR_NOT_INITIALIZED"},
    {100, "CUDA_ERROR_NO_DEVICE"}, {101, "CUDA_ERROR_INVALID_DEVICE"}, {200, "CUDA_ERROR_INVALID_IMAGE"}, {201, "CUDA_ERROR_INVALID_CONTEXT"},
    {500, "CUDA_ERROR_NOT_FOUND"}, {700, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {719, "CUDA_ERROR_LAUNCH_FAILED"}, {999, "CUDA_ERROR_UNKNOWN"}};

int ready() {
    return lostWith != 0 ? lostWith : current ? 0 : 201;
}

#define LOCKED std::lock_guard<std::recursive_mutex> guard(emulator::lock)
#define READY LOCKED; if (int error = ready()) return error
}

namespace emulator {
std::recursive_mutex lock;
int capability = 90;
int driverVersion = 13000;
bool idle = false;

int fails(Event event) {
    counts[event]++;
    return faults[event].error != 0 && counts[event] > faults[event].after ? faults[event].error : 0;
}

int lost() {
    return lostWith;
}

void lose(int error) {
    lostWith = error;
}

bool owned(uint64_t address, size_t bytes) {
    auto after = memories.upper_bound(address);
    if (after == memories.begin()) {
        return false;
    }
    auto &memory = *--after;
    return address + bytes <= memory.first + memory.second.bytes;
}

uint64_t damaged() {
    static const std::string whole(CHECKED, (char) GUARD_BYTE);
    for (auto &[address, memory] : memories) {
        if (memcmp(memory.begin + GUARD - CHECKED, whole.data(), CHECKED) != 0 || memcmp((char *) address + memory.bytes, whole.data(), CHECKED) != 0) {
            return address;
        }
    }
    return 0;
}

bool contextIsCurrent() {
    return current;
}
}

extern "C" {

// For tests: the event fails with this error after so many occurrences more; an error of 0 ends that.
void emulatorFail(int event, long after, int error) {
    LOCKED;
    faults[event] = {counts[event] + after, error};
}

long emulatorCount(int event) {
    LOCKED;
    return counts[event];
}

long emulatorUsedMemory() {
    LOCKED;
    return (long) usedMemory;
}

// Larger allocations fail from now on, as on a card whose memory is full of holes.
void emulatorLargest(long bytes) {
    LOCKED;
    largestAllocation = (size_t) bytes;
}

// From now on kernels and products are checked but not computed: for what only asks how much memory work takes.
void emulatorIdle() {
    LOCKED;
    emulator::idle = true;
}

// Another card, which is whole again.
void emulatorCard(int cardCount, int capability, int driverVersion, long memory) {
    LOCKED;
    cards = cardCount;
    emulator::capability = capability;
    emulator::driverVersion = driverVersion;
    totalMemory = (size_t) memory;
    largestAllocation = SIZE_MAX;
    emulator::idle = false;
    lostWith = 0;
    for (auto &[address, memory] : memories) {
        memset(memory.begin, GUARD_BYTE, GUARD);
        memset((char *) address + memory.bytes, GUARD_BYTE, CHECKED);
    }
    for (Fault &fault : faults) {
        fault = {};
    }
}

int cuGetErrorName(int error, const char **name) {
    auto known = NAMES.find(error);
    *name = known == NAMES.end() ? nullptr : known->second;
    return known == NAMES.end() ? 1 : 0;
}

int cuGetErrorString(int error, const char **words) {
    *words = error == 2 ? "out of memory" : error == 700 ? "an illegal memory access was encountered" : error == 719 ? "unspecified launch failure" : "emulated";
    return 0;
}

int cuInit(unsigned flags) {
    LOCKED;
    if (int error = emulator::fails(emulator::INIT)) {
        return error;
    }
    return flags != 0 ? 1 : cards == 0 ? 100 : 0;
}

int cuDriverGetVersion(int *version) {
    *version = emulator::driverVersion;
    return 0;
}

int cuDeviceGetCount(int *count) {
    *count = cards;
    return 0;
}

int cuDeviceGet(int *device, int ordinal) {
    *device = 40 + ordinal; // devices are no ordinals
    return ordinal < cards ? 0 : 101;
}

int cuDeviceGetName(char *name, int length, int) {
    strncpy(name, "Emulated card", length);
    return 0;
}

int cuDeviceTotalMem_v2(size_t *bytes, int) {
    *bytes = totalMemory;
    return 0;
}

int cuDeviceGetAttribute(int *value, int attribute, int device) {
    if (device < 40 || device >= 40 + cards) {
        return 101;
    }
    switch (attribute) {
    case 1: *value = 1024; return 0;
    case 16: *value = 2; return 0;
    case 75: *value = emulator::capability / 10; return 0;
    case 76: *value = emulator::capability % 10; return 0;
    default: return 1;
    }
}

int cuDevicePrimaryCtxRetain(void **out, int device) {
    LOCKED;
    *out = &context;
    return device >= 40 ? lostWith : 101;
}

int cuDevicePrimaryCtxReset_v2(int device) {
    LOCKED;
    counts[emulator::RESET]++;
    return device >= 40 ? lostWith : 101;
}

int cuDevicePrimaryCtxRelease_v2(int device) {
    LOCKED;
    return device >= 40 ? lostWith : 101;
}

int cuCtxSetCurrent(void *given) {
    current = given == &context;
    return lostWith != 0 ? lostWith : current ? 0 : 201;
}

int cuStreamCreate(void **out, unsigned) {
    READY;
    *out = &stream;
    return 0;
}

int cuStreamSynchronize(void *given) {
    READY;
    return given == &stream ? 0 : 1;
}

int cuMemAlloc_v2(uint64_t *address, size_t bytes) {
    READY;
    if (bytes == 0) {
        return 1;
    }
    if (int error = emulator::fails(emulator::ALLOCATION)) {
        return error;
    }
    if (usedMemory + bytes > totalMemory || bytes > largestAllocation) {
        return 2;
    }
    char *begin = (char *) aligned_alloc(GUARD, (bytes + 3 * GUARD - 1) / GUARD * GUARD);
    if (emulator::idle) { // so that memory which nobody computes with takes none of this machine's
        memset(begin, GUARD_BYTE, GUARD);
        memset(begin + GUARD + bytes, GUARD_BYTE, GUARD);
    } else {
        memset(begin, GUARD_BYTE, bytes + 2 * GUARD);
    }
    *address = (uint64_t) (begin + GUARD);
    memories[*address] = {begin, bytes};
    usedMemory += bytes;
    return 0;
}

int cuMemFree_v2(uint64_t address) {
    READY;
    auto memory = memories.find(address);
    if (memory == memories.end()) {
        return 1;
    }
    counts[emulator::FREEING]++;
    usedMemory -= memory->second.bytes;
    free(memory->second.begin);
    memories.erase(memory);
    return 0;
}

int cuMemGetInfo_v2(size_t *free, size_t *total) {
    READY;
    *free = totalMemory - usedMemory;
    *total = totalMemory;
    return 0;
}

int cuMemAllocHost_v2(void **out, size_t bytes) {
    READY;
    *out = malloc(bytes);
    return 0;
}

int cuMemcpyHtoDAsync_v2(uint64_t to, const void *from, size_t bytes, void *given) {
    READY;
    if (given != &stream || !emulator::owned(to, bytes)) {
        return 1;
    }
    memcpy((void *) to, from, bytes);
    return 0;
}

int cuMemcpyDtoHAsync_v2(void *to, uint64_t from, size_t bytes, void *given) {
    READY;
    if (given != &stream || !emulator::owned(from, bytes)) {
        return 1;
    }
    memcpy(to, (void *) from, bytes);
    return 0;
}

int cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t bytes, void *given) {
    READY;
    if (given != &stream || !emulator::owned(to, bytes) || !emulator::owned(from, bytes)) {
        return 1;
    }
    memcpy((void *) to, (void *) from, bytes);
    return 0;
}

int cuMemsetD32Async(uint64_t to, unsigned value, size_t count, void *given) {
    READY;
    if (given != &stream || !emulator::owned(to, count * 4) || to % 4 != 0) {
        return 1;
    }
    if (emulator::idle && count > LARGE) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        ((unsigned *) to)[i] = value;
    }
    return 0;
}

// An image is "EMU" and a byte, the number of bytes that follow, and a shared library.
int cuModuleLoadData(void **out, const void *image) {
    READY;
    counts[emulator::LOADING]++;
    if (memcmp(image, "EMU1", 4) != 0) {
        return 200;
    }
    uint64_t bytes;
    memcpy(&bytes, (const char *) image + 8, 8);
    char file[] = "/tmp/sketchatlas-emulator-XXXXXX";
    int descriptor = mkstemp(file);
    bool written = descriptor >= 0 && write(descriptor, (const char *) image + 16, bytes) == (ssize_t) bytes;
    close(descriptor);
    *out = written ? dlopen(file, RTLD_NOW | RTLD_LOCAL) : nullptr;
    unlink(file);
    return *out == nullptr ? 200 : 0;
}

int cuModuleGetFunction(void **out, void *module, const char *name) {
    READY;
    void *kernel = dlsym(module, (std::string("emulated_") + name).c_str());
    if (kernel == nullptr) {
        return 500;
    }
    *out = new Function{module, (void (*)(void **)) kernel};
    return 0;
}

int cuLaunchKernel(void *function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY, unsigned blockZ, unsigned sharedBytes,
        void *given, void **arguments, void **extra) {
    READY;
    if (int error = emulator::fails(emulator::LAUNCH)) {
        lostWith = error; // as on a card, nothing works after it
        return error;
    }
    if (given != &stream || extra != nullptr || sharedBytes != 0 || gridX == 0 || gridY == 0 || gridY > 65535 || gridZ != 1 || blockX == 0 || blockY == 0
            || blockZ != 1 || blockX * blockY > 1024) {
        return 1;
    }
    if (emulator::idle) {
        return 0;
    }
    Function *kernel = (Function *) function;
    if (!emulator::run(kernel->library, kernel->kernel, gridX, gridY, blockX, blockY, arguments)) {
        lostWith = 719;
    } else if (emulator::damaged() != 0) {
        lostWith = 700;
    }
    return lostWith;
}

int nvmlInit_v2() {
    return 0;
}

int nvmlShutdown() {
    return 0;
}

int nvmlSystemGetDriverVersion(char *version, unsigned length) {
    strncpy(version, "580.0.emulated", length);
    return 0;
}
}
