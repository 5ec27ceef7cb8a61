package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/** Reads and writes sketches in files. Called in the background; all methods throw {@link UserException} when they cannot. */
public interface SketchFileAccess {
    /** The first sketches of a {@code .ndjson} or {@code .svg} file, in the file's units. */
    List<Sketch> read(Path file);

    /** Writes a sketch in the form that the name's ending says: {@code .ndjson} or {@code .svg}. */
    void write(Path file, Sketch sketch);

    /** Writes a picture of a sketch as {@code .png}. */
    void writePicture(Path file, Sketch sketch);
}
