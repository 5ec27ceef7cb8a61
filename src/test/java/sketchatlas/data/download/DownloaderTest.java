package sketchatlas.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;

/** Downloads from a server on this machine that breaks off, lies, refuses, falls silent and changes its mind. */
class DownloaderTest {
    private static final Consumer<Path> ANYTHING = _ -> { };

    @TempDir
    private Path folder;
    private final byte[] content = new byte[10_000];
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private long room = Long.MAX_VALUE;
    private FakeWeb web;
    private Downloader downloader;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        web = new FakeWeb(content);
        downloader = new Downloader(new DownloadOptions(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 1_000_000, 1000,
                ProxySelector.of(null), (time, _) -> pauses.add(time), _ -> room));
    }

    @AfterEach
    void stop() {
        downloader.close();
        web.close();
    }

    private RemoteFile file() {
        return file("/data.ndjson");
    }

    private RemoteFile file(String path) {
        return new RemoteFile(web.address(path), folder.resolve("data.ndjson"));
    }

    private void fetch() {
        downloader.fetch(file(), ANYTHING, (done, _) -> progress.add(done));
    }

    private String problem() {
        return problem(file(), ANYTHING);
    }

    private String problem(RemoteFile file, Consumer<Path> check) {
        return assertThrows(UserException.class, () -> downloader.fetch(file, check, DownloadListener.NONE)).getMessage();
    }

    private void assertWhole(byte[] expected) throws IOException {
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("data.ndjson")));
        assertEquals(List.of("data.ndjson"), left());
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static String md5(byte[] bytes) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    }

    @Test
    void aFileArrivesWholeAndInItsPlace() throws Exception {
        Files.writeString(folder.resolve("data.ndjson"), "the file of yesterday");
        web.md5 = md5(content);
        fetch();
        assertWhole(content);
        assertEquals(List.of(""), web.ranges);
        assertEquals((long) content.length, progress.getLast());
        assertEquals(OptionalLong.of(content.length), downloader.size(file().address(), () -> false));
    }

    @Test
    void aRedirectIsFollowedButNotInACircle() throws IOException {
        downloader.fetch(file("/moved"), ANYTHING, DownloadListener.NONE);
        assertWhole(content);
        Files.delete(folder.resolve("data.ndjson"));
        assertTrue(problem(file("/circle"), ANYTHING).contains("in a circle"));
    }

    @Test
    void connectionsThatBreakOffAreTakenUpAgain() throws IOException {
        web.breakAfter = 3000;
        fetch();
        assertWhole(content);
        assertEquals(List.of("", "bytes=3000-", "bytes=6000-", "bytes=9000-"), web.ranges);
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500)), pauses);
    }

    @Test
    void anotherFileOnTheServerIsBegunAnew() throws IOException {
        cancelAfterTheFirstBytes();
        byte[] other = Arrays.copyOf(content, 5000);
        other[0] ^= 1;
        web.content = other;
        web.etag = "\"two\"";
        fetch();
        assertWhole(other);
        assertEquals("bytes=100-", web.ranges.get(1));
    }

    @Test
    void aServerThatDoesNotKnowPartsSendsAllAgain() throws IOException {
        cancelAfterTheFirstBytes();
        web.ignoresRange = true;
        fetch();
        assertWhole(content);
    }

    @Test
    void withoutAWordOnWhichFileItIsAllIsLoadedAgain() throws IOException {
        web.etag = "";
        cancelAfterTheFirstBytes();
        fetch();
        assertWhole(content);
        assertEquals(List.of("", ""), web.ranges);
    }

    @Test
    void whatWasCancelledIsGoneOnWith() throws IOException {
        cancelAfterTheFirstBytes();
        assertEquals(List.of("data.ndjson.part", "data.ndjson.part.json"), left());
        assertEquals(100, Files.size(folder.resolve("data.ndjson.part")));
        fetch();
        assertWhole(content);
        assertEquals(List.of("", "bytes=100-"), web.ranges);
        assertEquals(100L, progress.getFirst());
    }

    /** The server holds back all but 100 bytes until the download is cancelled. */
    private void cancelAfterTheFirstBytes() {
        web.hold = new CountDownLatch(1);
        boolean[] cancelled = new boolean[1];
        assertThrows(CancellationException.class, () -> downloader.fetch(file(), ANYTHING, new DownloadListener() {
            @Override
            public void progress(long done, long total) {
                cancelled[0] = done == 100;
            }

            @Override
            public boolean cancelled() {
                return cancelled[0];
            }
        }));
        web.hold.countDown();
        web.hold = null;
    }

    @Test
    void aDamagedNoteMeansBeginningAnew() throws IOException {
        cancelAfterTheFirstBytes();
        Files.writeString(folder.resolve("data.ndjson.part.json"), "{\"address\": [");
        fetch();
        assertWhole(content);
        assertEquals(List.of("", ""), web.ranges);
    }

    @Test
    void aWrongPartIsNotTakenForTheRightOne() throws IOException {
        cancelAfterTheFirstBytes();
        web.contentRange = "bytes 0-9999/10000";
        fetch();
        assertWhole(content);
        assertEquals(List.of("", "bytes=100-", ""), web.ranges);
    }

    @Test
    void aServerThatAnnouncesMoreThanItHasIsGivenUp() throws IOException {
        web.announced = 20_000;
        assertEquals("Can't download data.ndjson from localhost, tried several times: the connection broke off; 10 kB of 20 kB are kept, start the"
                + " download again to go on from there.", problem().replace("the server has another file than it said", "the connection broke off"));
        assertFalse(Files.exists(folder.resolve("data.ndjson")));
    }

    @Test
    void aServerThatAnnouncesLessThanItHasIsFoundOutByTheReader() throws IOException {
        web.announced = 6000;
        String problem = problem(file(), path -> {
            if (path.toFile().length() != content.length) {
                throw new UserException("Cannot read " + path + " to its end; get a good copy of it.");
            }
        });
        assertEquals("What localhost sent as data.ndjson is of no use and was thrown away: Cannot read it to its end.", problem);
        assertEquals(List.of(), left());
    }

    @Test
    void moreThanWasAnnouncedIsThrownAway() throws IOException {
        cancelAfterTheFirstBytes();
        web.contentRange = "bytes 100-11999/*";
        web.content = Arrays.copyOf(content, 12_000);
        assertTrue(problem().startsWith("The server localhost sent more than the 10 kB that it announced for data.ndjson"));
        assertEquals(List.of(), left());
    }

    @Test
    void anotherContentThanAnnouncedIsThrownAway() throws Exception {
        web.md5 = md5(new byte[1]);
        assertTrue(problem().contains("another checksum"));
        assertEquals(List.of(), left());
    }

    @Test
    void aFileOfUnknownSizeIsLoadedToo() throws IOException {
        web.chunked = true;
        fetch();
        assertWhole(content);
        web.content = new byte[1_000_001];
        assertTrue(problem().contains("is larger than 1.0 MB"), "but not without end");
        web.chunked = false;
        assertTrue(problem().contains("is larger than 1.0 MB"));
        web.content = new byte[0];
        assertTrue(problem().contains("sent an empty file as data.ndjson"));
    }

    @ParameterizedTest
    @CsvSource({"404, There is no data.ndjson at http", "403, doesn't give out data.ndjson", "407, The proxy of your network", "418, answered with error 418"})
    void refusalsAreToldAtOnce(int status, String words) {
        web.errors = 9;
        web.error = status;
        String problem = problem();
        assertTrue(problem.contains(words), problem);
        assertEquals(1, web.ranges.size());
    }

    @Test
    void aBusyServerIsAskedAgainAndGivenUpInTheEnd() throws IOException {
        web.errors = 2;
        web.error = 503;
        fetch();
        assertWhole(content);
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(1000)), pauses);
        web.errors = 9;
        assertEquals("Can't download data.ndjson from localhost, tried several times: the server is busy or out of order (error 503); try again later.",
                problem());
    }

    @Test
    void aWebPageIsNoData() throws IOException {
        web.type = "text/html; charset=utf-8";
        assertTrue(problem().contains("sent a web page"));
        assertEquals(List.of(), left());
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        RemoteFile nowhere = new RemoteFile(URI.create("http://localhost:" + free + "/cat.npz"), folder.resolve("cat.npz"));
        assertEquals("Can't download cat.npz from localhost, tried several times: the server takes no connection; try again later.",
                problem(nowhere, ANYTHING));
        RemoteFile unknown = new RemoteFile(URI.create("http://no-such-host.invalid/cat.npz"), folder.resolve("cat.npz"));
        assertEquals("Can't find no-such-host.invalid to download cat.npz: check the connection to the internet.", problem(unknown, ANYTHING));
        assertTrue(DownloadProblems.beyondMending(nowhere, new IOException(new SSLHandshakeException("no trusted certificate"))).getMessage()
                .contains("its certificate doesn't fit"));
        assertEquals(List.of(), left());
    }

    @Test
    void aServerThatFallsSilentIsLeft() {
        web.hold = new CountDownLatch(1);
        web.firstBytes = 0;
        try (Downloader impatient = new Downloader(new DownloadOptions(Duration.ofSeconds(20), Duration.ofMillis(200), 2, 1_000_000, 0,
                ProxySelector.of(null), (_, _) -> { }, _ -> room))) {
            String problem = assertThrows(UserException.class, () -> impatient.fetch(file(), ANYTHING, DownloadListener.NONE)).getMessage();
            assertTrue(problem.contains("the server doesn't answer"), problem);
        }
    }

    @Test
    void withoutRoomNothingIsBegun() throws IOException {
        room = 5000;
        assertEquals("There is no room for data.ndjson in " + folder + ": it needs 10 kB and 4 kB are left; make room, then start the download again.",
                problem());
        assertFalse(Files.exists(folder.resolve("data.ndjson")));
        room = 12_000;
        fetch();
        assertWhole(content);
    }

    @Test
    void oneDownloadOfAFileAtATime() throws IOException {
        try (PartFile held = PartFile.open(file())) {
            assertTrue(problem().contains("is being downloaded to " + folder + " already"));
            assertEquals(0, held.length());
        }
        fetch();
        assertWhole(content);
    }

    /** Windows lets nobody but the holder of a lock read what is locked, so the file must not be opened a second time for its checksum. */
    @Test
    void whatHasComeIsCheckedWithoutOpeningItAgain() throws Exception {
        try (PartFile part = PartFile.open(file())) {
            part.restart(new PartNote(file().address().toString(), "", content.length, md5(content)));
            part.append(ByteBuffer.wrap(content));
            Files.delete(part.path()); // now only the open file leads to it
            assertTrue(part.intact());
            part.restart(new PartNote(file().address().toString(), "", content.length, md5(new byte[1])));
            part.append(ByteBuffer.wrap(content));
            assertFalse(part.intact());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        RemoteFile inFile = new RemoteFile(web.address("/data.ndjson"), folder.resolve("file").resolve("data.ndjson"));
        assertTrue(problem(inFile, ANYTHING).startsWith("Can't write data.ndjson to "));
    }

    @Test
    void pausesGrowAndEndEarlyWhenNobodyWaits() {
        assertEquals(Duration.ofMillis(500), DownloadOptions.before(1));
        assertEquals(Duration.ofMillis(4000), DownloadOptions.before(4));
        assertEquals(Duration.ofSeconds(30), DownloadOptions.before(60));
        Pause.byTheClock(Duration.ofDays(1), () -> true);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Pause.byTheClock(Duration.ofDays(1), () -> false));
        assertTrue(Thread.interrupted());
    }
}
