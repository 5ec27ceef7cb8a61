package sketchatlas.explore.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.explore.library.LibraryEntry.Training;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.TinyModel;
import sketchatlas.nn.Backend;
import sketchatlas.train.worker.TrainingPlan;

class ModelLibraryTest {
    @TempDir
    private Path temp;
    private Path folder;
    private Path shipped;
    private ModelLibrary library;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("library");
        Files.createDirectories(temp.resolve("shipped"));
        shipped = new TinyModel().write(temp.resolve("shipped/first.safetensors"));
        library = new ModelLibrary(folder, List.of(shipped), Trash.NONE);
    }

    @Test
    void whatCameWithTheProgramIsFirstAndThenTheNewest() throws IOException {
        own("old", 1000);
        own("new", 2000);
        assertEquals(List.of("first", "new", "old"), names());
        assertTrue(library.list().getFirst().shipped());
        assertFalse(library.list().getLast().shipped());
        assertEquals(2, library.list().getFirst().config().orElseThrow().hyperParameters().categories().size());
    }

    @Test
    void aModelIsFoundByItsId() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("broken")).resolve("model.safetensors"), "<html>not found</html>");
        assertEquals(Optional.of("first"), library.nameOf("tiny"));
        assertEquals(Optional.empty(), library.nameOf("strange"));
    }

    @Test
    void whatCannotBeReadIsListedWithItsProblem() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("broken")).resolve("model.safetensors"), "<html>not found</html>");
        LibraryEntry broken = library.named("BROKEN");
        assertFalse(broken.canOpen());
        assertTrue(broken.problem().orElseThrow().contains("web page"), broken.problem()::get);
        assertTrue(library.named("first").canOpen());
    }

    @Test
    void foldersWithoutAModelAreNoneAndFilesBesideDoNotMatter() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertEquals(List.of("first"), names());
    }

    @Test
    void anUnfinishedTrainingIsTold() throws IOException {
        plan("run").write(own("run", 0));
        assertEquals(Training.UNFINISHED, library.named("run").training());
        assertTrue(library.named("run").canOpen());
        plan("begun").write(folder.resolve("begun"));
        LibraryEntry begun = library.named("begun");
        assertEquals(Training.UNFINISHED, begun.training());
        assertEquals(Optional.empty(), begun.problem());
        assertFalse(begun.canOpen());
        assertThrows(UserException.class, () -> library.export(begun, temp));
        assertEquals("resumed", TrainingPlan.read(library.rename(begun, "resumed").folder()).name());
    }

    @Test
    void aModelWithADamagedTrainingCanBeUsed() throws IOException {
        Files.writeString(own("run", 0).resolve("checkpoint.safetensors"), "not a checkpoint");
        LibraryEntry run = library.named("run");
        assertEquals(Training.NONE, run.training());
        assertTrue(run.canOpen());
        assertTrue(run.problem().isPresent());
    }

    private static TrainingPlan plan(String name) {
        return new TrainingPlan(name, Path.of("data"), HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0);
    }

    @Test
    void aModelInTrainingIsLeftAlone() throws IOException {
        Path run = own("run", 0);
        plan("run").write(run);
        try (FileChannel channel = FileChannel.open(run.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            LibraryEntry entry = library.named("run");
            assertEquals(Training.RUNNING, entry.training());
            assertFalse(entry.canChange());
            assertTrue(assertThrows(UserException.class, () -> library.rename(entry, "other")).getMessage().contains("being trained"));
            assertThrows(UserException.class, () -> library.delete(entry));
        }
        assertTrue(library.named("run").canChange());
        library.delete(library.named("run"));
        assertEquals(List.of("first"), names());
    }

    @Test
    void renamingMovesTheFolder() throws IOException {
        own("mine", 0);
        LibraryEntry renamed = library.rename(library.named("mine"), "birds at sea");
        assertEquals("birds at sea", renamed.name());
        assertTrue(renamed.canOpen());
        assertTrue(Files.isRegularFile(folder.resolve("birds at sea/model.safetensors")));
        assertFalse(Files.exists(folder.resolve("mine")));
        assertEquals("Birds at sea", library.rename(renamed, "Birds at sea").name());
    }

    @Test
    void namesThatWouldEscapeOrClashAreRefused() throws IOException {
        own("mine", 0);
        own("taken", 0);
        LibraryEntry mine = library.named("mine");
        for (String name : List.of("../out", "a/b", "a\\b", "..", ".", ".hidden", "", " ", "end.", " x", "nul", "COM1", "con.txt", "a\nb", "c:d", "x".repeat(81),
                "taken", "TAKEN", "first")) {
            assertTrue(library.nameProblem(name).isPresent(), name);
            assertThrows(UserException.class, () -> library.rename(mine, name), name);
            assertThrows(UserException.class, () -> library.folderFor(name), name);
        }
        assertEquals(List.of("first", "mine", "taken"), names().stream().sorted().toList());
        assertEquals(Optional.empty(), library.nameProblem("Bäume, 2. Versuch (groß)"));
        assertEquals(folder.resolve("next"), library.folderFor("next"));
        assertEquals("taken 2", library.freeName("taken"));
    }

    @Test
    void whatCameWithTheProgramStays() {
        LibraryEntry first = library.named("first");
        assertThrows(UserException.class, () -> library.delete(first));
        assertThrows(UserException.class, () -> library.rename(first, "second"));
        assertTrue(Files.exists(shipped));
    }

    @Test
    void nothingOutsideOfTheLibraryIsDeleted() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        new TinyModel().write(outside.resolve("model.safetensors"));
        LibraryEntry elsewhere = new ModelLibrary(temp, List.of(), Trash.NONE).named("outside");
        assertThrows(IllegalArgumentException.class, () -> library.delete(elsewhere));
        Path link = Files.createDirectories(folder).resolve("link");
        try {
            Files.createSymbolicLink(link, outside);
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no symbolic links here");
        }
        library.delete(library.named("link"));
        assertFalse(Files.exists(link));
        assertTrue(Files.exists(outside.resolve("model.safetensors")));
    }

    @Test
    void deletingTakesEverythingOrTheTrashDoes() throws IOException {
        Files.createDirectories(own("mine", 0).resolve("film/frames"));
        assertFalse(library.delete(library.named("mine")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
        own("other", 0);
        List<Path> taken = new ArrayList<>();
        ModelLibrary withTrash = new ModelLibrary(folder, List.of(), taken::add);
        assertTrue(withTrash.delete(withTrash.named("other")));
        assertEquals(List.of(folder.resolve("other")), taken);
    }

    @Test
    void importingCopiesTheModelAndWhatBelongsToIt() throws IOException {
        Files.writeString(temp.resolve("shipped/first.sketchatlas"), "an atlas");
        Files.writeString(temp.resolve("shipped/first.calculators.json"), "{}");
        Files.writeString(temp.resolve("shipped/history.csv"), "kind,live_k,live_l\nvalid,7,3\nvalid,6,");
        Files.writeString(temp.resolve("shipped/another.txt"), "not of the model");
        LibraryEntry added = new ModelLibrary(folder, List.of(), Trash.NONE).importModel(shipped);
        assertEquals("first", added.name());
        assertTrue(added.canOpen());
        assertEquals(new LiveCount(7, 3), added.components().orElseThrow());
        assertEquals(List.of("history.csv", "model.calculators.json", "model.safetensors", "model.sketchatlas"), files(folder.resolve("first")));
        assertEquals("first 2", library.importModel(shipped).name()); // the shipped one has the name, whatever the folder says
        assertThrows(UserException.class, () -> library.importModel(folder.resolve("first/model.safetensors")));
    }

    @Test
    void aModelThatMayOnlyBeReadBecomesOneThatCanBeChangedAndDeleted() throws IOException {
        assertTrue(shipped.toFile().setReadOnly());
        LibraryEntry added = new ModelLibrary(folder, List.of(), Trash.NONE).importModel(shipped);
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        assertTrue(views.contains("posix") ? Files.getPosixFilePermissions(added.model()).contains(PosixFilePermission.OWNER_WRITE)
                : Files.isWritable(added.model()));
        assertTrue(added.model().toFile().setReadOnly());
        library.delete(added);
        assertFalse(Files.exists(added.folder()));
    }

    @Test
    void whatAnEarlierImportOrRemovalLeftIsRemoved() throws IOException {
        Path part = Files.createDirectories(folder.resolve(".1b4e28ba-2fa1-11d2-883f-0016d3cca427.part"));
        Files.writeString(part.resolve("model.safetensors"), "half of it");
        Files.createDirectories(folder.resolve(".6ba7b810-9dad-11d1-80b4-00c04fd430c8.removed/frames"));
        library.importModel(shipped);
        assertTrue(Files.exists(part), "another program may be copying");
        assertFalse(Files.exists(folder.resolve(".6ba7b810-9dad-11d1-80b4-00c04fd430c8.removed")));
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        library.importModel(shipped);
        assertFalse(Files.exists(part));
    }

    @Test
    void whatIsImportedIsCheckedBefore() throws IOException {
        byte[] bytes = Files.readAllBytes(shipped);
        bytes[bytes.length - 2] ^= 0x10;
        Path damaged = Files.write(temp.resolve("damaged.safetensors"), bytes);
        assertThrows(UserException.class, () -> library.importModel(damaged));
        assertThrows(UserException.class, () -> library.importModel(temp.resolve("missing.safetensors")));
        assertFalse(Files.exists(folder));
    }

    @Test
    void anExportCanBeImportedAgain() throws IOException {
        Files.writeString(own("mine", 0).resolve("model.sketchatlas"), "an atlas");
        Files.writeString(folder.resolve("mine/checkpoint.safetensors"), "state");
        Path out = Files.createDirectories(temp.resolve("out/mine")).getParent();
        Path made = library.export(library.named("mine"), out);
        assertEquals("mine 2", made.getFileName().toString());
        assertEquals(List.of("mine.safetensors", "mine.sketchatlas"), files(made));
        assertEquals("mine 2", library.importModel(made).name());
        assertEquals(List.of("model.safetensors", "model.sketchatlas"), files(folder.resolve("mine 2")));
    }

    @Test
    void aReadOnlyFolderIsToldInASentence() throws IOException {
        own("mine", 0);
        assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "everything may be written here");
        try {
            String message = assertThrows(UserException.class, () -> library.rename(library.named("mine"), "other")).getMessage();
            assertTrue(message.contains("mine") && message.endsWith("."), message);
            assertThrows(UserException.class, () -> library.importModel(shipped));
            assertThrows(UserException.class, () -> library.delete(library.named("mine")));
            assertEquals(List.of("first", "mine"), names());
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    @Test
    void aWrongNameIsHelpedAlong() throws IOException {
        own("sailing boats", 0);
        assertTrue(assertThrows(UserException.class, () -> library.named("sailing boat")).getMessage().contains("did you mean \"sailing boats\""));
    }

    private Path own(String name, long time) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        new TinyModel().write(own.resolve("model.safetensors"));
        Files.setLastModifiedTime(own.resolve("model.safetensors"), FileTime.fromMillis(time));
        return own;
    }

    private List<String> names() {
        return library.list().stream().map(LibraryEntry::name).toList();
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
