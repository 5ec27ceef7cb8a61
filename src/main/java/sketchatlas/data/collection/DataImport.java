package sketchatlas.data.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.CategoryFile;
import sketchatlas.data.DataFolder;
import sketchatlas.data.Drawing;
import sketchatlas.data.FileProblems;
import sketchatlas.data.SketchFiles;

/** Takes files that a person has into a data set, after a look at what they hold. */
public final class DataImport {
    private static final String SVG = ".svg";

    private DataImport() {
    }

    /** Whether a file is a picture, whose name need not say what it shows. */
    public static boolean isPicture(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SVG);
    }

    /**
     * Copies a data file into a folder.
     *
     * @return its category
     * @throws UserException if it can't be read, or the folder has that category
     */
    public static String copy(Path file, Path folder) {
        DataFolder.check(file);
        String category = DataFolder.categoryOf(file);
        for (CategoryFile there : DataFolder.categories(folder)) {
            if (there.category().equals(category)) {
                throw new UserException("The folder " + folder + " has sketches of \"" + category + "\" already, in " + there.file().getFileName()
                        + ": rename " + file.getFileName() + " or remove that file.");
            }
        }
        Path target = folder.resolve(file.getFileName());
        try {
            AtomicFile.write(target, out -> Files.copy(file, out));
        } catch (IOException e) {
            throw FileProblems.unwritable(target, e);
        }
        return category;
    }

    /**
     * Adds all sketches of a file (of any form) to a collection.
     *
     * @param label as a person typed it
     * @return how many
     * @throws UserException if the file can't be read or they can't be kept
     */
    public static int addTo(SketchCollection collection, Path file, String label) {
        String name = Labels.of(label);
        if (isPicture(file)) {
            collection.add(name, SketchFiles.readFirst(file));
            return 1;
        }
        List<Drawing> drawings = SketchFiles.readDrawings(file, SketchCollection.MOST + 1);
        collection.addAll(name, drawings);
        return drawings.size();
    }
}
