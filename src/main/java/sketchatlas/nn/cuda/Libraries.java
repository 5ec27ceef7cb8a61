package sketchatlas.nn.cuda;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import sketchatlas.nn.cuda.LibrarySearch.Candidate;
import sketchatlas.nn.cuda.LibrarySearch.Library;

/** Loads NVIDIA's libraries; each stays loaded as long as the program runs. */
@SuppressWarnings("restricted") // foreign functions are what this is about
final class Libraries {
    private static final Logger LOG = Logger.getLogger(Libraries.class.getName());
    /** What cuBLAS and NVRTC load by themselves; loaded before, from the same folder, they are found wherever that is. */
    private static final List<String> HELPERS = List.of("libcublasLt.so.*", "libnvrtc-builtins.so.*", "cublasLt64_*.dll", "nvrtc-builtins64_*.dll");
    private static final String HOW = "install NVIDIA's CUDA toolkit (11.2 to 13), or \"pip install nvidia-cublas-cu12 nvidia-cuda-nvrtc-cu12\" (docs/gpu.md says"
            + " how)";

    /** CUDA 13 has no code for cards of lower capability, those of Volta; NVRTC says so by itself, cuBLAS fails when it is used. */
    private static final int LOWEST_OF_13 = 75;
    private static final int LAST_FOR_VOLTA = 12;

    private final LibrarySearch search;

    Libraries(LibrarySearch search) {
        this.search = search;
    }

    /** @throws NoCardException if there is no driver that can be loaded */
    Driver driver() {
        if (!search.possible()) {
            throw new NoCardException("There is no CUDA for this system (" + search.system() + ")");
        }
        return first(search.ofDriver(Library.DRIVER), Driver::new).orElseThrow(() -> new NoCardException("No NVIDIA driver was found on this machine",
                "install it if there is an NVIDIA card", null));
    }

    /** Empty where it can't be told. */
    Optional<Management> management() {
        return first(search.ofDriver(Library.MANAGEMENT), Management::new);
    }

    /**
     * @param driverVersion what {@link Driver#version} says
     * @param capability of the card, 90 for 9.0
     * @throws NoCardException if there is none that the driver can run and that has code for the card
     */
    CuBlas blas(int driverVersion, int capability) {
        int newest = capability < LOWEST_OF_13 ? Math.min(LAST_FOR_VOLTA, driverVersion / 1000) : driverVersion / 1000;
        return first(search.ofToolkit(Library.BLAS, newest), CuBlas::new).orElseThrow(() -> missing("cuBLAS (libcublas)", driverVersion));
    }

    /**
     * @param driverVersion what {@link Driver#version} says
     * @param capability of the card, 90 for 9.0
     * @throws NoCardException if there is none that the driver can run and that compiles for the card
     */
    Nvrtc compiler(int driverVersion, int capability) {
        return compiler(search, driverVersion / 1000, capability)
                .orElseThrow(() -> missing("NVRTC (libnvrtc) that compiles for this card", driverVersion));
    }

    /** As {@link #compiler(int, int)}, of a CUDA up to a version such as 12; empty where there is none. */
    static Optional<Nvrtc> compiler(LibrarySearch search, int newestVersion, int capability) {
        return first(search.ofToolkit(Library.COMPILER, newestVersion), library -> {
            Nvrtc compiler = new Nvrtc(library);
            if (!compiler.compilesFor(capability)) {
                throw new UnsatisfiedLinkError("NVRTC " + compiler.version() + " does not compile for capability " + capability / 10 + "." + capability % 10);
            }
            return compiler;
        });
    }

    private static NoCardException missing(String what, int driverVersion) {
        return new NoCardException("The graphics card can't be used, because no " + what + " was found for the driver, which runs CUDA up to "
                + CudaDevice.version(driverVersion), HOW, null);
    }

    /** The first that loads and has all functions. */
    private static <T> Optional<T> first(List<Candidate> candidates, Function<Native, T> maker) {
        for (Candidate candidate : candidates) {
            try {
                return Optional.of(maker.apply(load(candidate.file())));
            } catch (IllegalArgumentException | UnsatisfiedLinkError | CudaException e) {
                LOG.log(Level.FINE, "{0} is not used: {1}", new Object[] {candidate.file(), e.getMessage()});
            }
        }
        return Optional.empty();
    }

    private static Native load(String file) {
        Path path = Path.of(file);
        if (!path.isAbsolute()) {
            return new Native(file, SymbolLookup.libraryLookup(file, Arena.global()));
        }
        HELPERS.forEach(pattern -> loadHelpers(path, pattern));
        return new Native(file, SymbolLookup.libraryLookup(path, Arena.global()));
    }

    /** Only those of the same version, and of the same library. */
    private static void loadHelpers(Path library, String pattern) {
        boolean blas = library.getFileName().toString().contains("cublas");
        if (blas != pattern.contains("cublas") || !Files.isDirectory(library.getParent())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(library.getParent(), pattern)) {
            for (Path file : files) {
                if (version(file).equals(version(library))) {
                    SymbolLookup.libraryLookup(file, Arena.global());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.FINE, "a library beside " + library + " does not load", e); // then the system finds it, or the library says what it misses
        }
    }

    /** The major version in a library's name: 12 of libcublas.so.12 and of nvrtc64_120_0.dll. */
    private static String version(Path file) {
        String digits = file.getFileName().toString().replaceFirst("^\\D*(64_)?(?:\\.so\\.)?", "");
        return digits.substring(0, Math.min(2, digits.length()));
    }
}
