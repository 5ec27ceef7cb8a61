package sketchatlas.nn.cuda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where NVIDIA's libraries of CUDA 11 to 13 may lie: toolkits of the system, of conda and of pip, on Linux and Windows.
 *
 * @param system as in the system property {@code os.name}
 * @param home the person's home folder
 * @param environment as from {@link System#getenv()}
 * @param only folders to search instead of all others; empty for the usual ones
 */
record LibrarySearch(String system, Path home, Map<String, String> environment, List<Path> only) {
    private static final List<String> TOOLKIT_FOLDERS = List.of("lib64", "lib", "targets/x86_64-linux/lib", "targets/sbsa-linux/lib", "bin/x64", "bin");
    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
            "/usr/local/nvidia/lib64", "/usr/lib/wsl/lib");
    private static final List<String> PYTHON_LINUX = List.of("/usr/lib", "/usr/local/lib", "/opt/conda/lib", "/opt/venv/lib", "/venv/lib");

    private static final int MOST_LINKS = 10;

    /** The libraries that are needed. */
    enum Library {
        /** Comes with the driver. */
        DRIVER(Map.of(0, List.of("libcuda.so.1")), Map.of(0, List.of("nvcuda.dll"))),
        /** Tells the driver's version; comes with the driver as well. */
        MANAGEMENT(Map.of(0, List.of("libnvidia-ml.so.1")), Map.of(0, List.of("nvml.dll"))),
        BLAS(Map.of(13, List.of("libcublas.so.13"), 12, List.of("libcublas.so.12"), 11, List.of("libcublas.so.11")),
                Map.of(13, List.of("cublas64_13.dll"), 12, List.of("cublas64_12.dll"), 11, List.of("cublas64_11.dll"))),
        COMPILER(Map.of(13, List.of("libnvrtc.so.13"), 12, List.of("libnvrtc.so.12"), 11, List.of("libnvrtc.so.11.2", "libnvrtc.so.11.1", "libnvrtc.so.11.0")),
                Map.of(13, List.of("nvrtc64_130_0.dll"), 12, List.of("nvrtc64_120_0.dll"), 11, List.of("nvrtc64_112_0.dll", "nvrtc64_111_0.dll", "nvrtc64_110_0.dll")));

        private final Map<Integer, List<String>> linux;
        private final Map<Integer, List<String>> windows;

        Library(Map<Integer, List<String>> linux, Map<Integer, List<String>> windows) {
            this.linux = linux;
            this.windows = windows;
        }

        List<String> names(int version, boolean onWindows) {
            return (onWindows ? windows : linux).getOrDefault(version, List.of());
        }
    }

    /**
     * A library that may be there.
     *
     * @param file its path, or only its name for the system to look for
     * @param version of CUDA, such as 12; 0 for those of the driver
     */
    record Candidate(String file, int version) {
    }

    /** On this machine; the system property {@code sketchatlas.cuda.libraries} names folders (as a class path does) that replace all others. */
    static LibrarySearch here() {
        String folders = System.getProperty(CudaDevice.LIBRARIES_PROPERTY, "");
        return new LibrarySearch(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv(),
                folders.isBlank() ? List.of() : List.of(folders.split(System.getProperty("path.separator"))).stream().map(Path::of).toList());
    }

    private boolean windows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Whether there is CUDA for this system at all. */
    boolean possible() {
        return !system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** The driver's libraries, the likeliest first. */
    List<Candidate> ofDriver(Library library) {
        return candidates(library, List.of(0));
    }

    /** The toolkit's libraries that the driver can run, the newest first. */
    List<Candidate> ofToolkit(Library library, int newestVersion) {
        return candidates(library, List.of(13, 12, 11).stream().filter(version -> version <= newestVersion).toList());
    }

    private List<Candidate> candidates(Library library, List<Integer> versions) {
        List<Path> folders = folders();
        List<Candidate> found = new ArrayList<>();
        for (int version : versions) {
            for (String name : library.names(version, windows())) {
                if (only.isEmpty() && version == 0) {
                    found.add(new Candidate(name, version)); // the system knows best where its driver is
                }
                folders.stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).map(file -> new Candidate(file.toString(), version))
                        .forEach(found::add);
                if (only.isEmpty() && version != 0) {
                    found.add(new Candidate(name, version));
                }
            }
        }
        return found;
    }

    /** All folders that exist, in the order to look into them. */
    List<Path> folders() {
        if (!only.isEmpty()) {
            return only;
        }
        Set<Path> folders = new LinkedHashSet<>();
        environment.forEach((name, value) -> {
            if (!value.isBlank() && (name.equals("CUDA_PATH") || name.equals("CUDA_HOME") || name.equals("CUDA_ROOT"))) {
                addToolkit(folders, value);
            }
        });
        if (windows()) {
            expand(environment.getOrDefault("ProgramFiles", "C:\\Program Files"), "NVIDIA GPU Computing Toolkit/CUDA/*").forEach(p -> addToolkit(folders, p.toString()));
            pythons().forEach(root -> addToolkit(folders, root + "/Library")); // conda's own
            packages().forEach(site -> addPackages(folders, site, "bin", "bin/x86_64"));
        } else {
            addToolkit(folders, "/usr/local/cuda");
            expand("/usr/local", "cuda-*").forEach(p -> addToolkit(folders, p.toString()));
            addToolkit(folders, "/opt/cuda");
            SYSTEM_FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
            pythons().forEach(root -> addToolkit(folders, root.toString())); // conda's own
            packages().forEach(site -> addPackages(folders, site, "lib"));
        }
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private static void addToolkit(Set<Path> folders, String root) {
        TOOLKIT_FOLDERS.forEach(folder -> path(root).ifPresent(p -> folders.add(p.resolve(folder))));
    }

    /** pip's packages: nvidia/cublas/lib of CUDA 11 and 12, nvidia/cu13/lib of CUDA 13. */
    private static void addPackages(Set<Path> folders, Path site, String... libraryFolders) {
        for (String folder : libraryFolders) {
            folders.addAll(expand(site.toString(), "nvidia/*/" + folder));
        }
    }

    /** Where a Python is that the person uses: the active environment, and what "python3" means on the path, which need not be active. */
    private List<Path> pythons() {
        Set<Path> roots = new LinkedHashSet<>();
        for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            path(environment.getOrDefault(variable, "")).ifPresent(roots::add);
        }
        for (String folder : environment.getOrDefault(windows() ? "Path" : "PATH", environment.getOrDefault("PATH", "")).split(windows() ? ";" : ":")) {
            for (String name : windows() ? List.of("python.exe") : List.of("python3", "python")) {
                path(folder).map(f -> f.resolve(name)).filter(Files::isRegularFile).ifPresent(python -> addRoots(roots, python));
            }
        }
        roots.removeIf(root -> root == null || root.getNameCount() == 0);
        return List.copyOf(roots);
    }

    /** Those of a program and of all that its links lead to: an environment's program is a link itself. */
    private static void addRoots(Set<Path> roots, Path python) {
        Path at = python;
        for (int i = 0; i < MOST_LINKS; i++) {
            roots.add(rootOf(at));
            try {
                if (!Files.isSymbolicLink(at)) {
                    return;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
            } catch (IOException e) {
                return; // not ours to follow
            }
        }
    }

    /** The folder above bin or Scripts; that of the program itself where it lies in neither, as on Windows. */
    private static Path rootOf(Path python) {
        Path folder = python.toAbsolutePath().getParent();
        String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        return name.equals("bin") || name.equals("scripts") ? folder.getParent() : folder;
    }

    /** The folders that pip installs to. */
    private List<Path> packages() {
        List<Path> sites = new ArrayList<>();
        for (String folder : environment.getOrDefault("PYTHONPATH", "").split(windows() ? ";" : ":")) {
            path(folder).ifPresent(sites::add);
        }
        for (Path root : pythons()) {
            if (windows()) {
                sites.addAll(expand(root.toString(), "Lib/site-packages"));
            } else {
                sites.addAll(expand(root.toString(), "lib/python3*/site-packages"));
                sites.addAll(expand(root.toString(), "lib/python3*/dist-packages"));
                sites.addAll(expand(root.toString(), "lib64/python3*/site-packages"));
            }
        }
        if (windows()) {
            sites.addAll(expand(environment.getOrDefault("LOCALAPPDATA", ""), "Programs/Python/Python3*/Lib/site-packages"));
            return sites;
        }
        sites.addAll(expand(home.toString(), ".local/lib/python3*/site-packages"));
        sites.addAll(expand(home.toString(), ".pyenv/versions/*/lib/python3*/site-packages"));
        for (String root : PYTHON_LINUX) {
            sites.addAll(expand(root, "python3*/site-packages"));
            sites.addAll(expand(root, "python3*/dist-packages"));
        }
        return sites;
    }

    /** The folders that a pattern with * for a part of a name leads to, the last in order of names first: newer versions have higher numbers. */
    private static List<Path> expand(String root, String pattern) {
        List<Path> level = path(root).stream().toList();
        for (String part : pattern.split("/")) {
            List<Path> next = new ArrayList<>();
            for (Path folder : level) {
                if (Files.isDirectory(folder)) {
                    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, part)) {
                        List<Path> matching = new ArrayList<>();
                        inside.forEach(matching::add);
                        next.addAll(matching.stream().sorted(java.util.Comparator.reverseOrder()).toList());
                    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                        continue; // not ours to read: nothing there for us
                    }
                }
            }
            level = next;
        }
        return level;
    }

    private static java.util.Optional<Path> path(String text) {
        try {
            return text.isBlank() ? java.util.Optional.empty() : java.util.Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return java.util.Optional.empty();
        }
    }
}
