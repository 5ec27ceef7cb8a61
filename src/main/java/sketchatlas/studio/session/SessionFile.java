package sketchatlas.studio.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongPredicate;
import sketchatlas.data.AtomicFile;
import sketchatlas.explore.workbench.WorkbenchJson;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.Stroke;

/**
 * The session as a JSON file. Each running studio has a file of its own: the first one {@code session-1.json}, one that is started beside it
 * {@code session-2.json}, and so on. What can't be read counts as empty, and is kept beside ({@code .unread}), for it may be of a newer version; what
 * can't be written is logged: no session is worth disturbing anybody. Reading and writing may happen on any thread, one at a time.
 */
public final class SessionFile implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SessionFile.class.getName());
    private static final int MOST_STUDIOS = 16;
    private static final long LARGEST = 64 << 20;
    private static final int VERSION = 1;
    private static final String UNREAD = ".unread";
    private static final long LOCKED = Long.MAX_VALUE - 1; // the byte of a lock file that is locked; far behind those that others are to read
    private static final int LONGEST_NUMBER = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<Path> file; // empty where no place could be had
    private final Optional<FileChannel> lock; // held until the studio closes; the system releases it when the process dies
    private final boolean heldBack;

    private SessionFile(Optional<Path> file, Optional<FileChannel> lock, boolean heldBack) {
        this.file = file;
        this.lock = lock;
        this.heldBack = heldBack;
    }

    /** One that keeps nothing. */
    public static SessionFile none() {
        return new SessionFile(Optional.empty(), Optional.empty(), false);
    }

    /**
     * Takes the first session of the folder that no other studio has. Where one belongs to a studio that was killed and that the system has not
     * cleared away yet, waits for it, some seconds at most; not for the interface's thread.
     */
    public static SessionFile open(Path folder) {
        return open(folder, SessionFile::isAtWork, SessionFile::await);
    }

    /**
     * @param atWork whether the process of a number still is what it was when it took a session
     * @param patient waits for a lock; gives nothing where that takes too long
     */
    static SessionFile open(Path folder, LongPredicate atWork, Function<Path, Optional<FileChannel>> patient) {
        boolean heldBack = false;
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= MOST_STUDIOS; number++) {
                Path lockFile = folder.resolve("session-" + number + ".lock");
                Optional<FileChannel> lock = lock(lockFile);
                if (lock.isEmpty() && isDying(lockFile, atWork)) {
                    lock = patient.apply(lockFile);
                    heldBack |= lock.isEmpty();
                }
                if (lock.isPresent()) {
                    sign(lock.get());
                    return new SessionFile(Optional.of(folder.resolve("session-" + number + ".json")), lock, heldBack);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "no session in " + folder, e);
        }
        return none();
    }

    /** Notes in a lock file whose lock it is. */
    private static void sign(FileChannel lock) throws IOException {
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Waits until another process gives a lock back. By looking: on Windows who waits in the system for a lock can't be called back. */
    private static Optional<FileChannel> await(Path lockFile) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            Optional<FileChannel> lock = lock(lockFile);
            while (lock.isEmpty() && System.nanoTime() < end) {
                CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(LOOK.toMillis(), TimeUnit.MILLISECONDS)).join();
                lock = lock(lockFile);
            }
            return lock;
        } catch (IOException e) {
            LOG.log(Level.INFO, "no lock on " + lockFile, e);
        }
        return Optional.empty();
    }

    /** Whether who holds a lock is gone, but for what the system has still to do. */
    private static boolean isDying(Path lockFile, LongPredicate atWork) {
        try {
            String number = Files.size(lockFile) > LONGEST_NUMBER ? "" : Files.readString(lockFile).strip();
            return !number.isEmpty() && !atWork.test(Long.parseLong(number));
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.DEBUG, "who holds " + lockFile + " is not known", e);
            return false;
        }
    }

    /** A process that is being cleared away is still in the system's list, but has no program any more. */
    private static boolean isAtWork(long process) {
        return ProcessHandle.of(process).filter(p -> p.isAlive() && p.info().command().isPresent()).isPresent();
    }

    /** Whether the work of a studio that was killed could not be had, though its session is kept for a later start. */
    public boolean isHeldBack() {
        return heldBack;
    }

    /** The lock, if nobody has it. */
    static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED, 1, false) != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException _) {
            LOG.log(Level.DEBUG, "{0} is held by this process", file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** What was kept last, as far as it can be understood. */
    public Session read() {
        return file.map(SessionFile::read).orElse(Session.EMPTY);
    }

    private static Session read(Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                JsonNode root = JSON.readTree(Files.readAllBytes(file));
                if (root.path("version").asInt() == VERSION) {
                    Optional<String> model = Optional.of(root.path("model")).filter(JsonNode::isTextual).map(JsonNode::asText);
                    return new Session(drawing(root.path("drawing")), WorkbenchJson.read(root.path("bench")), model);
                }
            }
            LOG.log(Level.INFO, "{0} is no session that this program knows", file);
        } catch (NoSuchFileException _) {
            LOG.log(Level.DEBUG, "no session yet in {0}", file);
        } catch (IOException e) {
            LOG.log(Level.INFO, "session " + file + " not read", e);
        }
        setAside(file);
        return Session.EMPTY;
    }

    /** The next session will not be written over it. */
    private static void setAside(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + UNREAD), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "session " + file + " not kept", e);
        }
    }

    private static Drawing drawing(JsonNode strokes) {
        List<Stroke> read = new ArrayList<>();
        for (JsonNode stroke : strokes) {
            float[] xy = new float[stroke.size()];
            boolean whole = xy.length >= 2 && xy.length % 2 == 0;
            for (int i = 0; i < xy.length; i++) {
                xy[i] = stroke.get(i).floatValue();
                whole &= stroke.get(i).isNumber() && Float.isFinite(xy[i]);
            }
            if (whole) {
                read.add(Stroke.of(xy));
            }
        }
        return new Drawing(read);
    }

    /** Keeps a session in place of the one before; never throws. */
    public void write(Session session) {
        file.ifPresent(place -> {
            try {
                ObjectNode root = JSON.createObjectNode().put("version", VERSION);
                ArrayNode strokes = root.putArray("drawing");
                for (Stroke stroke : session.drawing().strokes()) {
                    ArrayNode xy = strokes.addArray();
                    for (float value : stroke.toArray()) {
                        xy.add(value);
                    }
                }
                root.set("bench", WorkbenchJson.write(session.bench()));
                session.model().ifPresent(model -> root.put("model", model));
                byte[] json = JSON.writeValueAsBytes(root);
                AtomicFile.write(place, out -> out.write(json));
            } catch (IOException e) {
                LOG.log(Level.INFO, "session " + place + " not written", e);
            }
        });
    }

    /** Gives the session back, for the next studio to take. */
    @Override
    public void close() {
        lock.ifPresent(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.log(Level.INFO, "a session was not released", e);
            }
        });
    }
}
