package sketchatlas.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.ForeignFormat;

/**
 * The file of a model or a checkpoint: named float32 tensors in safetensors layout, and a JSON object in its metadata
 * (docs/model-format.md). Writing is atomic; reading believes nothing: lengths, shapes, offsets, checksum and values are
 * checked before anybody gets to see them.
 */
public final class ModelFile {
    /** The newest version of the format that this program writes and reads. */
    public static final int FORMAT_VERSION = 1;

    private static final String FORMAT = "sketchatlas";
    private static final String KEY_FORMAT = "format";
    private static final String KEY_VERSION = "format_version";
    private static final String KEY_CHECKSUM = "sha256";
    private static final String KEY_CONFIG = "config";
    private static final int MAX_HEADER = 1 << 24;
    private static final int CHUNK = 1 << 20; // bytes that are converted at once

    private ModelFile() {
    }

    /**
     * What a model file holds.
     *
     * @param tensors by name, in the order of the file
     * @param config for instance {@link ModelConfig#toJson}, with more members where wanted
     */
    public record Content(Map<String, Tensor> tensors, ObjectNode config) {
        public Content {
            tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        }
    }

    /**
     * Writes a model: the file is there whole or, if anything fails, as it was before.
     *
     * @throws IllegalArgumentException if a tensor holds NaN or an infinity
     * @throws UserException if the file can't be written
     */
    public static void write(Path file, Content content) {
        write(file, content, AtomicFile::write);
    }

    /** As {@link #write}, and keeps what the file held until then: for {@link sketchatlas.data.PreviousFile}. */
    public static void replace(Path file, Content content) {
        write(file, content, AtomicFile::replace);
    }

    /** One of the ways to write a file. */
    private interface Writer {
        void write(Path file, AtomicFile.Content content) throws IOException;
    }

    private static void write(Path file, Content content, Writer writer) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KEY_FORMAT, FORMAT);
        metadata.put(KEY_VERSION, String.valueOf(FORMAT_VERSION));
        metadata.put(KEY_CHECKSUM, checksum(content.tensors()));
        metadata.put(KEY_CONFIG, content.config().toString());
        byte[] header = SafetensorsHeader.layOut(content.tensors(), metadata).toBytes();
        if (header.length > MAX_HEADER) {
            throw new IllegalArgumentException("a header of " + header.length + " bytes");
        }
        try {
            writer.write(file, out -> {
                out.write(littleEndian(Long.BYTES).putLong(header.length).array());
                out.write(header);
                for (Tensor tensor : content.tensors().values()) {
                    encode(tensor.data(), bytes -> out.write(bytes.array(), 0, bytes.limit()));
                }
            });
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws UserException if there is none, or it is damaged, of another kind or of a newer format
     */
    public static Content read(Path file) {
        return open(file, (channel, header) -> {
            FileProblems.requireMemory(file, header.dataSize());
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            MessageDigest digest = sha256();
            for (SafetensorsHeader.Entry entry : header.tensors()) {
                float[] values = new float[entry.size()];
                decode(channel, values, digest);
                tensors.put(entry.name(), new Tensor(entry.shape(), values));
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(header.metadata().get(KEY_CHECKSUM))) {
                throw new SafetensorsHeader.MalformedException("its data has changed since it was written");
            }
            for (Map.Entry<String, Tensor> t : tensors.entrySet()) {
                if (!allFinite(t.getValue().data())) {
                    throw new SafetensorsHeader.MalformedException("the tensor " + t.getKey() + " holds values that are no numbers");
                }
            }
            return new Content(tensors, config(header));
        });
    }

    /**
     * Reads only what a model says about itself; the tensors are not looked at.
     *
     * @throws UserException as {@link #read}
     */
    public static ObjectNode readConfig(Path file) {
        return open(file, (channel, header) -> config(header));
    }

    /** What to do with an open file that stands at the first byte of the data. */
    private interface Reader<T> {
        T read(FileChannel channel, SafetensorsHeader header) throws IOException;
    }

    private static <T> T open(Path file, Reader<T> reader) {
        try (FileChannel channel = FileChannel.open(file)) {
            SafetensorsHeader header = header(channel, file);
            refuseOthers(header.metadata(), file);
            return reader.read(channel, header);
        } catch (SafetensorsHeader.MalformedException e) {
            throw new DamagedFileException("The model " + file + " is damaged: " + e.getMessage() + "; get a good copy of it.", e);
        } catch (NoSuchFileException e) {
            throw new UserException("There is no model " + file + ": check the name.", e);
        } catch (AccessDeniedException e) {
            throw new UserException("Reading the model " + file + " is not allowed: change its permissions.", e);
        } catch (IOException e) {
            throw new UserException(Files.isDirectory(file) ? file + " is a folder and not a model: name a file in it."
                    : "Cannot read the model " + file + " (" + FileProblems.reason(e) + "): check the disk.", e);
        }
    }

    private static SafetensorsHeader header(FileChannel channel, Path file) throws IOException {
        ByteBuffer start = littleEndian(ForeignFormat.LOOK);
        readFully(channel, start);
        long length = start.flip().remaining() < Long.BYTES ? -1 : start.getLong(0);
        if (length < 2 || length > MAX_HEADER) {
            byte[] seen = new byte[start.remaining()];
            start.get(seen);
            throw new DamagedFileException(file + " is " + ForeignFormat.of(seen).map(ModelFile::advice)
                    .orElse("not a model: choose a file that Sketch Atlas wrote") + ".", null);
        }
        long dataSize = channel.size() - Long.BYTES - length;
        if (dataSize < 0) {
            throw new SafetensorsHeader.MalformedException("it was cut off in its header");
        }
        ByteBuffer header = ByteBuffer.allocate((int) length);
        channel.position(Long.BYTES);
        readFully(channel, header);
        return SafetensorsHeader.parse(header.array(), dataSize);
    }

    /** What a file is and what to do, to follow "FILE is". */
    private static String advice(ForeignFormat format) {
        return switch (format) {
            case EMPTY -> "empty: get the model again";
            case GIT_LFS_POINTER -> "a git-lfs pointer and not the model itself: run \"git lfs pull\" where it came from";
            case WEB_PAGE -> "a web page and not a model, probably a saved error page: download the model itself";
            case ZIP -> "a zip archive and not a model: turn a reference checkpoint in .npz form into one with"
                    + " \"sketchatlas import --npz FILE --out MODEL\"";
            case NPY, PICKLE -> "an array or pickle of Python and not a model: save the checkpoint's variables with numpy.savez and import that";
            case GZIP, HDF5 -> "an HDF5 or compressed file and not a model: choose a file that Sketch Atlas wrote";
        };
    }

    private static void refuseOthers(Map<String, String> metadata, Path file) throws IOException {
        if (!FORMAT.equals(metadata.get(KEY_FORMAT))) {
            throw new UserException(file + " is a safetensors file of another program: choose a file that Sketch Atlas wrote.");
        }
        int version;
        try {
            version = Integer.parseInt(metadata.getOrDefault(KEY_VERSION, ""));
        } catch (NumberFormatException e) {
            throw new SafetensorsHeader.MalformedException("it names no version of its format");
        }
        if (version > FORMAT_VERSION) {
            throw new UserException("The model " + file + " has format " + version + ", but this program reads up to " + FORMAT_VERSION
                    + ": install a newer Sketch Atlas.");
        }
    }

    private static ObjectNode config(SafetensorsHeader header) throws IOException {
        try {
            JsonNode config = SafetensorsHeader.JSON.readTree(header.metadata().getOrDefault(KEY_CONFIG, ""));
            if (config instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new SafetensorsHeader.MalformedException("its description is not JSON (" + e.getOriginalMessage() + ")");
        }
        throw new SafetensorsHeader.MalformedException("its description is missing");
    }

    private static String checksum(Map<String, Tensor> tensors) {
        MessageDigest digest = sha256();
        tensors.forEach((name, tensor) -> {
            if (!allFinite(tensor.data())) {
                throw new IllegalArgumentException("the tensor " + name + " holds NaN or an infinity");
            }
            encode(tensor.data(), digest::update);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Takes a few of the bytes. */
    private interface Sink<E extends Exception> {
        void accept(ByteBuffer bytes) throws E;
    }

    /** Hands the values on as little-endian bytes, a chunk at a time. */
    private static <E extends Exception> void encode(float[] values, Sink<E> sink) throws E {
        ByteBuffer bytes = littleEndian(CHUNK);
        FloatBuffer floats = bytes.asFloatBuffer();
        for (int at = 0; at < values.length; at += floats.capacity()) {
            int n = Math.min(floats.capacity(), values.length - at);
            floats.clear().put(values, at, n);
            sink.accept(bytes.clear().limit(n * Float.BYTES));
        }
    }

    /** Fills {@code values} from little-endian bytes and adds the bytes to a digest. */
    private static void decode(FileChannel channel, float[] values, MessageDigest digest) throws IOException {
        ByteBuffer bytes = littleEndian(CHUNK);
        FloatBuffer floats = bytes.asFloatBuffer();
        for (int at = 0; at < values.length; at += floats.capacity()) {
            int n = Math.min(floats.capacity(), values.length - at);
            readFully(channel, bytes.clear().limit(n * Float.BYTES));
            if (bytes.hasRemaining()) {
                throw new SafetensorsHeader.MalformedException("it became shorter while it was read");
            }
            digest.update(bytes.flip());
            floats.clear().get(values, at, n);
        }
    }

    /** Reads until the buffer is full or the file ends. */
    private static void readFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
    }

    private static boolean allFinite(float[] values) {
        float sum = 0; // 0 * v is NaN for NaN and the infinities, else a zero
        for (float v : values) {
            sum += 0 * v;
        }
        return sum == 0;
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
