package sketchatlas.nn.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A graphics card that is not there (src/test/native): NVIDIA's libraries as far as this program calls them, made by g++ for the processor of
 * the machine that tests. All of them are one file, so that they know of each other. There is one card for all tests; a test that changes it
 * puts it back by {@link #whole}.
 */
@SuppressWarnings("restricted") // foreign functions are what this is about
public final class Emulator {
    /** What can be made to fail. */
    public enum Event {
        INIT, ALLOCATION, LAUNCH, PRODUCT, COMPILATION, FREEING, LOADING,
        /** A handle of cuBLAS was made or destroyed. */
        HANDLE,
        /** The context has ended. */
        RESET
    }

    /** The names that the emulator goes by. */
    static final List<String> LIBRARIES = List.of("libcuda.so.1", "libcublas.so.12", "libnvrtc.so.12", "libnvidia-ml.so.1");
    static final long MEMORY = 8L << 30;
    private static final Path SOURCES = Path.of("src/test/native").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/emulator").toAbsolutePath();
    private static final List<String> CPP = List.of("driver.cpp", "fibers.cpp", "blas.cpp", "nvrtc.cpp");
    private static Emulator only;
    private static CudaDevice device;

    private final Map<String, MethodHandle> functions = new HashMap<>();
    private final SymbolLookup symbols;

    private Emulator() {
        symbols = SymbolLookup.libraryLookup(build(), Arena.global());
        try (Arena arena = Arena.ofConfined()) {
            call("emulatorSources", arena.allocateFrom(SOURCES.toString()));
        }
    }

    /** The emulator; skips the test that asks for it, with a word, where it can't be made. */
    public static synchronized Emulator get() {
        assumeTrue(possible(), "no g++ on a Linux machine here, so there is no emulated card to test on");
        if (only == null) {
            only = new Emulator();
        }
        return only;
    }

    /** Whether it can be made on this machine. */
    public static boolean possible() {
        return System.getProperty("os.name").startsWith("Linux") && Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "g++")));
    }

    /** Built once for each state of the sources. */
    private static Path build() {
        try {
            Files.createDirectories(FOLDER);
            Path made = FOLDER.resolve("emulator.so");
            if (!Files.exists(made) || Files.getLastModifiedTime(made).compareTo(newest()) < 0) {
                Path beside = FOLDER.resolve("emulator.tmp");
                List<String> command = new ArrayList<>(List.of("g++", "-std=c++17", "-O3", "-march=native", "-U_FORTIFY_SOURCE", "-Wall", "-Werror", "-shared",
                        "-fPIC", "-o",
                        beside.toString()));
                CPP.forEach(file -> command.add(SOURCES.resolve(file).toString()));
                command.add("-ldl");
                Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
                String words = new String(compiler.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                if (compiler.waitFor() != 0) {
                    throw new IllegalStateException("the emulator does not compile: " + words);
                }
                Files.move(beside, made, StandardCopyOption.REPLACE_EXISTING);
            }
            folder(FOLDER.resolve("all"), LIBRARIES);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.nio.file.attribute.FileTime newest() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> {
                try {
                    return Files.getLastModifiedTime(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    /** A folder that holds the libraries of these names and no others. */
    static Path only(String... names) throws IOException {
        return folder(FOLDER.resolve("only " + String.join(" ", names)), List.of(names));
    }

    private static Path folder(Path folder, List<String> names) throws IOException {
        Files.createDirectories(folder);
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
            Files.createSymbolicLink(folder.resolve(name), FOLDER.resolve("emulator.so"));
        }
        return folder;
    }

    /** A search that finds nothing but the libraries in one folder. */
    static LibrarySearch in(Path folder) {
        return new LibrarySearch("Linux", folder, Map.of(), List.of(folder));
    }

    /** A search that finds the emulator. */
    public static LibrarySearch search() {
        return in(FOLDER.resolve("all"));
    }

    /** Where its compiled kernels are kept from test to test. */
    static Path cache() {
        return FOLDER.resolve("cache");
    }

    /** The card in one piece, opened once for all tests. */
    public static synchronized CudaDevice device() {
        get().whole();
        if (device == null) {
            device = CudaDevice.open(search(), cache());
        }
        return device;
    }

    /** From now on {@link CudaDevice#shared} is the emulated card; by {@link #remove} it isn't any more. */
    public static void install() {
        CudaDevice.share(device());
    }

    /** As {@link #install}, but the program has nothing of the card's memory yet. */
    public static synchronized void installNew() {
        get().whole();
        CudaDevice.share(CudaDevice.open(search(), cache()));
    }

    public static void remove() {
        CudaDevice.share(null);
    }

    /** One card of capability 9.0 without faults. */
    public void whole() {
        card(1, 90, 13000, MEMORY);
    }

    /** Another card in its place. */
    public void card(int cards, int capability, int driverVersion, long memory) {
        call("emulatorCard", cards, capability, driverVersion, memory);
    }

    /** The event fails after so many more. */
    public void fail(Event event, long after, int error) {
        call("emulatorFail", event.ordinal(), after, error);
    }

    /** Allocations of more bytes than that fail, until the card is {@link #whole} again. */
    public void largest(long bytes) {
        call("emulatorLargest", bytes);
    }

    /** Kernels and products are checked but not computed, until the card is {@link #whole} again. */
    public void idle() {
        call("emulatorIdle");
    }

    /** The newest capability that the compiler knows. */
    void newest(int capability) {
        call("emulatorNewest", capability);
    }

    /** How often it has happened so far. */
    public long count(Event event) {
        return (long) result("emulatorCount", ValueLayout.JAVA_LONG, event.ordinal());
    }

    /** Bytes that are taken of its memory. */
    public long usedMemory() {
        return (long) result("emulatorUsedMemory", ValueLayout.JAVA_LONG);
    }

    private void call(String name, Object... arguments) {
        invoke(name, FunctionDescriptor.ofVoid(layouts(arguments)), arguments);
    }

    private Object result(String name, MemoryLayout type, Object... arguments) {
        return invoke(name, FunctionDescriptor.of(type, layouts(arguments)), arguments);
    }

    private Object invoke(String name, FunctionDescriptor type, Object... arguments) {
        try {
            return functions.computeIfAbsent(name, _ -> Linker.nativeLinker().downcallHandle(symbols.find(name).orElseThrow(), type))
                    .invokeWithArguments(arguments);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    private static MemoryLayout[] layouts(Object... arguments) {
        return Stream.of(arguments).map(a -> a instanceof Integer ? ValueLayout.JAVA_INT : a instanceof Long ? ValueLayout.JAVA_LONG : ValueLayout.ADDRESS)
                .toArray(MemoryLayout[]::new);
    }
}
