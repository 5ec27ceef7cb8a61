package sketchatlas.nn.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.nn.cuda.LibrarySearch.Candidate;
import sketchatlas.nn.cuda.LibrarySearch.Library;

class LibrarySearchTest {
    @TempDir
    private Path home;

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[1]);
    }

    private List<String> found(LibrarySearch search, Library library, int newest) {
        return search.ofToolkit(library, newest).stream().map(Candidate::file).filter(f -> f.startsWith(home.toString())).toList();
    }

    @Test
    void toolkitsOfTheSystemOfPipAndOfCondaAreFoundNewestFirst() throws IOException {
        Path pip12 = file(".local/lib/python3.12/site-packages/nvidia/cublas/lib/libcublas.so.12");
        Path pip13 = file("env/lib/python3.11/site-packages/nvidia/cu13/lib/libcublas.so.13");
        Path toolkit = file("toolkit/targets/x86_64-linux/lib/libcublas.so.11");
        LibrarySearch search = new LibrarySearch("Linux", home, Map.of("CUDA_PATH", home.resolve("toolkit").toString(), "VIRTUAL_ENV",
                home.resolve("env").toString()), List.of());
        assertEquals(List.of(pip13.toString(), pip12.toString(), toolkit.toString()), found(search, Library.BLAS, 13));
        assertEquals(List.of(pip12.toString(), toolkit.toString()), found(search, Library.BLAS, 12));
        assertTrue(search.ofToolkit(Library.COMPILER, 13).contains(new Candidate("libnvrtc.so.12", 12)), "what the system's loader knows");
        assertEquals("libcuda.so.1", search.ofDriver(Library.DRIVER).getFirst().file());
    }

    /** As on a machine whose PyTorch lies in an environment that nobody has activated. */
    @Test
    void whatBelongsToThePythonOnThePathIsFound() throws IOException {
        file("torch/.venv/bin/python3");
        Path blas = file("torch/.venv/lib/python3.12/site-packages/nvidia/cu13/lib/libcublas.so.13");
        Path inConda = file("conda/lib/libcublas.so.12");
        Path linked = Files.createDirectories(home.resolve("conda/bin")).getParent();
        Path links = Files.createDirectories(home.resolve("links/bin"));
        Files.createSymbolicLink(links.resolve("python3"), Path.of("../../conda/bin/python3"));
        Files.createSymbolicLink(linked.resolve("bin/python3"), file("usr/bin/python3.11"));
        Path given = file("site/nvidia/cuda_nvrtc/lib/libnvrtc.so.12");
        LibrarySearch search = new LibrarySearch("Linux", home, Map.of("PATH", home.resolve("torch/.venv/bin") + "::relative:" + links, "PYTHONPATH",
                given.getParent().getParent().getParent().getParent().toString()), List.of());
        assertEquals(List.of(blas.toString(), inConda.toString()), found(search, Library.BLAS, 13));
        assertEquals(List.of(given.toString()), found(search, Library.COMPILER, 13));
    }

    @Test
    void windowsHasOtherNamesAndFolders() throws IOException {
        Path blas = file("NVIDIA GPU Computing Toolkit/CUDA/v13.0/bin/x64/cublas64_13.dll");
        Path compiler = file("NVIDIA GPU Computing Toolkit/CUDA/v12.4/bin/nvrtc64_120_0.dll");
        LibrarySearch search = new LibrarySearch("Windows 11", home, Map.of("ProgramFiles", home.toString()), List.of());
        assertEquals(List.of(blas.toString()), found(search, Library.BLAS, 13));
        assertEquals(List.of(compiler.toString()), found(search, Library.COMPILER, 13));
        file("venv/Scripts/python.exe");
        Path pip = file("venv/Lib/site-packages/nvidia/cu13/bin/x86_64/cublas64_13.dll");
        LibrarySearch onPath = new LibrarySearch("Windows 11", home, Map.of("Path", home.resolve("venv/Scripts").toString()), List.of());
        assertEquals(List.of(pip.toString()), found(onPath, Library.BLAS, 13));
    }

    @Test
    void theNamedFoldersReplaceAllOthers() throws IOException {
        Path only = file("given/libnvrtc.so.11.2");
        LibrarySearch search = new LibrarySearch("Linux", home, Map.of(), List.of(only.getParent()));
        assertEquals(List.of(new Candidate(only.toString(), 11)), search.ofToolkit(Library.COMPILER, 13));
        assertEquals(List.of(), search.ofDriver(Library.DRIVER));
    }
}
