package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import sketchatlas.sketch.Sketch;

/** Opens, saves and exports what is on the paper; outcomes are told by notices. */
public final class FilesViewModel {
    private final DrawingViewModel drawing;
    private final SketchFileAccess files;
    private final BackgroundWork work;
    private final Notices notices;
    private long newest; // request for the paper

    public FilesViewModel(DrawingViewModel drawing, SketchFileAccess files, BackgroundWork work, Notices notices) {
        this.drawing = drawing;
        this.files = files;
        this.work = work;
        this.notices = notices;
    }

    /** Puts the (first) sketch of a file on the paper. */
    public void open(Path file) {
        long mine = ++newest;
        work.start(() -> files.read(file), sketches -> {
            if (mine == newest) { // else another file was chosen meanwhile, which took less time
                opened(file, sketches);
            }
        },
                error -> failed("The file " + file + " could not be opened", error));
    }

    /** Saves the drawing as the ending of the name says. */
    public void save(Path file) {
        save(file, drawing.paper().toSketch());
    }

    /** Saves another sketch as the ending of the name says. */
    public void save(Path file, Sketch sketch) {
        write(file, sketch, files::write, "Saved ");
    }

    /** Exports a picture of the drawing. */
    public void exportPicture(Path file) {
        write(file, drawing.paper().toSketch(), files::writePicture, "Exported ");
    }

    /** The file with an ending added if its name has none of these. */
    public static Path withEnding(Path file, List<String> endings, String ending) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith) ? file : file.resolveSibling(file.getFileName() + ending);
    }

    private void opened(Path file, List<Sketch> sketches) {
        if (sketches.isEmpty()) {
            notices.error("There is no sketch in " + file.getFileName() + ".");
            return;
        }
        drawing.replace("open", sketches.getFirst());
        if (sketches.size() > 1) {
            notices.news("Opened the first of the sketches in " + file.getFileName() + ".");
        }
    }

    private void write(Path file, Sketch sketch, BiConsumer<Path, Sketch> writer, String done) {
        work.start(() -> {
            writer.accept(file, sketch);
            return file;
        }, written -> notices.news(done + written.getFileName() + "."), error -> failed("The file " + file + " could not be written", error));
    }

    private void failed(String whatFailed, Throwable error) {
        notices.error(Problems.tell(whatFailed, error));
    }
}
