package sketchatlas.data.collection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sketchatlas.NearestName;
import sketchatlas.UserException;
import sketchatlas.data.CategoryFile;
import sketchatlas.data.DataFolder;
import sketchatlas.data.Drawing;
import sketchatlas.data.FileProblems;
import sketchatlas.data.NdjsonFile;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/**
 * A person's own sketches by their labels: a folder with a file LABEL.ndjson for each, in QuickDraw's simplified form, that
 * {@link sketchatlas.data.DatasetLoader} reads. Every change is written as a whole or not at all, and the last one can be taken back, also
 * after the program was closed. Files are read anew with each call, so several programs may use the folder, one after the other.
 * Thread-safe.
 */
public final class SketchCollection {
    /** Drawings that one label may have. */
    public static final int MOST = 200_000;
    private static final String ENDING = ".ndjson";

    private final Path folder;
    private final InstantSource clock;
    private final PreviousVersion previous;

    /** @param folder made when there is something to keep */
    public SketchCollection(Path folder) {
        this(folder, InstantSource.system());
    }

    /** @param clock tells the time that is noted with each sketch */
    SketchCollection(Path folder, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        this.previous = new PreviousVersion(this.folder);
    }

    /**
     * A label and how many sketches have it.
     *
     * @param sketches lines of its file
     */
    public record Entry(String label, long sketches) {
    }

    /** The folder that holds the files. */
    public Path folder() {
        return folder;
    }

    /**
     * All labels, by name.
     *
     * @throws UserException if the folder cannot be read
     */
    public synchronized List<Entry> labels() {
        return files().entrySet().stream().map(e -> new Entry(e.getKey(), lines(e.getValue()))).toList();
    }

    /**
     * The drawings of a label, oldest first.
     *
     * @throws UserException if there is no such label or its file cannot be read
     */
    public synchronized List<Drawing> drawings(String label) {
        return NdjsonFile.read(fileOf(label), MOST);
    }

    /** Of a label that is to be written anew: a file that was put there by hand may hold more than {@link #MOST}, and all of them stay. */
    private List<Drawing> all(String label) {
        return NdjsonFile.read(fileOf(label), Integer.MAX_VALUE);
    }

    /**
     * Keeps a sketch, in the units and density of QuickDraw's drawings.
     *
     * @param label as a person typed it; a new one makes a new file
     * @param sketch of any units
     * @return the label in its one spelling
     * @throws UserException if the label or the sketch can't be kept
     */
    public synchronized String add(String label, Sketch sketch) {
        if (sketch.isEmpty()) {
            throw new UserException("There is nothing to keep: draw something first.");
        }
        String name = Labels.of(label);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("word", name);
        fields.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("recognized", true);
        append(name, List.of(new Drawing(Simplifier.toDataScale(sketch), fields)), "the sketch added to \"" + name + "\"");
        return name;
    }

    /**
     * Keeps drawings as they are, for instance those of another file.
     *
     * @return the label in its one spelling
     * @throws UserException if the label can't be one, or there are too many
     */
    public synchronized String addAll(String label, List<Drawing> drawings) {
        String name = Labels.of(label);
        if (!drawings.isEmpty()) {
            append(name, drawings, drawings.size() + " sketches added to \"" + name + "\"");
        }
        return name;
    }

    /** Takes away the sketch of a label that was kept last. */
    public synchronized void removeLast(String label) {
        int count = all(label).size();
        if (count > 0) {
            remove(label, Set.of(count - 1));
        }
    }

    /**
     * Takes sketches away; a label without any is gone.
     *
     * @param indices places in {@link #drawings}; others are not heeded
     */
    public synchronized void remove(String label, Set<Integer> indices) {
        List<Drawing> all = all(label);
        change(counted(indices.size()) + " of \"" + label + "\" removed", Set.of(label), () -> write(label, without(all, indices)));
    }

    /**
     * Gives sketches another label.
     *
     * @param indices places in {@link #drawings}; others are not heeded
     * @param to as a person typed it; may be new
     */
    public synchronized void relabel(String label, Set<Integer> indices, String to) {
        String name = Labels.of(to);
        if (name.equals(label)) {
            return;
        }
        List<Drawing> all = all(label);
        List<Drawing> moved = new TreeSet<>(indices).stream().filter(i -> i >= 0 && i < all.size()).map(i -> called(all.get(i), name)).toList();
        requireRoom(name, moved.size());
        change(counted(moved.size()) + " relabelled to \"" + name + "\"", Set.of(label, name), () -> {
            NdjsonFile.append(target(name), moved); // first, so that a crash in between loses nothing
            write(label, without(all, indices));
        });
    }

    /** Gives all sketches of a label another one; where that has sketches already, these come behind them. */
    public synchronized void rename(String label, String to) {
        relabel(label, IntStream.range(0, all(label).size()).boxed().collect(Collectors.toSet()), to);
    }

    /** Takes a label away with all its sketches. */
    public synchronized void delete(String label) {
        Path file = fileOf(label);
        change("the label \"" + label + "\" deleted", Set.of(label), () -> deleteFile(file));
    }

    /** What {@link #undo()} takes back, in a few words; empty if there is nothing. */
    public synchronized Optional<String> lastChange() {
        return previous.change();
    }

    /**
     * Takes the last change back.
     *
     * @throws UserException if the files cannot be written
     */
    public synchronized void undo() {
        previous.restore();
    }

    private void append(String name, List<Drawing> drawings, String what) {
        requireRoom(name, drawings.size());
        change(what, Set.of(name), () -> NdjsonFile.append(target(name), drawings));
    }

    private void requireRoom(String name, int more) {
        Path file = files().get(name);
        if ((file == null ? 0 : lines(file)) + more > MOST) {
            throw new UserException("The label \"" + name + "\" would have more than " + MOST + " sketches: use another label.");
        }
    }

    private void change(String what, Set<String> labels, Runnable change) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblems.unwritable(folder, e);
        }
        previous.keep(what, labels.stream().map(this::target).toList());
        change.run();
    }

    private void write(String label, List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            deleteFile(fileOf(label));
        } else {
            NdjsonFile.write(fileOf(label), drawings);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UserException("Cannot delete " + file + " (" + FileProblems.reason(e) + "): close other programs that use it.", e);
        }
    }

    private static List<Drawing> without(List<Drawing> all, Set<Integer> indices) {
        return IntStream.range(0, all.size()).filter(i -> !indices.contains(i)).mapToObj(all::get).toList();
    }

    private static Drawing called(Drawing drawing, String label) {
        Map<String, Object> fields = new LinkedHashMap<>(drawing.fields());
        fields.put("word", label);
        return new Drawing(drawing.sketch(), fields);
    }

    private static String counted(int sketches) {
        return sketches == 1 ? "1 sketch" : sketches + " sketches";
    }

    /** The file of a label, there or not; always in the folder. */
    private Path target(String label) {
        Path there = byCategory().get(label);
        if (there != null && !isOurs(there)) {
            throw new UserException("The folder " + folder + " has a file " + there.getFileName() + " with \"" + label
                    + "\" already, to which nothing can be added: choose another label.");
        }
        Path file = there != null ? there : folder.resolve(label + ENDING);
        if (!folder.equals(file.normalize().getParent())) {
            throw new IllegalArgumentException("a label is no path: " + label);
        }
        return file;
    }

    private Path fileOf(String label) {
        Map<String, Path> files = files();
        Path file = files.get(label);
        if (file == null) {
            throw new UserException("There are no sketches with the label \"" + label + "\"" + NearestName.similar(label, files.keySet())
                    .map(near -> "; did you mean \"" + near + "\"?").orElse(": add some first."));
        }
        return file;
    }

    private Map<String, Path> files() {
        Map<String, Path> files = byCategory();
        files.values().removeIf(file -> !isOurs(file));
        return files;
    }

    private Map<String, Path> byCategory() {
        Map<String, Path> files = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            for (CategoryFile file : DataFolder.categories(folder)) {
                files.put(file.category(), file.file());
            }
        }
        return files;
    }

    private static boolean isOurs(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Lines that are not blank. */
    private static long lines(Path file) {
        long lines = 0;
        boolean blank = true;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                lines += b == '\n' && !blank ? 1 : 0;
                blank = b == '\n' || blank && b <= ' ';
            }
            return lines + (blank ? 0 : 1);
        } catch (IOException e) {
            throw new UserException("Cannot read " + file + " (" + FileProblems.reason(e) + "): check the disk.", e);
        }
    }
}
