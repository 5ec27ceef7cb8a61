package sketchatlas.nn.cuda;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A library of C functions that answer with an error number, 0 for none. */
@SuppressWarnings("restricted") // foreign functions are what this is about
final class Native {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final int LONGEST_TEXT = 4096;

    private final String file;
    private final SymbolLookup symbols;

    Native(String file, SymbolLookup symbols) {
        this.file = file;
        this.symbols = symbols;
    }

    /** The library's file, or its name where the system found it. */
    String file() {
        return file;
    }

    /**
     * A function that returns an int.
     *
     * @throws UnsatisfiedLinkError if the library has none of this name
     */
    MethodHandle function(String name, MemoryLayout... arguments) {
        return optional(name, arguments).orElseThrow(() -> new UnsatisfiedLinkError(file + " has no function " + name));
    }

    /** As {@link #function}; empty where the library has none of this name. */
    Optional<MethodHandle> optional(String name, MemoryLayout... arguments) {
        return symbols.find(name).map(address -> Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(INT, arguments)));
    }

    /** A function that returns a text. */
    MethodHandle textFunction(String name, MemoryLayout... arguments) {
        MemorySegment address = symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError(file + " has no function " + name));
        return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(POINTER, arguments));
    }

    /** A call of a function. */
    interface Call {
        int run() throws Throwable;
    }

    /** Does a call and returns its error number. */
    static int call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t); // native functions throw nothing
        }
    }

    /** The text that a pointer leads to; empty for a null pointer. */
    static String text(MemorySegment pointer) {
        return pointer.equals(MemorySegment.NULL) ? "" : pointer.reinterpret(LONGEST_TEXT).getString(0, StandardCharsets.UTF_8);
    }
}
