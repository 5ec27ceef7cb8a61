package sketchatlas;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the files are that come along with the program: its models, its guide. */
public final class ProgramFiles {
    private static final String LAUNCHER = "jpackage.app-path"; // set by what starts an installed program
    private static final int INSTALL_DEPTH = 3; // from the jar or the class folder up to the folder of the installation

    private ProgramFiles() {
    }

    /** The folders that such files may lie in, nearest first: the working folder, then those around the program. */
    public static List<Path> folders() {
        try {
            return folders(Path.of(""), ProgramFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no address", e);
        }
    }

    /** The same for any program. */
    public static List<Path> folders(Path workingFolder, URI program) {
        List<Path> folders = new ArrayList<>();
        folders.add(workingFolder);
        Path above = Path.of(program);
        for (int i = 0; i < INSTALL_DEPTH && above != null; i++, above = above.getParent()) {
            folders.add(above);
        }
        return folders;
    }

    /**
     * The nearest file of this name.
     *
     * @param name relative to the folder of the installation, for instance {@code docs/user-guide.md}
     */
    public static Optional<Path> find(String name) {
        return folders().stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).findFirst();
    }

    /**
     * Whether a file lies in a program that was installed (not in one that was built here). A person may be allowed to write there, but the next version takes
     * the place of all of it.
     */
    public static boolean isInstalled(Path file) {
        try {
            return System.getProperty(LAUNCHER) != null && isBeside(file, ProgramFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no address", e);
        }
    }

    /** Whether a file lies in the folder of a program's jar, however deep. */
    static boolean isBeside(Path file, URI jar) {
        return file.toAbsolutePath().normalize().startsWith(Path.of(jar).toAbsolutePath().normalize().getParent());
    }
}
