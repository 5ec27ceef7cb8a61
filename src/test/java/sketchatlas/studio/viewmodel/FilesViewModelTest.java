package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

class FilesViewModelTest {
    private static final Sketch LINE = Sketch.ofPolylines(List.of(new float[] { 0, 0, 9, 9 }));

    private final DrawingViewModel drawing = new DrawingViewModel();
    private final Notices notices = new Notices();
    private final Recorder access = new Recorder();
    private final FilesViewModel files = new FilesViewModel(drawing, access, BackgroundWork.immediate(), notices);

    @Test
    void anOpenedSketchIsOnThePaperAndCanBeUndone() {
        access.content = List.of(LINE);
        files.open(Path.of("line.svg"));
        assertEquals(Drawing.of(LINE), drawing.paper().drawing());
        assertEquals("open", drawing.undoNameProperty().get());
        assertTrue(notices.open().isEmpty());
    }

    @Test
    void theFileThatWasChosenLastIsOnThePaperWhicheverIsReadFirst() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        FilesViewModel slow = new FilesViewModel(drawing, access, new BackgroundWork(waiting::add, Runnable::run), notices);
        access.content = List.of(Sketch.ofPolylines(List.of(new float[] { 0, 0, 9, 1 })));
        slow.open(Path.of("large.ndjson"));
        slow.open(Path.of("line.svg"));
        Runnable large = waiting.remove();
        access.content = List.of(LINE);
        waiting.remove().run();
        access.content = List.of(Sketch.ofPolylines(List.of(new float[] { 0, 0, 9, 1 })));
        large.run();
        assertEquals(Drawing.of(LINE), drawing.paper().drawing());
    }

    @Test
    void ofManySketchesTheFirstIsTakenAndThatIsSaid() {
        access.content = List.of(LINE, LINE);
        files.open(Path.of("lines.ndjson"));
        assertEquals(Drawing.of(LINE), drawing.paper().drawing());
        assertEquals(new Notice(Notice.Kind.NEWS, "Opened the first of the sketches in lines.ndjson."), notices.open().getFirst());
    }

    @Test
    void aFileWithoutSketchesLeavesThePaperAlone() {
        files.open(Path.of("empty.ndjson"));
        assertTrue(drawing.paper().isEmpty());
        assertEquals(new Notice(Notice.Kind.ERROR, "There is no sketch in empty.ndjson."), notices.open().getFirst());
    }

    @Test
    void aFileThatCannotBeReadIsTold() {
        access.error = new UserException("The file x.svg is no SVG.");
        files.open(Path.of("x.svg"));
        assertEquals(List.of(new Notice(Notice.Kind.ERROR, "The file x.svg is no SVG.")), notices.open());
    }

    @Test
    void savingAndExportingWriteTheDrawing() {
        drawing.replace("open", LINE);
        files.save(Path.of("a.svg"));
        files.exportPicture(Path.of("a.png"));
        assertEquals(List.of("sketch a.svg 2", "picture a.png 2"), access.written);
        assertEquals(List.of("Saved a.svg.", "Exported a.png."), notices.open().stream().map(Notice::sentence).toList());
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        drawing.replace("open", LINE);
        access.error = new IllegalStateException("disk full");
        files.save(Path.of("a.svg"));
        assertEquals("The file a.svg could not be written: disk full", notices.open().getFirst().sentence());
    }

    @Test
    void namesGetAnEndingOnlyWhereTheyNeedOne() {
        List<String> endings = List.of(".ndjson", ".svg");
        assertEquals(Path.of("d", "cat.ndjson"), FilesViewModel.withEnding(Path.of("d", "cat"), endings, ".ndjson"));
        assertEquals(Path.of("cat.SVG"), FilesViewModel.withEnding(Path.of("cat.SVG"), endings, ".ndjson"));
        assertEquals(Path.of("cat.png.svg"), FilesViewModel.withEnding(Path.of("cat.png"), endings, ".svg"));
    }

    private static final class Recorder implements SketchFileAccess {
        private final List<String> written = new ArrayList<>();
        private List<Sketch> content = List.of();
        private RuntimeException error;

        @Override
        public List<Sketch> read(Path file) {
            fail();
            return content;
        }

        @Override
        public void write(Path file, Sketch sketch) {
            fail();
            written.add("sketch " + file + " " + sketch.size());
        }

        @Override
        public void writePicture(Path file, Sketch sketch) {
            fail();
            written.add("picture " + file + " " + sketch.size());
        }

        private void fail() {
            if (error != null) {
                throw error;
            }
        }
    }
}
