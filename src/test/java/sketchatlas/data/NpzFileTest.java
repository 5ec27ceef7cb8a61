package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;

class NpzFileTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatItReads() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("step0/loss/total", NpyArray.ofDoubles(new double[] {Math.PI}));
        arrays.put("w", NpyArray.ofFloats(new float[] {1, -2, 3.5f, Float.NaN, 5, 6}, 2, 3));
        arrays.put("none", NpyArray.ofFloats(new float[0], 0, 5));
        Path file = folder.resolve("a.npz");
        NpzFile.write(file, arrays);
        Map<String, NpyArray> read = NpzFile.read(file);
        assertEquals(arrays.keySet(), read.keySet());
        assertArrayEquals(new int[0], read.get("step0/loss/total").shape());
        assertEquals(Math.PI, read.get("step0/loss/total").toDoubles()[0]);
        assertArrayEquals(new int[] {2, 3}, read.get("w").shape());
        assertArrayEquals(new float[] {1, -2, 3.5f, Float.NaN, 5, 6}, read.get("w").toFloats());
        assertEquals(0, read.get("none").size());
        byte[] first = Files.readAllBytes(file);
        NpzFile.write(file, arrays);
        assertArrayEquals(first, Files.readAllBytes(file), "the same arrays give the same file");
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "no temporary file stays");
        }
        assertThrows(IllegalArgumentException.class, () -> NpyArray.ofFloats(new float[5], 2, 3));
    }

    @Test
    void readsEveryPlainType() throws IOException {
        assertArrayEquals(new double[] {-1, 127}, array("|i1", "(2,)", false, bytes(-1, 127)).toDoubles());
        assertArrayEquals(new double[] {255, 1}, array("|u1", "(2,)", false, bytes(255, 1)).toDoubles());
        assertArrayEquals(new double[] {-2}, array("<i2", "(1,)", false, bytes(0xFE, 0xFF)).toDoubles());
        assertArrayEquals(new double[] {258}, array(">u2", "(1,)", false, bytes(1, 2)).toDoubles());
        assertArrayEquals(new double[] {4294967295.0}, array("<u4", "(1,)", false, bytes(255, 255, 255, 255)).toDoubles());
        assertArrayEquals(new double[] {18446744073709551615.0},
                array("<u8", "(1,)", false, bytes(255, 255, 255, 255, 255, 255, 255, 255)).toDoubles());
        assertArrayEquals(new double[] {-1}, array(">i8", "()", false, bytes(255, 255, 255, 255, 255, 255, 255, 255)).toDoubles());
        assertArrayEquals(new double[] {1, 0}, array("|b1", "(2,)", false, bytes(1, 0)).toDoubles());
        assertArrayEquals(new float[] {1.5f}, array("<f2", "(1,)", false, bytes(0x00, 0x3E)).toFloats());
        assertArrayEquals(new float[] {2.5f}, array(">f4", "(1,)", false,
                ByteBuffer.allocate(4).order(ByteOrder.BIG_ENDIAN).putFloat(2.5f).array()).toFloats());
        assertArrayEquals(new String[] {"ab", "ü"}, array("<U2", "(2,)", false,
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt('a').putInt('b').putInt('ü').putInt(0).array()).toStrings());
        assertThrows(IllegalStateException.class, () -> array("<U1", "(1,)", false, bytes('a', 0, 0, 0)).toFloats());
    }

    @Test
    void fortranOrderBecomesCOrder() throws IOException {
        byte[] column = bytes(1, 4, 2, 5, 3, 6); // [[1, 2, 3], [4, 5, 6]] by columns
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, array("|u1", "(2, 3)", true, column).toFloats());
        byte[] cube = bytes(0, 4, 2, 6, 1, 5, 3, 7); // c[i][j][k] = 4i + 2j + k
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, array("|u1", "(2, 2, 2)", true, cube).toFloats());
    }

    @Test
    void refusesWhatItsHeaderDoesNotMatch() {
        assertMessage("needs 8 bytes, only 4", () -> array("<f4", "(2,)", false, new byte[4]));
        assertMessage("more bytes than its shape", () -> array("<f4", "(1,)", false, new byte[5]));
        assertMessage("too large", () -> array("<f4", "(2000000000, 2000000000, 2000000000)", false, new byte[4]));
        assertMessage("too large", () -> array("<f8", "(2000000000,)", false, new byte[4]));
        assertMessage("impossible shape", () -> array("<f4", "(99999999999999,)", false, new byte[4]));
        assertMessage("not read", () -> array("<c16", "(1,)", false, new byte[16]));
        assertMessage("not read", () -> array("<U99999999999", "(1,)", false, new byte[16]));
        assertMessage("does not begin as a .npy", () -> NpzFile.read(zip("x.npy", new byte[] {1, 2, 3})));
        byte[] longHeader = bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 255, 255, 255, 255);
        assertMessage("claims 4294967295 bytes", () -> NpzFile.read(zip("x.npy", longHeader)));
        assertMessage("Python objects", () -> array("|O", "(1,)", false, bytes(0x80, 2)));
    }

    @Test
    void namesWhatAFileLooksLike() throws IOException {
        assertMessage("There is no file", () -> NpzFile.read(folder.resolve("missing.npz")));
        assertMessage("is a folder", () -> NpzFile.read(folder));
        assertMessage("it is empty", () -> NpzFile.read(file(new byte[0])));
        assertMessage("git-lfs pointer", () -> NpzFile.read(file("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".getBytes(
                StandardCharsets.US_ASCII))));
        assertMessage("web page", () -> NpzFile.read(file("<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.US_ASCII))));
        assertMessage("bare Python pickle", () -> NpzFile.read(file(bytes(0x80, 4, 0x95))));
        byte[] whole = Files.readAllBytes(zip("x.npy", new byte[5000]));
        assertMessage("cut off", () -> NpzFile.read(file(Arrays.copyOf(whole, whole.length / 2))));
        assertMessage("damaged or something else", () -> NpzFile.read(file(bytes(1, 2, 3, 4))));
    }

    @Test
    void noticesDamagedMembers() throws IOException {
        byte[] content = npy("|u1", "(500,)", false, new byte[500]);
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            Path file = folder.resolve("damaged.npz");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                ZipEntry entry = new ZipEntry("x.npy");
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setMethod(method);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
            assertEquals(500, NpzFile.read(file).get("x").size());
            byte[] bytes = Files.readAllBytes(file);
            int member = 30 + "x.npy".length();
            bytes[method == ZipEntry.STORED ? member + content.length - 1 : member] ^= 7; // data; the type of the deflate block
            Files.write(file, bytes);
            assertMessage(method == ZipEntry.STORED ? "its checksum is wrong" : "its packed data is damaged", () -> NpzFile.read(file));
        }
    }

    @Test
    void whatNeedsMoreMemoryThanThereIsIsRefused() {
        long all = Runtime.getRuntime().maxMemory();
        FileProblems.requireMemory(Path.of("a.npz"), all / 2);
        assertMessage("of memory, but", () -> FileProblems.requireMemory(Path.of("a.npz"), all));
    }

    @Test
    void refusesAZipBombInParts() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int member = 0; member < 10; member++) {
                zip.putNextEntry(new ZipEntry("part" + member + ".npy"));
                for (int i = 0; i < 26; i++) {
                    zip.write(zeros);
                }
            }
        }
        assertMessage("zip bomb", () -> NpzFile.read(bomb));
    }

    @Test
    void refusesAZipBomb() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertTrue(Files.size(bomb) < 1 << 20);
        assertMessage("zip bomb", () -> NpzFile.read(bomb));
    }

    private NpyArray array(String descr, String shape, boolean fortran, byte[] data) throws IOException {
        return NpzFile.read(zip("x.npy", npy(descr, shape, fortran, data))).get("x");
    }

    static byte[] npy(String descr, String shape, boolean fortran, byte[] data) throws IOException {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, header.length() & 255, header.length() >> 8));
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] b = new byte[values.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) values[i];
        }
        return b;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("f.npz"), content);
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path file = folder.resolve("z.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(UserException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
