package sketchatlas.studio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.explore.workbench.Interpolation;
import sketchatlas.explore.workbench.InterpolationJob;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.Stroke;

class SessionFileTest {
    private static final Drawing DRAWING = new Drawing(List.of(Stroke.of(1.5f, -2, 300, 0.1f), Stroke.of(0, 0)));

    @TempDir
    private Path folder;

    @Test
    void theWorkIsThereAgainWhateverEndedTheStudio() {
        SketchToken token = SketchToken.of("mine", Provenance.drawing(), Sketch.ofStroke3(new float[] {1, 2, 1}));
        Session session = new Session(DRAWING, new WorkbenchState(Map.of(), List.of(token), List.of(), Optional.empty(), 1, Interpolation.LINEAR,
                new InterpolationJob.Place(0.5, 0.5), 1, Sampling.DEFAULT), Optional.of("/models/mine.safetensors"));
        try (SessionFile file = SessionFile.open(folder)) {
            assertEquals(Session.EMPTY, file.read());
            file.write(session);
        }
        try (SessionFile file = SessionFile.open(folder)) {
            assertEquals(session, file.read());
        }
    }

    @Test
    void aSecondStudioHasASessionOfItsOwn() {
        Session mine = new Session(DRAWING, WorkbenchState.EMPTY, Optional.empty());
        try (SessionFile first = SessionFile.open(folder); SessionFile second = SessionFile.open(folder)) {
            first.write(mine);
            assertEquals(Session.EMPTY, second.read());
            second.write(Session.EMPTY);
            assertEquals(mine, first.read());
        }
    }

    @Test
    void theSessionOfAStudioThatWasKilledIsWaitedFor() {
        Session mine = new Session(DRAWING, WorkbenchState.EMPTY, Optional.empty());
        SessionFile killed = SessionFile.open(folder);
        killed.write(mine);
        List<Long> asked = new ArrayList<>();
        try (SessionFile next = SessionFile.open(folder, process -> !asked.add(process), lock -> {
            killed.close(); // the system has cleared it away
            return locked(lock);
        })) {
            assertEquals(mine, next.read());
            assertFalse(next.isHeldBack());
        }
        assertEquals(List.of(ProcessHandle.current().pid()), asked);
    }

    private static Optional<FileChannel> locked(Path lock) {
        try {
            return SessionFile.lock(lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatCouldNotBeWaitedForIsTold() {
        try (SessionFile _ = SessionFile.open(folder); SessionFile next = SessionFile.open(folder, _ -> false, _ -> Optional.empty());
                SessionFile third = SessionFile.open(folder, _ -> true, _ -> {
                    throw new AssertionError("others are at work");
                })) {
            assertEquals(Session.EMPTY, next.read());
            assertTrue(next.isHeldBack());
            assertFalse(third.isHeldBack());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"version\":99,\"drawing\":[[1,2]]}", "{\"version\":1,\"drawing\":[[1],[1,\"x\"],[1,1e99],{}]}"})
    void aDamagedSessionIsAnEmptyOne(String text) throws IOException {
        Files.writeString(folder.resolve("session-1.json"), text);
        try (SessionFile file = SessionFile.open(folder)) {
            assertEquals(Session.EMPTY, file.read());
        }
    }

    @Test
    void aSessionThatIsNotUnderstoodIsNotLost() throws IOException {
        String newer = "{\"version\":99,\"drawing\":[[1,2]]}";
        Files.writeString(folder.resolve("session-1.json"), newer);
        try (SessionFile file = SessionFile.open(folder)) {
            assertEquals(Session.EMPTY, file.read());
            file.write(new Session(DRAWING, WorkbenchState.EMPTY, Optional.empty()));
        }
        assertEquals(newer, Files.readString(folder.resolve("session-1.json.unread")));
    }

    @Test
    void whereNothingCanBeKeptTheStudioWorksAllTheSame() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        try (SessionFile file = SessionFile.open(taken)) {
            file.write(new Session(DRAWING, WorkbenchState.EMPTY, Optional.empty()));
            assertEquals(Session.EMPTY, file.read());
        }
    }
}
