package sketchatlas.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;

/**
 * Where the build leaves the program to measure training steps against, libtorch in a virtual machine of its own: its library is
 * loaded by another version of JavaCPP than ours. The folder holds {@code classes} and, in {@code classpath}, its libraries.
 */
final class Peer {
    static final String HOW_TO_GET_IT = "mvn -q -Ppeer package -DskipTests";
    private static final Path BUILT = Path.of("target", "peer");
    private static final String MAIN = "LibtorchPeer";
    private static final String CLASS_PATH = "classpath";
    private static final String CLASSES = "classes";

    private Peer() {
    }

    /** The folder of a peer that was built beside the program or in the working folder. */
    static Optional<Path> find() {
        return Optional.of(BUILT).filter(Peer::complete);
    }

    private static boolean complete(Path folder) {
        return Files.isRegularFile(folder.resolve(CLASS_PATH)) && Files.isDirectory(folder.resolve(CLASSES));
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
        String libraries;
        try {
            libraries = Files.readString(folder.resolve(CLASS_PATH)).strip();
        } catch (IOException e) {
            throw new UserException("Cannot read " + folder.resolve(CLASS_PATH) + " (" + e.getMessage() + "): get libtorch anew by \"" + HOW_TO_GET_IT
                    + "\".", e);
        }
        String count = Integer.toString(threads);
        // Its helpers must not spin while they wait, which takes it longer on few cores.
        Map<String, String> environment = Map.of("OMP_WAIT_POLICY", "PASSIVE", "OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count);
        return ChildStepper.java(folder.resolve(CLASSES) + File.pathSeparator + libraries, environment, List.of(MAIN, count));
    }
}
