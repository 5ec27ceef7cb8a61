package sketchatlas.nn.cuda;

import static sketchatlas.nn.cuda.Native.INT;
import static sketchatlas.nn.cuda.Native.LONG;
import static sketchatlas.nn.cuda.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The functions of libcuda that this program needs, with the versions of their symbols that cuda.h of CUDA 11 to 13 maps the plain names
 * to. Thread-safe; what works on a context needs it to be the calling thread's current one.
 */
@SuppressWarnings("restricted") // foreign functions are what this is about
final class Driver {
    static final int OUT_OF_MEMORY = 2;
    static final int NO_DEVICE = 100;
    private static final int THREADS_PER_BLOCK_ATTRIBUTE = 1;
    private static final int MULTIPROCESSORS_ATTRIBUTE = 16;
    private static final int MAJOR_ATTRIBUTE = 75;
    private static final int MINOR_ATTRIBUTE = 76;
    private static final int NON_BLOCKING = 1;
    private static final int LONGEST_NAME = 256;

    private final Native library;
    private final MethodHandle init;
    private final MethodHandle driverGetVersion;
    private final MethodHandle deviceGetCount;
    private final MethodHandle deviceGet;
    private final MethodHandle deviceGetName;
    private final MethodHandle deviceTotalMem;
    private final MethodHandle deviceGetAttribute;
    private final MethodHandle primaryCtxRetain;
    private final MethodHandle primaryCtxReset;
    private final MethodHandle primaryCtxRelease;
    private final MethodHandle ctxSetCurrent;
    private final MethodHandle memAlloc;
    private final MethodHandle memFree;
    private final MethodHandle memGetInfo;
    private final MethodHandle memAllocHost;
    private final MethodHandle toDevice;
    private final MethodHandle toHost;
    private final MethodHandle onDevice;
    private final MethodHandle memset;
    private final MethodHandle streamCreate;
    private final MethodHandle streamSynchronize;
    private final MethodHandle moduleLoadData;
    private final MethodHandle moduleGetFunction;
    private final MethodHandle launchKernel;
    private final MethodHandle getErrorName;
    private final MethodHandle getErrorString;

    /** @throws UnsatisfiedLinkError if a function is missing */
    Driver(Native library) {
        this.library = library;
        init = library.function("cuInit", INT);
        driverGetVersion = library.function("cuDriverGetVersion", POINTER);
        deviceGetCount = library.function("cuDeviceGetCount", POINTER);
        deviceGet = library.function("cuDeviceGet", POINTER, INT);
        deviceGetName = library.function("cuDeviceGetName", POINTER, INT, INT);
        deviceTotalMem = library.function("cuDeviceTotalMem_v2", POINTER, INT);
        deviceGetAttribute = library.function("cuDeviceGetAttribute", POINTER, INT, INT);
        primaryCtxRetain = library.function("cuDevicePrimaryCtxRetain", POINTER, INT);
        primaryCtxReset = library.function("cuDevicePrimaryCtxReset_v2", INT);
        primaryCtxRelease = library.function("cuDevicePrimaryCtxRelease_v2", INT);
        ctxSetCurrent = library.function("cuCtxSetCurrent", POINTER);
        memAlloc = library.function("cuMemAlloc_v2", POINTER, LONG);
        memFree = library.function("cuMemFree_v2", LONG);
        memGetInfo = library.function("cuMemGetInfo_v2", POINTER, POINTER);
        memAllocHost = library.function("cuMemAllocHost_v2", POINTER, LONG);
        toDevice = library.function("cuMemcpyHtoDAsync_v2", LONG, POINTER, LONG, POINTER);
        toHost = library.function("cuMemcpyDtoHAsync_v2", POINTER, LONG, LONG, POINTER);
        onDevice = library.function("cuMemcpyDtoDAsync_v2", LONG, LONG, LONG, POINTER);
        memset = library.function("cuMemsetD32Async", LONG, INT, LONG, POINTER);
        streamCreate = library.function("cuStreamCreate", POINTER, INT);
        streamSynchronize = library.function("cuStreamSynchronize", POINTER);
        moduleLoadData = library.function("cuModuleLoadData", POINTER, POINTER);
        moduleGetFunction = library.function("cuModuleGetFunction", POINTER, POINTER, POINTER);
        launchKernel = library.function("cuLaunchKernel", POINTER, INT, INT, INT, INT, INT, INT, INT, POINTER, POINTER, POINTER);
        getErrorName = library.function("cuGetErrorName", INT, POINTER);
        getErrorString = library.function("cuGetErrorString", INT, POINTER);
    }

    String file() {
        return library.file();
    }

    private void check(int code, String operation) {
        if (code != 0) {
            throw failure(code, operation);
        }
    }

    private CudaException failure(int code, String operation) {
        String name = errorText(getErrorName, code);
        return new CudaException(operation, name.isEmpty() ? "an unknown error" : name, code, errorText(getErrorString, code), code == OUT_OF_MEMORY);
    }

    private static String errorText(MethodHandle function, int code) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            return Native.call(() -> (int) function.invokeExact(code, out)) == 0 ? Native.text(out.get(ValueLayout.ADDRESS, 0)) : "";
        }
    }

    /** The error number of cuInit; 0 where a driver and a card are there. */
    int init() {
        return Native.call(() -> (int) init.invokeExact(0));
    }

    /** The failure that a number of {@link #init} means. */
    CudaException initFailure(int code) {
        return failure(code, "cuInit");
    }

    /** The newest CUDA that the driver can run, for instance 13000 for 13.0. */
    int version() {
        return number("cuDriverGetVersion", out -> (int) driverGetVersion.invokeExact(out));
    }

    int deviceCount() {
        return number("cuDeviceGetCount", out -> (int) deviceGetCount.invokeExact(out));
    }

    int device(int ordinal) {
        return number("cuDeviceGet of card " + ordinal, out -> (int) deviceGet.invokeExact(out, ordinal));
    }

    String name(int device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(LONGEST_NAME);
            check(Native.call(() -> (int) deviceGetName.invokeExact(out, LONGEST_NAME, device)), "cuDeviceGetName");
            return out.getString(0, StandardCharsets.UTF_8);
        }
    }

    long totalMemory(int device) {
        return pointed("cuDeviceTotalMem_v2", out -> (int) deviceTotalMem.invokeExact(out, device));
    }

    int multiprocessors(int device) {
        return attribute(MULTIPROCESSORS_ATTRIBUTE, device);
    }

    int threadsPerBlock(int device) {
        return attribute(THREADS_PER_BLOCK_ATTRIBUTE, device);
    }

    int major(int device) {
        return attribute(MAJOR_ATTRIBUTE, device);
    }

    int minor(int device) {
        return attribute(MINOR_ATTRIBUTE, device);
    }

    private int attribute(int which, int device) {
        return number("cuDeviceGetAttribute " + which, out -> (int) deviceGetAttribute.invokeExact(out, which, device));
    }

    MemorySegment retainContext(int device) {
        return MemorySegment.ofAddress(pointed("cuDevicePrimaryCtxRetain", out -> (int) primaryCtxRetain.invokeExact(out, device)));
    }

    /** Ends a card's context with all that is in it, whoever else in this process has it: cuBLAS retains it, too. */
    void endContext(int device) {
        check(Native.call(() -> (int) primaryCtxReset.invokeExact(device)), "cuDevicePrimaryCtxReset_v2");
        check(Native.call(() -> (int) primaryCtxRelease.invokeExact(device)), "cuDevicePrimaryCtxRelease_v2");
    }

    void setCurrent(MemorySegment context) {
        check(Native.call(() -> (int) ctxSetCurrent.invokeExact(context)), "cuCtxSetCurrent");
    }

    long allocate(long bytes) {
        return pointed("cuMemAlloc_v2 of " + bytes + " bytes", out -> (int) memAlloc.invokeExact(out, bytes));
    }

    void free(long address) {
        check(Native.call(() -> (int) memFree.invokeExact(address)), "cuMemFree_v2");
    }

    long freeMemory() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment free = arena.allocate(LONG);
            MemorySegment total = arena.allocate(LONG);
            check(Native.call(() -> (int) memGetInfo.invokeExact(free, total)), "cuMemGetInfo_v2");
            return free.get(LONG, 0);
        }
    }

    /** Memory of the host that the card reads and writes by itself; it lives as long as the context. */
    MemorySegment allocateHost(long bytes) {
        return MemorySegment.ofAddress(pointed("cuMemAllocHost_v2 of " + bytes + " bytes", out -> (int) memAllocHost.invokeExact(out, bytes)))
                .reinterpret(bytes);
    }

    void toDevice(MemorySegment from, long to, long bytes, MemorySegment stream) {
        check(Native.call(() -> (int) toDevice.invokeExact(to, from, bytes, stream)), "cuMemcpyHtoDAsync_v2 of " + bytes + " bytes");
    }

    void toHost(long from, MemorySegment to, long bytes, MemorySegment stream) {
        check(Native.call(() -> (int) toHost.invokeExact(to, from, bytes, stream)), "cuMemcpyDtoHAsync_v2 of " + bytes + " bytes");
    }

    void copy(long from, long to, long bytes, MemorySegment stream) {
        check(Native.call(() -> (int) onDevice.invokeExact(to, from, bytes, stream)), "cuMemcpyDtoDAsync_v2 of " + bytes + " bytes");
    }

    /** Fills with 32-bit values. */
    void fill(long address, int bits, long count, MemorySegment stream) {
        check(Native.call(() -> (int) memset.invokeExact(address, bits, count, stream)), "cuMemsetD32Async of " + count + " values");
    }

    /** A stream that waits for no other. */
    MemorySegment createStream() {
        return MemorySegment.ofAddress(pointed("cuStreamCreate", out -> (int) streamCreate.invokeExact(out, NON_BLOCKING)));
    }

    void synchronize(MemorySegment stream, String after) {
        check(Native.call(() -> (int) streamSynchronize.invokeExact(stream)), after);
    }

    /** @param image a cubin, or PTX that ends with a zero byte */
    MemorySegment loadModule(MemorySegment image) {
        return MemorySegment.ofAddress(pointed("cuModuleLoadData", out -> (int) moduleLoadData.invokeExact(out, image)));
    }

    MemorySegment function(MemorySegment module, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name, StandardCharsets.UTF_8);
            return MemorySegment.ofAddress(pointed("cuModuleGetFunction of " + name, out -> (int) moduleGetFunction.invokeExact(out, module, text)));
        }
    }

    /** @param parameters an array of pointers to the kernel's arguments */
    void launch(Kernel kernel, int gridX, int gridY, int blockX, int blockY, MemorySegment stream, MemorySegment parameters) {
        int code;
        try {
            code = (int) launchKernel.invokeExact(kernel.function(), gridX, gridY, 1, blockX, blockY, 1, 0, stream, parameters, MemorySegment.NULL);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
        if (code != 0) {
            throw failure(code, "cuLaunchKernel of " + kernel.name() + ", grid " + gridX + " x " + gridY + ", block " + blockX + " x " + blockY);
        }
    }

    /** A function that writes its result where its first argument points. */
    private interface Filling {
        int run(MemorySegment out) throws Throwable;
    }

    private int number(String operation, Filling function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(INT);
            check(Native.call(() -> function.run(out)), operation);
            return out.get(INT, 0);
        }
    }

    private long pointed(String operation, Filling function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(LONG);
            check(Native.call(() -> function.run(out)), operation);
            return out.get(LONG, 0);
        }
    }
}
