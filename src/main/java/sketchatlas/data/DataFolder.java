package sketchatlas.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import sketchatlas.UserException;

/** Looks at the data files in a folder without loading them: which categories there are, how many sketches each has, and a few of these. */
public final class DataFolder {
    private DataFolder() {
    }

    /**
     * The data files of a folder, one for each category, by name.
     *
     * @throws UserException if it is no readable folder
     */
    public static List<CategoryFile> categories(Path folder) {
        return CategoryFiles.in(folder).all();
    }

    /** The category that a data file holds by its name, such as "alarm clock" for {@code sketchrnn_alarm_clock.npz}. */
    public static String categoryOf(Path file) {
        return CategoryFiles.categoryOf(file);
    }

    /**
     * A quick look at some files, one after the other: the counts that are told cheaply, and the first sketches.
     *
     * @param samples how many sketches to take from each
     * @param found gets what is in each file; a file that can't be read has a problem, and others follow
     * @throws CancellationException if the listener ends it
     */
    public static void look(List<CategoryFile> files, int samples, LoadingListener listener, Consumer<CategoryContents> found) {
        each(files, listener, (file, progress) -> found.accept(new CategoryLook(file, samples, progress).quick()));
    }

    /**
     * Goes through all sketches of some files, one after the other, as loading them would.
     *
     * @param samples how many sketches to take from each
     * @param found gets what is in each file; a file that can't be read has a problem, and others follow
     * @throws CancellationException if the listener ends it
     */
    public static void measure(List<CategoryFile> files, int samples, LoadingListener listener, Consumer<CategoryContents> found) {
        each(files, listener, (file, progress) -> found.accept(new CategoryLook(file, samples, progress).whole()));
    }

    /**
     * Reads the beginning of a data file and looks whether its end is there.
     *
     * @throws UserException if it is none, or can't be trained with
     */
    public static void check(Path file) {
        CategoryFile source = new CategoryFile(categoryOf(file), file);
        CategoryLook look = new CategoryLook(source, 1, new LoadingProgress(LoadingListener.NONE, List.of(source.category())));
        CategoryContents contents = look.quick();
        if (!contents.usable()) {
            throw new UserException(contents.problem());
        }
        look.requireEnd();
    }

    private interface Look {
        void at(CategoryFile file, LoadingProgress progress);
    }

    private static void each(List<CategoryFile> files, LoadingListener listener, Look look) {
        LoadingProgress progress = new LoadingProgress(listener, files.stream().map(CategoryFile::category).toList());
        for (int i = 0; i < files.size(); i++) {
            progress.reading(i);
            look.at(files.get(i), progress);
        }
    }
}
