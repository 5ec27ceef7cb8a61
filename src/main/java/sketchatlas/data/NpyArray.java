package sketchatlas.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import sketchatlas.UserException;

/**
 * A plain NumPy array: numbers, truth values or text; never objects. Read in both byte orders and both index orders,
 * handed out in C order (last index fastest). Immutable.
 */
public final class NpyArray {
    private final int[] shape;
    private final char kind; // NumPy's: f, i, u, b, U, S
    private final int itemSize; // bytes
    private final byte[] data; // C order, little endian

    private NpyArray(int[] shape, char kind, int itemSize, byte[] data) {
        this.shape = shape;
        this.kind = kind;
        this.itemSize = itemSize;
        this.data = data;
    }

    /**
     * A float32 array.
     *
     * @param values C order, as many as the shape says
     */
    public static NpyArray ofFloats(float[] values, int... shape) {
        checkCount(values.length, shape);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new NpyArray(shape.clone(), 'f', 4, bytes.array());
    }

    /**
     * A float64 array.
     *
     * @param values C order, as many as the shape says
     */
    public static NpyArray ofDoubles(double[] values, int... shape) {
        checkCount(values.length, shape);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return new NpyArray(shape.clone(), 'f', 8, bytes.array());
    }

    /**
     * An int32 array.
     *
     * @param values C order, as many as the shape says
     */
    public static NpyArray ofInts(int[] values, int... shape) {
        checkCount(values.length, shape);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return new NpyArray(shape.clone(), 'i', 4, bytes.array());
    }

    /**
     * An int16 array.
     *
     * @param values C order, as many as the shape says
     */
    public static NpyArray ofShorts(short[] values, int... shape) {
        checkCount(values.length, shape);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(2, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return new NpyArray(shape.clone(), 'i', 2, bytes.array());
    }

    /**
     * A uint8 array.
     *
     * @param values C order, as many as the shape says
     */
    public static NpyArray ofBytes(byte[] values, int... shape) {
        checkCount(values.length, shape);
        return new NpyArray(shape.clone(), 'u', 1, values.clone());
    }

    private static void checkCount(int values, int[] shape) {
        long count = 1;
        for (int extent : shape) {
            count = Math.multiplyExact(count, extent);
        }
        if (count != values) {
            throw new IllegalArgumentException(values + " values do not fill the shape " + Arrays.toString(shape));
        }
    }

    /** Reads the data that follows a header, which must fill the stream to its end. */
    static NpyArray read(NpyHeader header, InputStream in) throws IOException {
        String descr = header.descr();
        char first = descr.charAt(0);
        String type = first == '<' || first == '>' || first == '|' || first == '=' ? descr.substring(1) : descr;
        char kind = type.isEmpty() ? '?' : type.charAt(0);
        int size = sizeOf(type);
        int itemSize = kind == 'U' ? 4 * size : size;
        boolean known = switch (kind) {
            case 'f' -> size == 2 || size == 4 || size == 8;
            case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
            case 'b' -> size == 1;
            case 'U', 'S' -> size >= 0;
            default -> false;
        };
        if (!known) {
            throw new MalformedDataException("its elements are of the type '" + descr + "', which is not read");
        }
        int count = header.elements();
        long bytes = (long) count * itemSize;
        if (bytes > Integer.MAX_VALUE - 64) {
            throw new MalformedDataException("an array of " + bytes + " bytes is too large");
        }
        byte[] data = in.readNBytes((int) bytes); // grows with what really comes
        if (data.length < bytes) {
            throw new EOFException("its shape " + header.shapeText() + " needs " + bytes + " bytes, only " + data.length + " are there");
        }
        if (in.read() >= 0) {
            throw new MalformedDataException("it holds more bytes than its shape " + header.shapeText() + " needs");
        }
        if (first == '>') {
            reverseBytes(data, kind == 'U' ? 4 : kind == 'S' ? 1 : itemSize);
        }
        if (header.fortranOrder() && header.shape().length > 1) {
            data = toCOrder(data, header.shape(), itemSize);
        }
        return new NpyArray(header.shape(), kind, itemSize, data);
    }

    private static int sizeOf(String type) {
        try {
            return type.length() < 2 || type.length() > 9 ? -1 : Integer.parseUnsignedInt(type.substring(1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void reverseBytes(byte[] data, int unit) {
        for (int at = 0; at < data.length && unit > 1; at += unit) {
            for (int i = at, j = at + unit - 1; i < j; i++, j--) {
                byte b = data[i];
                data[i] = data[j];
                data[j] = b;
            }
        }
    }

    private static byte[] toCOrder(byte[] fortran, int[] shape, int itemSize) {
        byte[] c = new byte[fortran.length];
        int[] index = new int[shape.length];
        int count = itemSize == 0 ? 0 : fortran.length / itemSize;
        for (int from = 0; from < count; from++) {
            int to = 0;
            for (int d = 0; d < shape.length; d++) {
                to = to * shape[d] + index[d];
            }
            System.arraycopy(fortran, from * itemSize, c, to * itemSize, itemSize);
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return c;
    }

    /** The extents; empty for a single value. A copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    public int size() {
        int count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        return count;
    }

    /** Whether the elements are text, for {@link #toStrings()}. */
    public boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    /** NumPy's type string, little endian. */
    public String descr() {
        return (itemSize == 1 || kind == 'S' ? "|" : "<") + kind + (kind == 'U' ? itemSize / 4 : itemSize);
    }

    /**
     * The elements in C order as float32, rounded where they have more digits.
     *
     * @throws IllegalStateException if they are text
     */
    public float[] toFloats() {
        ByteBuffer bytes = bytes();
        float[] values = new float[size()];
        if (kind == 'f' && itemSize == 4) {
            bytes.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) number(bytes, i);
            }
        }
        return values;
    }

    /**
     * The elements in C order as float64; 64-bit integers beyond 2^53 are rounded.
     *
     * @throws IllegalStateException if they are text
     */
    public double[] toDoubles() {
        ByteBuffer bytes = bytes();
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(bytes, i);
        }
        return values;
    }

    /**
     * The elements in C order as text, without the padding.
     *
     * @throws IllegalStateException if they are numbers
     */
    public String[] toStrings() {
        if (!isText()) {
            throw new IllegalStateException("an array of numbers (" + descr() + ") is no text");
        }
        ByteBuffer bytes = bytes();
        String[] texts = new String[size()];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            text.setLength(0);
            int unit = kind == 'U' ? 4 : 1;
            for (int at = i * itemSize; at < (i + 1) * itemSize; at += unit) {
                int codePoint = unit == 4 ? bytes.getInt(at) : bytes.get(at) & 255;
                text.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
            }
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == 0) {
                end--;
            }
            texts[i] = text.substring(0, end);
        }
        return texts;
    }

    private ByteBuffer bytes() {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private double number(ByteBuffer bytes, int i) {
        int at = i * itemSize;
        return switch (kind) {
            case 'f' -> switch (itemSize) {
                case 2 -> Float.float16ToFloat(bytes.getShort(at));
                case 4 -> bytes.getFloat(at);
                default -> bytes.getDouble(at);
            };
            case 'i' -> switch (itemSize) {
                case 1 -> bytes.get(at);
                case 2 -> bytes.getShort(at);
                case 4 -> bytes.getInt(at);
                default -> bytes.getLong(at);
            };
            case 'u' -> switch (itemSize) {
                case 1 -> bytes.get(at) & 0xFF;
                case 2 -> bytes.getShort(at) & 0xFFFF;
                case 4 -> bytes.getInt(at) & 0xFFFFFFFFL;
                default -> unsigned(bytes.getLong(at));
            };
            case 'b' -> bytes.get(at) != 0 ? 1 : 0;
            default -> throw new IllegalStateException("an array of text (" + descr() + ") holds no numbers");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0; // the odd bit keeps the rounding right
    }

    /**
     * Writes the array as a .npy file of its own, atomically.
     *
     * @throws UserException if the file cannot be written
     */
    public void write(Path file) {
        try {
            AtomicFile.write(file, this::writeTo);
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /**
     * Reads a .npy file.
     *
     * @throws UserException if it is no readable .npy file or holds objects
     */
    public static NpyArray read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(in);
            if (header.isObject()) {
                throw new MalformedDataException("it holds Python objects, not numbers");
            }
            return read(header, in);
        } catch (IOException e) {
            throw FileProblems.unreadable(file, "a NumPy .npy file", e instanceof EOFException && e.getMessage() != null
                    ? new MalformedDataException(e.getMessage()) : e);
        }
    }

    /** Header and data, as a .npy file. */
    void writeTo(OutputStream out) throws IOException {
        out.write(new NpyHeader(descr(), false, shape).toBytes());
        out.write(data);
    }
}
