package sketchatlas.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a .npy array: element type, order and shape.
 *
 * @param descr NumPy's type string, such as {@code <f4}, {@code |O} or {@code <U12}
 * @param fortranOrder whether the first index varies fastest
 * @param shape the extents; empty for a single value
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NEP 1, the .npy format</a>
 */
record NpyHeader(String descr, boolean fortranOrder, int[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int MOST_DIMENSIONS = 32;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]{0,1000})\\)");

    /** Objects instead of numbers: the data is a pickle. */
    boolean isObject() {
        return descr.endsWith("O") || descr.endsWith("O8") || descr.endsWith("O4");
    }

    /**
     * The number of elements.
     *
     * @throws MalformedDataException if it is larger than any array of ours
     */
    int elements() throws MalformedDataException {
        long count = 1;
        for (int extent : shape) {
            if (extent == 0) {
                return 0;
            }
            count *= extent; // below 2^62: both factors are below 2^31
            if (count > Integer.MAX_VALUE - 64) {
                throw new MalformedDataException("an array of shape " + shapeText() + " is too large");
            }
        }
        return (int) count;
    }

    /** The shape as NumPy writes it, such as (3, 48). */
    String shapeText() {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    /** Reads magic, version and header; the stream is then at the first byte of the data. */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, 6))) {
            throw new MalformedDataException("it does not begin as a .npy array does");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new MalformedDataException("its .npy format version is " + version + ", known are 1 to 3");
        }
        byte[] lengthBytes = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int i = lengthBytes.length - 1; i >= 0; i--) {
            length = length << 8 | lengthBytes[i] & 255;
        }
        if (length > LONGEST) {
            throw new MalformedDataException("its .npy header claims " + length + " bytes");
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw new EOFException("its .npy header is cut off");
        }
        return parse(new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static NpyHeader parse(String text) throws MalformedDataException {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find()) {
            throw new MalformedDataException("its .npy header is not understood");
        }
        if (!descr.find()) {
            throw new MalformedDataException("it holds records with named fields, which are not read");
        }
        String[] extents = Arrays.stream(shape.group(1).split(",")).map(s -> s.replace("L", "").strip()).filter(s -> !s.isEmpty())
                .toArray(String[]::new);
        if (extents.length > MOST_DIMENSIONS) {
            throw new MalformedDataException("its .npy header names " + extents.length + " dimensions");
        }
        int[] parsed = new int[extents.length];
        try {
            for (int i = 0; i < extents.length; i++) {
                parsed[i] = Integer.parseInt(extents[i]);
            }
        } catch (NumberFormatException e) {
            throw new MalformedDataException("its .npy header names an impossible shape (" + shape.group(1).strip() + ")");
        }
        return new NpyHeader(descr.group(1), order.group(1).equals("True"), parsed);
    }

    /** The header as bytes, format version 1.0, padded so that the data begins at a multiple of 64. */
    byte[] toBytes() {
        StringBuilder extents = new StringBuilder("(");
        for (int extent : shape) {
            extents.append(extent).append(shape.length == 1 ? "," : ", ");
        }
        if (shape.length > 1) {
            extents.setLength(extents.length() - 2);
        }
        String text = "{'descr': '" + descr + "', 'fortran_order': " + (fortranOrder ? "True" : "False") + ", 'shape': " + extents
                + "), }";
        int padded = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
        byte[] bytes = new byte[10 + padded];
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        bytes[6] = 1;
        bytes[8] = (byte) padded;
        bytes[9] = (byte) (padded >> 8);
        Arrays.fill(bytes, 10, bytes.length, (byte) ' ');
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, 10, ascii.length);
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }
}
