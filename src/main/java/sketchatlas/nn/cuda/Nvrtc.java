package sketchatlas.nn.cuda;

import static sketchatlas.nn.cuda.Native.INT;
import static sketchatlas.nn.cuda.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NVIDIA's compiler for kernels. */
final class Nvrtc {
    private static final int COMPILATION_ERROR = 6;
    private static final int OUT_OF_MEMORY = 1;
    private static final int MOST_OF_LOG = 600;

    private final Native library;
    private final MethodHandle getErrorString;
    private final MethodHandle createProgram;
    private final MethodHandle compileProgram;
    private final MethodHandle destroyProgram;
    private final MethodHandle getLogSize;
    private final MethodHandle getLog;
    private final Output ptx;
    private final Optional<Output> cubin; // since 11.1
    private final String version;
    private final List<Integer> capabilities;

    private record Output(String name, MethodHandle size, MethodHandle get) {
    }

    /**
     * @throws UnsatisfiedLinkError if a function is missing
     * @throws CudaException if it doesn't say what it is
     */
    Nvrtc(Native library) {
        this.library = library;
        getErrorString = library.textFunction("nvrtcGetErrorString", INT);
        createProgram = library.function("nvrtcCreateProgram", POINTER, POINTER, POINTER, INT, POINTER, POINTER);
        compileProgram = library.function("nvrtcCompileProgram", POINTER, INT, POINTER);
        destroyProgram = library.function("nvrtcDestroyProgram", POINTER);
        getLogSize = library.function("nvrtcGetProgramLogSize", POINTER, POINTER);
        getLog = library.function("nvrtcGetProgramLog", POINTER, POINTER);
        ptx = new Output("PTX", library.function("nvrtcGetPTXSize", POINTER, POINTER), library.function("nvrtcGetPTX", POINTER, POINTER));
        Optional<MethodHandle> cubinSize = library.optional("nvrtcGetCUBINSize", POINTER, POINTER);
        Optional<MethodHandle> getCubin = library.optional("nvrtcGetCUBIN", POINTER, POINTER);
        cubin = cubinSize.isPresent() && getCubin.isPresent() ? Optional.of(new Output("CUBIN", cubinSize.get(), getCubin.get())) : Optional.empty();
        version = readVersion();
        capabilities = readCapabilities();
    }

    String file() {
        return library.file();
    }

    /** For instance 12.8. */
    String version() {
        return version;
    }

    private String readVersion() {
        MethodHandle function = library.function("nvrtcVersion", POINTER, POINTER);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment major = arena.allocate(INT);
            MemorySegment minor = arena.allocate(INT);
            check(Native.call(() -> (int) function.invokeExact(major, minor)), "nvrtcVersion");
            return major.get(INT, 0) + "." + minor.get(INT, 0);
        }
    }

    /** What it compiles for, in ascending order; before 11.2 it doesn't say, and then it is 7.0 to 8.0, as its documentation has it. */
    private List<Integer> readCapabilities() {
        Optional<MethodHandle> count = library.optional("nvrtcGetNumSupportedArchs", POINTER);
        Optional<MethodHandle> get = library.optional("nvrtcGetSupportedArchs", POINTER);
        if (count.isEmpty() || get.isEmpty()) {
            return List.of(70, 72, 75, 80);
        }
        MethodHandle counts = count.get();
        MethodHandle gets = get.get();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment n = arena.allocate(INT);
            check(Native.call(() -> (int) counts.invokeExact(n)), "nvrtcGetNumSupportedArchs");
            MemorySegment values = arena.allocate(INT, n.get(INT, 0));
            check(Native.call(() -> (int) gets.invokeExact(values)), "nvrtcGetSupportedArchs");
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < n.get(INT, 0); i++) {
                all.add(values.getAtIndex(INT, i));
            }
            return all.stream().sorted().toList();
        }
    }

    /** Whether code for a card of this capability, 90 for 9.0, can be made. */
    boolean compilesFor(int capability) {
        return capabilities.stream().anyMatch(known -> known <= capability);
    }

    /** Whether it makes the card's own code; otherwise the driver makes that of code for an older one. */
    private boolean knows(int capability) {
        return cubin.isPresent() && capabilities.contains(capability);
    }

    /** The options that code for a card is compiled with. */
    List<String> options(int capability) {
        int known = capabilities.stream().filter(c -> c <= capability).reduce((_, last) -> last).orElseThrow();
        return List.of("--gpu-architecture=" + (knows(capability) ? "sm_" + capability : "compute_" + known), "--fmad=true");
    }

    /**
     * Compiles.
     *
     * @return what cuModuleLoadData takes
     * @throws CudaException if that fails, with the beginning of what the compiler says
     */
    byte[] compile(String source, int capability) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            MemorySegment text = arena.allocateFrom(source, StandardCharsets.UTF_8);
            MemorySegment name = arena.allocateFrom("kernels.cu", StandardCharsets.UTF_8);
            check(Native.call(() -> (int) createProgram.invokeExact(out, text, name, 0, MemorySegment.NULL, MemorySegment.NULL)), "nvrtcCreateProgram");
            MemorySegment program = out.get(ValueLayout.ADDRESS, 0);
            try {
                List<String> options = options(capability);
                MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, options.size());
                for (int i = 0; i < options.size(); i++) {
                    pointers.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(options.get(i), StandardCharsets.UTF_8));
                }
                int code = Native.call(() -> (int) compileProgram.invokeExact(program, options.size(), pointers));
                if (code == COMPILATION_ERROR) {
                    String log = new String(read(arena, program, new Output("ProgramLog", getLogSize, getLog)), StandardCharsets.UTF_8).trim(); // a zero ends it, too
                    check(code, "nvrtcCompileProgram " + options + " said: " + log.substring(0, Math.min(MOST_OF_LOG, log.length())));
                }
                check(code, "nvrtcCompileProgram " + options);
                return read(arena, program, knows(capability) ? cubin.orElseThrow() : ptx);
            } finally {
                Native.call(() -> (int) destroyProgram.invokeExact(out));
            }
        }
    }

    private byte[] read(Arena arena, MemorySegment program, Output output) {
        MethodHandle sizes = output.size();
        MethodHandle gets = output.get();
        MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
        check(Native.call(() -> (int) sizes.invokeExact(program, size)), "nvrtcGet" + output.name() + "Size");
        MemorySegment bytes = arena.allocate(Math.max(1, size.get(ValueLayout.JAVA_LONG, 0)));
        check(Native.call(() -> (int) gets.invokeExact(program, bytes)), "nvrtcGet" + output.name());
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    private void check(int code, String operation) {
        if (code != 0) {
            String name;
            try {
                name = Native.text((MemorySegment) getErrorString.invokeExact(code));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable t) {
                throw new IllegalStateException(t);
            }
            throw new CudaException(operation, name, code, "", code == OUT_OF_MEMORY);
        }
    }
}
