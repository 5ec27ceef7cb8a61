package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.train.worker.RunStatus.Kind;

class RunStatusTest {
    @TempDir
    private Path library;

    private Path planned(String name) {
        Path folder = library.resolve(name);
        TinyPlan.in(folder, "num_steps=9");
        return folder;
    }

    private static Kind kind(Path folder) {
        return RunStatus.of(folder).kind();
    }

    @Test
    void isWhatItsProcessHasKept() {
        Path run = planned("run");
        assertEquals(Kind.INTERRUPTED, kind(run), "planned and never begun");
        for (Kind kept : List.of(Kind.STOPPED, Kind.INTERRUPTED, Kind.FINISHED)) {
            RunState.own(kept, 9, "").write(run);
            assertEquals(kept, kind(run));
        }
        RunState.own(Kind.FAILED, 9, "The disk is full.").write(run);
        assertEquals(new RunStatus(run, "tiny", Kind.FAILED, 0, 9, "The disk is full."), RunStatus.of(run));
    }

    @Test
    void onlyALivingProcessRuns() {
        Path run = planned("run");
        RunState own = RunState.own(Kind.RUNNING, 9, "");
        own.write(run);
        assertEquals(Kind.RUNNING, kind(run));
        if (own.begun() > 0) { // the system tells
            new RunState(Kind.RUNNING, 9, "", own.process(), own.begun() - 60_000).write(run);
            assertEquals(Kind.INTERRUPTED, kind(run), "another process has its number today");
        }
        new RunState(Kind.RUNNING, 9, "", Long.MAX_VALUE, 1).write(run);
        assertEquals(Kind.INTERRUPTED, kind(run));
    }

    @Test
    void aDamagedStateDoesNotHideARun() throws IOException {
        Path run = planned("run");
        for (String damaged : List.of("", "{", "[]", "{\"version\":1,\"state\":\"bored\"}", "{\"version\":99}")) {
            Files.writeString(run.resolve("state.json"), damaged);
            assertEquals(Kind.INTERRUPTED, kind(run), damaged);
        }
    }

    @Test
    void theLibraryListsWhatCanGoOnNewestFirst() throws IOException {
        assertTrue(RunStatus.unfinished(library.resolve("none")).isEmpty());
        RunState.own(Kind.STOPPED, 9, "").write(planned("a"));
        RunState.own(Kind.INTERRUPTED, 9, "").write(planned("b"));
        RunState.own(Kind.FINISHED, 9, "").write(planned("c"));
        RunState.own(Kind.RUNNING, 9, "").write(planned("d"));
        Files.writeString(planned("e").resolve("plan.json"), "{");
        Files.createDirectory(library.resolve("models of others"));
        Files.setLastModifiedTime(library.resolve("a/state.json"), FileTime.fromMillis(1_000_000));
        assertEquals(List.of("b", "a"), RunStatus.unfinished(library).stream().map(run -> run.folder().getFileName().toString()).toList());
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        UserException e = assertThrows(UserException.class, () -> RunStatus.of(library));
        assertTrue(e.getMessage().contains("no training in " + library), e.getMessage());
    }
}
