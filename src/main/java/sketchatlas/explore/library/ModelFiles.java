package sketchatlas.explore.library;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import sketchatlas.data.AtomicFile;
import sketchatlas.explore.ModelFinder;

/** The files that belong to a model, and how they are copied and removed as one. */
final class ModelFiles {
    static final String MODEL = "model.safetensors";
    static final String HISTORY = "history.csv";
    static final String ENDING = ".safetensors";
    static final String EVALUATION = ".evaluation.json";
    private static final Logger LOG = System.getLogger(ModelFiles.class.getName());
    private static final String REMOVED = ".removed";
    private static final String PART = ".part";
    /** What is older than this nobody is copying any more. */
    private static final Duration LEFT = Duration.ofDays(1);
    /** Of the files beside MODEL.safetensors that are named after it. */
    private static final List<String> COMPANIONS = List.of(".sketchatlas", ".calculators.json", ".density.json", ".names.json", EVALUATION);
    /** What a training keeps of itself beside its model. */
    private static final Set<String> STATES = Set.of("checkpoint.safetensors", "best.safetensors");
    /** Those of a folder that holds one model only. */
    private static final List<String> OF_THE_FOLDER = List.of(HISTORY, "evaluation.json");

    private ModelFiles() {
    }

    /** All model files of a folder by their names; the states of a training are none. */
    static List<Path> models(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(f))
                    .filter(f -> !STATES.contains(f.getFileName().toString())).sorted().toList();
        }
    }

    /** The model and what belongs to it, each with the name that it has beside a model file of another name. */
    static Map<Path, String> with(Path model, String newModelName) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(model, newModelName);
        Path renamed = model.resolveSibling(newModelName);
        for (String ending : COMPANIONS) {
            putIfThere(files, ModelFinder.beside(model, ending), ModelFinder.beside(renamed, ending).getFileName().toString());
        }
        Path folder = model.toAbsolutePath().getParent();
        if (models(folder).size() <= 1) {
            for (String name : OF_THE_FOLDER) {
                putIfThere(files, folder.resolve(name), name);
            }
        }
        return files;
    }

    private static void putIfThere(Map<Path, String> files, Path file, String name) {
        if (Files.isRegularFile(file)) {
            files.put(file, name);
        }
    }

    /**
     * Makes a folder with copies of files: all of them are there, or, if anything fails, no folder.
     *
     * @param files with their new names
     * @param folder not there yet; its parent is made if needed
     */
    static void copy(Map<Path, String> files, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path temporary = hidden(folder, PART);
        Files.createDirectory(temporary);
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Path copy = Files.copy(file.getKey(), temporary.resolve(file.getValue()), StandardCopyOption.COPY_ATTRIBUTES);
                allowChanges(copy); // those of a program that is installed, or from a disc, may not be changed, which is no business of the copy
                try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) { // it may be a file that can't be written to
                    channel.force(true);
                }
            }
            AtomicFile.move(temporary, folder);
        } finally {
            if (Files.exists(temporary)) {
                deleteAll(temporary);
            }
        }
    }

    /** Removes a folder: it is gone at once, and what could not be removed of it is out of sight, to be removed the next time. */
    static void remove(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            Files.delete(folder); // what it leads to is not the library's
            return;
        }
        Path removed = hidden(folder, REMOVED);
        AtomicFile.move(folder, removed);
        deleteAll(removed);
    }

    /** Removes what earlier removals and copies left because the program ended meanwhile, as far as it can be removed. */
    static void sweep(Path library) {
        Instant old = Instant.now().minus(LEFT);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(library, f -> isHidden(f) && Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)
                && (f.toString().endsWith(REMOVED) || f.toString().endsWith(PART) && Files.getLastModifiedTime(f).toInstant().isBefore(old)))) {
            for (Path folder : folders) {
                deleteAll(folder);
            }
        } catch (IOException | DirectoryIteratorException _) {
            // they only take room
        }
    }

    static boolean isHidden(Path folder) {
        return folder.getFileName().toString().startsWith(".");
    }

    private static Path hidden(Path folder, String ending) {
        return folder.resolveSibling("." + UUID.randomUUID() + ending);
    }

    /** Windows neither replaces nor deletes a file that may only be read. */
    private static void allowChanges(Path file) {
        if (!file.toFile().setWritable(true)) {
            LOG.log(Level.DEBUG, "{0} stays as it is", file);
        }
    }

    /** Links are deleted and never followed. */
    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.delete(file);
                } catch (AccessDeniedException e) {
                    if (!attributes.isRegularFile()) {
                        throw e;
                    }
                    allowChanges(file);
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * How large some files are and when the newest was written.
     *
     * @param bytes in all
     * @param changed of the newest; the beginning of 1970 if there is none
     */
    record Extent(long bytes, FileTime changed) {
        static final Extent NOTHING = new Extent(0, FileTime.fromMillis(0));

        /** Of files; those that are gone meanwhile don't count. */
        static Extent of(Iterable<Path> files) {
            Extent all = NOTHING;
            for (Path file : files) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    FileTime time = attributes.lastModifiedTime();
                    all = new Extent(all.bytes + attributes.size(), time.compareTo(all.changed) > 0 ? time : all.changed);
                } catch (IOException _) {
                    continue; // a checkpoint is being replaced
                }
            }
            return all;
        }
    }
}
