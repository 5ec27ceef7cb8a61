package sketchatlas.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages inputs at random, in the ways that readers stumble over. The same random numbers do the same damage. */
final class Mutator {
    private static final int LONGEST = 1 << 16; // bytes
    private static final int MOST_AT_ONCE = 4;
    private static final long[] BOUNDARIES = {0, 1, -1, 2, 15, 16, 17, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1 << 24, Integer.MAX_VALUE - 8,
        Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, Long.MAX_VALUE / 4 + 1, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final List<byte[]> NUMBERS = bytes("0", "-0", "1", "-1", "2", "0.5", "1e38", "1e39", "-1e39", "1e308", "1e309", "1e-400", "NaN",
            "Infinity", "-Infinity", "1e999999999", "127", "65536", "1000001", "2147483647", "2147483648", "4294967297", "9223372036854775807",
            "9223372036854775808", "99999999999999999999999999999999", "0x10", "true", "null", "\"\"", "\"7\"", "[]", "{}");
    private static final List<byte[]> WORDS = bytes("[", "]", "{", "}", "[[[[[[[[[[[[[[[[[[", "(", ")", ",", ":", "\"", "'", "\\", "\\u0000", "=", "\n", "\r\n",
            "\0", "\u2028", "\ufeff", "\ud83d\ude8c", " ", "/", "../", "/etc/passwd", "C:\\", "<", ">", "</svg>", "<g>", "<!--", "<![CDATA[", "&a;", "&#0;",
            "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "%", "#", ";", "\"version\":2", "\"version\":1", "null", "true", "A", "-", ".", "e");

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** One of the inputs, damaged in one to four places; the inputs stay as they are. */
    byte[] mutated(List<byte[]> inputs) {
        byte[] bytes = any(inputs).clone();
        int times = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < times; i++) {
            bytes = damaged(bytes, inputs);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] damaged(byte[] bytes, List<byte[]> inputs) {
        return switch (random.nextInt(12)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)); // cut off
            case 2 -> replaced(bytes, place(bytes), 0, any(WORDS));
            case 3 -> replaced(bytes, place(bytes), random.nextInt(1, 9), any(WORDS));
            case 4, 5 -> otherNumber(bytes);
            case 6, 7 -> boundary(bytes);
            case 8 -> replaced(bytes, place(bytes), random.nextInt(1, 65), new byte[0]);
            case 9 -> replaced(bytes, place(bytes), 0, piece(bytes));
            case 10 -> replaced(bytes, place(bytes), random.nextInt(0, 65), piece(any(inputs)));
            default -> replaced(bytes, place(bytes), 0, repeated(piece(bytes)));
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private int place(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] piece(byte[] bytes) {
        int from = place(bytes);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(1, 129)));
    }

    private byte[] repeated(byte[] piece) {
        int times = Math.min(1 << random.nextInt(1, 14), LONGEST / Math.max(1, piece.length));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** A whole number that stands there in binary, at any place, becomes one at the end of a range. */
    private byte[] boundary(byte[] bytes) {
        int size = 1 << random.nextInt(4);
        if (bytes.length < size) {
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = random.nextInt(bytes.length - size + 1);
        long value = BOUNDARIES[random.nextInt(BOUNDARIES.length)];
        switch (size) {
            case 1 -> buffer.put(at, (byte) value);
            case 2 -> buffer.putShort(at, (short) value);
            case 4 -> buffer.putInt(at, (int) value);
            default -> buffer.putLong(at, value);
        }
        return bytes;
    }

    /** The next number that stands there in text becomes another. */
    private byte[] otherNumber(byte[] bytes) {
        int from = place(bytes);
        while (from < bytes.length && (bytes[from] < '0' || bytes[from] > '9')) {
            from++;
        }
        int to = from;
        while (to < bytes.length && (bytes[to] >= '0' && bytes[to] <= '9' || bytes[to] == '.')) {
            to++;
        }
        return to == from ? bytes : replaced(bytes, from, to - from, any(NUMBERS));
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        int end = Math.min(bytes.length, at + length);
        byte[] all = new byte[at + by.length + bytes.length - end];
        System.arraycopy(bytes, 0, all, 0, at);
        System.arraycopy(by, 0, all, at, by.length);
        System.arraycopy(bytes, end, all, at + by.length, bytes.length - end);
        return all;
    }
}
