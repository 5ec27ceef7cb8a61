package sketchatlas.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sketchatlas.UserException;

/**
 * Packed sketches on disk, one file for each data file, made when it is first asked for and mapped into memory. Another one is made when
 * the size or the time of the data file has changed; all of them may be deleted at any time. Several programs may use one folder.
 *
 * <p>A file that is mapped can't be replaced on Windows, so none ever is: its name tells the state of its data file, and those of other states
 * are deleted as soon as that can be.
 */
final class SketchCache {
    private static final String ENDING = ".sketches";
    private static final int DIGITS = 2 * Long.BYTES; // of the parts of a name that tell place and state

    private static final Logger LOG = System.getLogger(SketchCache.class.getName());

    private final Path folder;

    /** @param folder made when there is something to keep */
    SketchCache(Path folder) {
        this.folder = folder;
    }

    /** Whether the sketches of a data file, as it is now, are here. */
    boolean holds(Path source) {
        return open(source) != null;
    }

    /**
     * Refuses to begin what can't be finished.
     *
     * @param bytes that will be written
     * @throws UserException if the folder can't be made or has not that much room
     */
    void requireRoom(long bytes) {
        try {
            Files.createDirectories(folder);
            sweep();
            long usable = Files.getFileStore(folder).getUsableSpace();
            if (usable < bytes) {
                throw new UserException("The sketches need up to " + megabytes(bytes) + " of disk in " + folder + ", which has " + megabytes(usable)
                        + " left: make room, or choose another folder with --cache_dir.");
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Removes what programs that were ended have left; a day old, for others may be writing. */
    private void sweep() throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + ENDING + ".*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(yesterday)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", (bytes + 999_999) / 1_000_000);
    }

    /**
     * The sketches of a data file.
     *
     * @param reader reads it where it has to be made, and is not called otherwise
     * @throws UserException if the file can't be written, or what the reader throws; nothing is then left behind
     */
    PackedSketches get(Path source, Consumer<SplitSink> reader) {
        PackedSketches kept = open(source);
        if (kept != null) {
            return kept;
        }
        try {
            PackedSketches.Source now = stateOf(source); // before it is read: a change meanwhile is then seen the next time
            Files.createDirectories(folder);
            AtomicFile.write(file(source, now), out -> {
                SketchPacker packer = new SketchPacker(out);
                reader.accept(packer);
                packer.finish(now);
            });
            deleteOthers(source, now);
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause());
        } catch (IOException e) {
            PackedSketches made = open(source); // by another program, while it was in the way of ours
            if (made != null) {
                return made;
            }
            throw unwritable(e);
        }
        PackedSketches made = open(source);
        if (made == null) {
            throw new UserException("The sketches of " + source + " can't be kept in " + folder + ", because it changes or the disk is damaged: choose"
                    + " another folder with --cache_dir.");
        }
        return made;
    }

    /** Deletes what was made of earlier states of a data file; on Windows what is mapped stays until another time. */
    private void deleteOthers(Path source, PackedSketches.Source now) throws IOException {
        String start = start(source);
        Path current = file(source, now);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, path -> {
            String name = path.getFileName().toString();
            return name.startsWith(start) && name.endsWith(ENDING) && !path.equals(current);
        })) {
            for (Path other : others) {
                try {
                    Files.deleteIfExists(other);
                } catch (IOException e) {
                    LOG.log(Level.DEBUG, "sketches of before stay", e);
                }
            }
        }
    }

    private UserException unwritable(IOException cause) {
        return new UserException("The sketches are too many for the memory, and the folder " + folder + " can't keep them (" + FileProblems.reason(cause)
                + "): make room there, or choose another folder with --cache_dir.", cause);
    }

    /** Null where there is none that fits. */
    private PackedSketches open(Path source) {
        try {
            PackedSketches.Source now = stateOf(source);
            Path file = file(source, now);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                try (Arena trial = Arena.ofConfined()) { // what is damaged must not stay mapped, for it is written again
                    if (!packed(channel, trial).source().equals(now)) {
                        return null;
                    }
                }
                return packed(channel, Arena.ofAuto());
            }
        } catch (IOException e) {
            return null; // it is made again
        }
    }

    private static PackedSketches packed(FileChannel channel, Arena arena) throws IOException {
        return PackedSketches.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    }

    private static PackedSketches.Source stateOf(Path source) throws IOException {
        return new PackedSketches.Source(Files.size(source), Files.getLastModifiedTime(source).to(TimeUnit.NANOSECONDS));
    }

    private Path file(Path source, PackedSketches.Source state) {
        return folder.resolve(start(source) + "-" + digest(state.size() + " " + state.modified()) + ENDING);
    }

    /** A name that a person recognises, and a part that no other data file has. */
    private static String start(Path source) {
        return source.getFileName() + "-" + digest(source.toAbsolutePath().normalize().toString());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
