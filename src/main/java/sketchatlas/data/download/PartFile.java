package sketchatlas.data.download;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;

/**
 * What has come of a file so far, in NAME.part beside its place, with a note in NAME.part.json that tells whether one may go on with it. Held by
 * one program at a time.
 */
final class PartFile implements AutoCloseable {
    private final RemoteFile file;
    private final Path part;
    private final Path noteFile;
    private final FileChannel channel;
    private Optional<PartNote> note;
    private long length;

    private PartFile(RemoteFile file, Path part, FileChannel channel) throws IOException {
        this.file = file;
        this.part = part;
        this.channel = channel;
        noteFile = part.resolveSibling(part.getFileName() + ".json");
        note = PartNote.read(noteFile).filter(n -> n.address().equals(file.address().toString()));
        length = channel.size();
    }

    /**
     * Opens what there is, or begins.
     *
     * @throws UserException if another download writes it
     */
    static PartFile open(RemoteFile file) throws IOException {
        Path part = file.target().resolveSibling(file.name() + ".part");
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new PartFile(file, part, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new UserException(file.name() + " is being downloaded to " + file.target().getParent() + " already: wait until that is done.", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return part;
    }

    long length() {
        return length;
    }

    /** Bytes of the whole file, or -1. */
    long total() {
        return note.map(PartNote::total).orElse(-1L);
    }

    /** What the server has to have still, to go on; empty if one has to begin anew. */
    Optional<String> validator() {
        return note.map(PartNote::validator).filter(v -> !v.isEmpty() && length > 0);
    }

    /** Whether all of it is here. */
    boolean whole() {
        return total() >= 0 && length == total();
    }

    /** Begins anew, with what the server says of the file now. */
    void restart(PartNote now) throws IOException {
        Files.deleteIfExists(noteFile); // first: a note must never speak of other bytes
        channel.truncate(0);
        length = 0;
        now.write(noteFile);
        note = Optional.of(now);
    }

    void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            length += channel.write(bytes, length);
        }
    }

    /** Whether the content is what the server announced; true where it announced nothing. */
    boolean intact() throws IOException {
        String expected = note.map(PartNote::md5).orElse("");
        return expected.isEmpty() || expected.equals(md5());
    }

    /** By the channel that holds the lock: on Windows nobody else may read what is locked, not even this process by another way. */
    private String md5() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            for (long at = 0; at < length; at += buffer.limit()) {
                if (channel.read(buffer.clear(), at) < 0) {
                    throw new EOFException("it has become shorter");
                }
                digest.update(buffer.flip());
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** Lays the bytes down for good. */
    void force() throws IOException {
        channel.force(true);
    }

    /** Puts it in its place; it must be closed. */
    void moveIntoPlace() throws IOException {
        AtomicFile.move(part, file.target());
        Files.deleteIfExists(noteFile);
    }

    /** Throws it away; it must be closed. */
    void discard() throws IOException {
        Files.deleteIfExists(noteFile);
        Files.deleteIfExists(part);
    }

    /** Closes it and takes it away if nothing has come. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            if (length == 0) {
                discard();
            }
        }
    }
}
