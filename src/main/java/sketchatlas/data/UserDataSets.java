package sketchatlas.data;

import java.nio.file.Path;
import sketchatlas.UserFolders;

/**
 * Where this program keeps the data sets of a person.
 *
 * @param own the person's own sketches, see {@link sketchatlas.data.collection.SketchCollection}
 * @param quickDraw downloaded categories of QuickDraw; may be deleted at any time
 */
public record UserDataSets(Path own, Path quickDraw) {
    /** The system property that names another folder for both. */
    public static final String PROPERTY = "sketchatlas.data.folder";

    /** In the person's data folder, or in the one that the system property {@value #PROPERTY} names. */
    public static UserDataSets ofUser() {
        String named = System.getProperty(PROPERTY, "");
        return in(named.isBlank() ? UserFolders.data() : Path.of(named).toAbsolutePath());
    }

    /** In a folder that need not exist. */
    public static UserDataSets in(Path folder) {
        return new UserDataSets(folder.resolve("my sketches"), folder.resolve("quickdraw"));
    }
}
