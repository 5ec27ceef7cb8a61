package sketchatlas.nn.cuda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Compiled kernels on the disk, so that only the first start on a machine compiles. A file is believed only if its checksum is right; whatever
 * is wrong with the folder, the kernels are compiled anew.
 */
final class CodeCache {
    private static final Logger LOG = Logger.getLogger(CodeCache.class.getName());
    private static final byte[] MAGIC = "sketchatlas-code1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM = 32;
    private static final long LARGEST = 64L << 20;

    private final Path folder;

    CodeCache(Path folder) {
        this.folder = folder;
    }

    /**
     * What was compiled before from the same, or now.
     *
     * @param key all that the result depends on: the source, options, the compiler's version
     */
    byte[] get(String key, Supplier<byte[]> compile) {
        Path file = folder.resolve(HexFormat.of().formatHex(checksum(key.getBytes(StandardCharsets.UTF_8))) + ".bin");
        Optional<byte[]> known = read(file);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] made = compile.get();
        write(file, made);
        return made;
    }

    private static Optional<byte[]> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            int begin = MAGIC.length + CHECKSUM;
            if (bytes.length > begin && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                byte[] code = Arrays.copyOfRange(bytes, begin, bytes.length);
                if (Arrays.equals(checksum(code), Arrays.copyOfRange(bytes, MAGIC.length, begin))) {
                    return Optional.of(code);
                }
            }
            LOG.log(Level.WARNING, "{0} is damaged and will be made anew", file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "compiled kernels can't be read", e);
        }
        return Optional.empty();
    }

    /** Not flushed to the disk as what a person made is: a file that power failed under is noticed, and made again. */
    private void write(Path file, byte[] code) {
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "code", ".tmp");
            try {
                byte[] all = new byte[MAGIC.length + CHECKSUM + code.length];
                System.arraycopy(MAGIC, 0, all, 0, MAGIC.length);
                System.arraycopy(checksum(code), 0, all, MAGIC.length, CHECKSUM);
                System.arraycopy(code, 0, all, MAGIC.length + CHECKSUM, code.length);
                Files.write(beside, all);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "compiled kernels can't be kept in " + folder, e);
        }
    }

    private static byte[] checksum(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
