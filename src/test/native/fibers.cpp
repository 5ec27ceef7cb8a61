// The threads of a block as fibers that take turns at the barriers. Blocks run one after the other.
#include <csetjmp>
#include <dlfcn.h>
#include <ucontext.h>
#include <vector>
#include "emulator.h"

namespace {
struct Index {
    unsigned x, y, z;
};

constexpr size_t STACK = 128 << 10;

struct Fiber {
    jmp_buf here;
    std::vector<char> stack;
    bool started = false;
    bool finished = false;
};

jmp_buf scheduler;
std::vector<Fiber *> fibers;
Fiber *running;
void (*kernelNow)(void **);
void **argumentsNow;

void pause() {
    if (_setjmp(running->here) == 0) {
        _longjmp(scheduler, 1);
    }
}

void barrier() {
    pause();
}

void body() {
    for (;;) {
        kernelNow(argumentsNow);
        running->finished = true;
        pause();
    }
}

void resume(Fiber *fiber) {
    running = fiber;
    if (_setjmp(scheduler) != 0) {
        return;
    }
    if (fiber->started) {
        _longjmp(fiber->here, 1);
    }
    fiber->started = true;
    static ucontext_t begin;
    getcontext(&begin);
    begin.uc_stack.ss_sp = fiber->stack.data();
    begin.uc_stack.ss_size = STACK;
    begin.uc_link = nullptr;
    makecontext(&begin, body, 0);
    setcontext(&begin);
}

Fiber *fiberFor(size_t thread) {
    while (fibers.size() <= thread) {
        Fiber *fiber = new Fiber();
        fiber->stack.resize(STACK);
        fibers.push_back(fiber);
    }
    return fibers[thread];
}
}

namespace emulator {

bool run(void *library, void (*kernel)(void **), unsigned gridX, unsigned gridY, unsigned blockX, unsigned blockY, void **arguments) {
    Index *threadIdx = (Index *) dlsym(library, "threadIdx");
    Index *blockIdx = (Index *) dlsym(library, "blockIdx");
    Index *blockDim = (Index *) dlsym(library, "blockDim");
    Index *gridDim = (Index *) dlsym(library, "gridDim");
    *(void (**)()) dlsym(library, "emulatedBarrier") = barrier;
    *blockDim = {blockX, blockY, 1};
    *gridDim = {gridX, gridY, 1};
    kernelNow = kernel;
    argumentsNow = arguments;
    size_t threads = (size_t) blockX * blockY;
    // Every other launch has its threads take turns the other way round, so that what depends on their order is noticed.
    static bool backwards;
    backwards = !backwards;
    auto begin = [&](size_t turn) {
        size_t t = backwards ? threads - 1 - turn : turn;
        *threadIdx = {(unsigned) (t % blockX), (unsigned) (t / blockX), 0};
    };
    for (unsigned y = 0; y < gridY; y++) {
        for (unsigned x = 0; x < gridX; x++) {
            *blockIdx = {x, y, 0};
            // A thread that ends without a barrier leaves its fiber to the next.
            size_t waiting = 0;
            for (size_t t = 0; t < threads; t++) {
                begin(t);
                Fiber *fiber = fiberFor(waiting);
                fiber->finished = false;
                resume(fiber);
                if (!fiber->finished) {
                    waiting++;
                } else if (waiting > 0) {
                    return false; // others wait for it
                }
            }
            if (waiting > 0 && waiting < threads) {
                return false;
            }
            while (waiting > 0) {
                size_t finished = 0;
                for (size_t t = 0; t < threads; t++) {
                    begin(t);
                    resume(fibers[t]);
                    finished += fibers[t]->finished;
                }
                if (finished == threads) {
                    break;
                } else if (finished > 0) {
                    return false;
                }
            }
        }
    }
    return true;
}
}
