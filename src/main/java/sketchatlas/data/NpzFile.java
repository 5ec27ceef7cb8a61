package sketchatlas.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import sketchatlas.UserException;
import sketchatlas.data.pickle.PickleException;

/**
 * A NumPy .npz file: a zip of .npy arrays. Plain arrays are read whole; object arrays are pickles, which only
 * {@link SketchRnnNpz} reads, and only where they hold sketches. Every size is checked before memory is taken for it.
 */
public final class NpzFile implements AutoCloseable {
    private static final String WHAT = "a NumPy .npz file";
    private static final int MOST_MEMBERS = 100_000;
    private static final long LARGEST_TOTAL = 8L << 30;
    /** Deflate reaches 1032:1 on nothing but zeros; a large member packed that well is a trap. */
    private static final long SUSPECT_SIZE = 256L << 20;
    private static final long SUSPECT_RATIO = 250;
    private static final long FIXED_TIME = 315_532_800_000L; // 1980-01-01, the earliest a zip knows: same content, same file

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members = new LinkedHashMap<>();
    private long size; // of all members, unpacked

    private NpzFile(Path file) throws IOException {
        this.file = file;
        this.zip = new ZipFile(file.toFile());
        try {
            list();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void list() throws IOException {
        if (zip.size() > MOST_MEMBERS) {
            throw new MalformedDataException("it claims " + zip.size() + " members");
        }
        long packed = 0;
        for (var entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory() || !entry.getName().endsWith(".npy")) {
                continue;
            }
            size += Math.max(0, entry.getSize());
            packed += Math.max(0, entry.getCompressedSize());
            if (size > LARGEST_TOTAL || isSuspect(entry.getSize(), entry.getCompressedSize()) || isSuspect(size, packed)) {
                throw new MalformedDataException("it would unpack to an unreasonable size (zip bomb)");
            }
            members.put(entry.getName().substring(0, entry.getName().length() - 4), entry);
        }
    }

    private static boolean isSuspect(long size, long packed) {
        return size > SUSPECT_SIZE && size / SUSPECT_RATIO > packed;
    }

    /**
     * Opens a file to read single members; close it after use.
     *
     * @throws UserException if it is no readable .npz file
     */
    static NpzFile open(Path file) {
        return open(file, WHAT);
    }

    private static NpzFile open(Path file, String expected) {
        try {
            return new NpzFile(file);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, expected, e);
        }
    }

    /**
     * Reads all arrays of a file.
     *
     * @return by name (without .npy), in the order of the file
     * @throws UserException if it is no readable .npz file, holds object arrays, or needs more memory than there is
     */
    public static Map<String, NpyArray> read(Path file) {
        return read(file, WHAT);
    }

    /**
     * Reads all arrays of a file that people know by another name.
     *
     * @param expected what it should be, with its article
     * @throws UserException as {@link #read(Path)}
     */
    public static Map<String, NpyArray> read(Path file, String expected) {
        try (NpzFile npz = open(file, expected)) {
            FileProblems.requireMemory(file, npz.size);
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            for (String name : npz.members.keySet()) {
                arrays.put(name, npz.array(name));
            }
            return Collections.unmodifiableMap(arrays);
        }
    }

    /**
     * Writes arrays as a compressed .npz file, atomically; the same arrays give the same bytes.
     *
     * @throws UserException if the file cannot be written
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        try {
            AtomicFile.write(file, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                    ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                    entry.setTime(FIXED_TIME);
                    zip.putNextEntry(entry);
                    array.getValue().writeTo(zip);
                    zip.closeEntry();
                }
                zip.finish();
            });
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /** The names of the arrays, with their headers. */
    Map<String, NpyHeader> headers() {
        Map<String, NpyHeader> headers = new LinkedHashMap<>();
        for (String name : members.keySet()) {
            try (InputStream in = stream(name)) {
                headers.put(name, NpyHeader.read(in));
            } catch (IOException e) {
                throw unreadable(file, name, e);
            }
        }
        return headers;
    }

    /** One plain array. */
    NpyArray array(String name) {
        try (InputStream in = stream(name)) {
            NpyHeader header = NpyHeader.read(in);
            if (header.isObject()) {
                throw new UserException(file + " holds Python objects in the array '" + name
                        + "', not numbers: save it with plain arrays (numpy.savez without objects).");
            }
            return NpyArray.read(header, in);
        } catch (IOException e) {
            throw unreadable(file, name, e);
        }
    }

    /** The bytes of a member, at its header; as many as the zip's directory says and with its checksum. */
    InputStream stream(String name) throws IOException {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            throw new MalformedDataException("there is no such array");
        }
        return new BufferedInputStream(new MemberInputStream(zip.getInputStream(entry), entry), 1 << 16);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UserException("Cannot close " + file + " (" + e.getMessage() + ").", e);
        }
    }

    static UserException unreadable(Path file, IOException cause) {
        return FileProblems.unreadable(file, WHAT, cause);
    }

    static UserException unreadable(Path file, String array, IOException cause) {
        String reason = switch (cause) {
            case MalformedDataException e -> e.getMessage();
            case PickleException e -> e.getMessage();
            case EOFException e when e.getMessage() != null && e.getMessage().startsWith("its ") -> e.getMessage();
            case EOFException e -> "it ends too early";
            case ZipException e -> "its packed data is damaged, " + e.getMessage();
            default -> cause.getMessage();
        };
        return new UserException("Cannot read the array '" + array + "' of " + file + ": " + reason + ".", cause);
    }
}
