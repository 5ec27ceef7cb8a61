package sketchatlas.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.download.DownloadQueue.Item;
import sketchatlas.data.download.DownloadQueue.Outcome;
import sketchatlas.data.download.QuickDrawCatalog.Form;

class DownloadQueueTest {
    private static final String LINE = "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[[[0,N],[0,255]]]}\n";

    @TempDir
    private Path folder;
    private final List<String> heard = new ArrayList<>();
    private boolean cancelled;
    private FakeWeb web;
    private final Downloader downloader = new Downloader();

    private final DownloadQueue.Listener listener = new DownloadQueue.Listener() {
        @Override
        public void begun(Item item) {
            heard.add("begun " + item.category() + " " + (item.index() + 1) + "/" + item.count());
        }

        @Override
        public void progress(Item item, long done, long total) {
            assertTrue(done <= total);
        }

        @Override
        public void ended(Outcome outcome) {
            heard.add((outcome.there() ? "was here " : outcome.succeeded() ? "loaded " : "failed ") + outcome.item().category());
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    };

    @BeforeEach
    void start() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(LINE.replace("N", Integer.toString(i)));
        }
        web = new FakeWeb(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        downloader.close();
        web.close();
    }

    private List<Outcome> run(String base, String... categories) {
        return new DownloadQueue(new QuickDrawCatalog(base), downloader).run(List.of(categories), Form.NDJSON, folder, listener);
    }

    @Test
    void whatIsHereStaysAndTheRestIsLoaded() throws IOException {
        Files.writeString(folder.resolve("bus.ndjson"), "mine");
        List<Outcome> outcomes = run(web.base(), "alarm clock", "bus");
        assertEquals(List.of("begun alarm clock 1/2", "loaded alarm clock", "begun bus 2/2", "was here bus"), heard);
        assertTrue(outcomes.stream().allMatch(Outcome::succeeded));
        assertArrayEquals(web.content, Files.readAllBytes(folder.resolve("alarm clock.ndjson")));
        assertEquals("mine", Files.readString(folder.resolve("bus.ndjson")));
    }

    @Test
    void oneThatIsMissingHoldsUpNoOther() {
        List<Outcome> outcomes = run(web.base() + "/missing/", "cat");
        assertTrue(outcomes.getFirst().problem().startsWith("There is no cat.ndjson at " + web.base() + "/missing/full/simplified/cat.ndjson"));
        web.content = Arrays.copyOf(web.content, web.content.length - 20);
        assertTrue(run(web.base(), "cat").getFirst().problem().contains("is of no use and was thrown away"), "the last line is cut off");
        web.content = "<html>".getBytes(StandardCharsets.UTF_8);
        assertTrue(run(web.base(), "cat").getFirst().problem().contains("web page"));
        assertFalse(Files.exists(folder.resolve("cat.ndjson")));
        assertEquals(List.of("begun cat 1/1", "failed cat", "begun cat 1/1", "failed cat", "begun cat 1/1", "failed cat"), heard);
    }

    @Test
    void cancellingEndsTheQueue() {
        cancelled = true;
        assertThrows(CancellationException.class, () -> run(web.base(), "cat"));
        assertEquals(List.of(), heard);
    }

    @Test
    void theCatalogKnowsNamesAndAddresses() {
        assertEquals(345, QuickDrawCatalog.categories().size());
        assertEquals("The Eiffel Tower", QuickDrawCatalog.category(" the_eiffel tower"));
        assertEquals("t-shirt", QuickDrawCatalog.category("T shirt"));
        assertEquals("QuickDraw has no category \"jiraffe\"; did you mean \"giraffe\"?",
                assertThrows(UserException.class, () -> QuickDrawCatalog.category("jiraffe")).getMessage());
        QuickDrawCatalog official = new QuickDrawCatalog(QuickDrawCatalog.OFFICIAL);
        assertEquals(URI.create("https://storage.googleapis.com/quickdraw_dataset/sketchrnn/alarm%20clock.npz"), official.address("alarm clock", Form.NPZ));
        assertEquals(URI.create("https://storage.googleapis.com/quickdraw_dataset/full/simplified/cat.ndjson"), official.address("cat", Form.NDJSON));
        assertThrows(IllegalArgumentException.class, () -> official.address("../../etc/passwd", Form.NPZ));
        assertThrows(UserException.class, () -> new QuickDrawCatalog("file:///etc"));
        assertThrows(UserException.class, () -> new QuickDrawCatalog("no address"));
    }
}
