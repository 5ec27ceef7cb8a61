package sketchatlas.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;

/**
 * Where the build leaves the program to measure training steps against, libtorch in a virtual machine of its own: its library is
 * loaded by another version of JavaCPP than ours. The folder holds {@code classes} and {@code lib}.
 */
final class Peer {
    static final String HOW_TO_GET_IT = "mvn -q -Ppeer package -DskipTests";
    private static final Path BUILT = Path.of("target", "peer");
    private static final Path PYTHON = Path.of("src", "bench", "python", "peer.py");
    private static final String MAIN = "sketchatlas.peer.LibtorchPeer";
    private static final String LIBRARIES = "lib";
    private static final String CLASSES = "classes";

    private Peer() {
    }

    /** The program for PyTorch, which is run on graphics cards; empty where it is not here. */
    static Optional<Path> findPython() {
        return Optional.of(PYTHON).filter(Files::isRegularFile);
    }

    /**
     * Starts the program for PyTorch on the graphics card.
     *
     * @param tf32 whether products may be rounded to TF32
     * @throws UserException if it does not start: no Python, no PyTorch, no card for it
     */
    static ChildStepper startPython(Path program, boolean tf32) {
        List<String> command = new ArrayList<>(List.of("python3", program.toString(), "serve"));
        if (tf32) {
            command.add("--tf32");
        }
        return ChildStepper.of(command);
    }

    /** The folder of a peer that was built here. */
    static Optional<Path> find() {
        return Optional.of(BUILT).filter(Peer::complete);
    }

    private static boolean complete(Path folder) {
        return Files.isDirectory(folder.resolve(LIBRARIES)) && Files.isDirectory(folder.resolve(CLASSES));
    }

    /**
     * Starts it.
     *
     * @throws UserException if the folder holds no peer, or it does not start
     */
    static ChildStepper start(Path folder, int threads) {
        if (!complete(folder)) {
            throw new UserException("There is no libtorch to measure against in " + folder + ": get it by \"" + HOW_TO_GET_IT + "\".");
        }
        String count = Integer.toString(threads);
        // At its best on few cores: its helpers do not spin while they wait, neither OpenMP's nor OpenBLAS's, which takes it up to a fifth longer.
        Map<String, String> environment = Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count,
                "OPENBLAS_THREAD_TIMEOUT", "4");
        return ChildStepper.java(folder.resolve(CLASSES) + File.pathSeparator + folder.resolve(LIBRARIES) + File.separator + "*", environment, List.of(MAIN, count));
    }
}
