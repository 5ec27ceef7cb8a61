// A graphics card that isn't there: the parts of libcuda, libcublas, libnvrtc and libnvidia-ml that sketchatlas.nn.cuda calls, on the processor.
// All work is done at once. It is strict where a card might be lenient: memory is filled with NaN before its first use, has guards on both sides
// that every launch checks, threads of a block must meet at the same barriers, and calls without a context or with foreign addresses fail.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace emulator {

// What can be made to fail, and counted.
enum Event { INIT, ALLOCATION, LAUNCH, PRODUCT, COMPILATION, FREEING, LOADING, HANDLE, RESET, EVENTS };

extern std::recursive_mutex lock;

// Whether this occurrence of an event has to fail, and with what number; 0 for none.
int fails(Event event);

// The error that all calls answer with once the card is lost; 0 as long as it isn't.
int lost();
void lose(int error);

// Whether so many bytes at an address belong to one allocation.
bool owned(uint64_t address, size_t bytes);

// The first allocation whose guards were written to, or 0.
uint64_t damaged();

bool contextIsCurrent();

// Runs a compiled kernel for all blocks and threads; false where threads did not meet at a barrier.
bool run(void *library, void (*kernel)(void **), unsigned gridX, unsigned gridY, unsigned blockX, unsigned blockY, void **arguments);

extern int capability;
extern int driverVersion;
extern bool idle;
}
