package sketchatlas.data.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sketchatlas.data.pickle.PickleValue.Array;
import sketchatlas.data.pickle.PickleValue.Bytes;
import sketchatlas.data.pickle.PickleValue.Constant;
import sketchatlas.data.pickle.PickleValue.Dtype;
import sketchatlas.data.pickle.PickleValue.Global;
import sketchatlas.data.pickle.PickleValue.Int;
import sketchatlas.data.pickle.PickleValue.Items;
import sketchatlas.data.pickle.PickleValue.Tuple;

/** What REDUCE and BUILD mean for the few NumPy names that are allowed: element types and arrays, nothing else. */
final class ArrayBuilder {
    private final PickleLimits limits;

    ArrayBuilder(PickleLimits limits) {
        this.limits = limits;
    }

    PickleValue reduce(Global function, List<PickleValue> arguments) throws PickleException {
        return switch (function) {
            case RECONSTRUCT -> reconstruct(arguments);
            case DTYPE -> dtype(arguments);
            case ENCODE -> encode(arguments);
            case FROMBUFFER -> fromBuffer(arguments);
            case NDARRAY -> throw SketchUnpickler.damaged("numpy.ndarray called by itself");
        };
    }

    void build(PickleValue object, List<PickleValue> state) throws PickleException {
        switch (object) {
            case Dtype dtype -> buildDtype(dtype, state);
            case Array array -> buildArray(array, state);
            default -> throw SketchUnpickler.damaged("BUILD of something else than an array");
        }
    }

    /** _reconstruct(ndarray, (0,), b'b'): an empty array that BUILD fills. */
    private static Array reconstruct(List<PickleValue> arguments) throws PickleException {
        if (arguments.size() != 3 || arguments.getFirst() != Global.NDARRAY) {
            throw SketchUnpickler.damaged("_reconstruct of something else than numpy.ndarray");
        }
        return new Array();
    }

    /** dtype('i2', False, True); Python 2 wrote 0 and 1. */
    private static Dtype dtype(List<PickleValue> arguments) throws PickleException {
        String type = arguments.isEmpty() || arguments.size() > 3 ? null : arguments.getFirst().asText();
        if (type == null) {
            throw SketchUnpickler.damaged("a dtype without its type");
        }
        return switch (type) {
            case "O8", "O4", "O", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "f4", "f8" -> new Dtype(type);
            default -> throw new PickleException("its pickle holds arrays of the type '" + type.replaceAll("[^\\x20-\\x7e]", "?")
                    + "'; sketches are arrays of integers or floats");
        };
    }

    /** _codecs.encode(text, 'latin1'): how protocol 2 writes bytes from Python 3. */
    private static Bytes encode(List<PickleValue> arguments) throws PickleException {
        if (arguments.size() != 2 || !(arguments.getFirst() instanceof PickleValue.Text text)
                || !"latin1".equals(arguments.get(1).asText())) {
            throw SketchUnpickler.damaged("_codecs.encode with something else than latin1");
        }
        String letters = text.take();
        byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) > 0xFF) {
                throw SketchUnpickler.damaged("text beyond latin1");
            }
        }
        return new Bytes(bytes);
    }

    /** _frombuffer(bytes, dtype, shape, 'C' or 'F'): how protocol 5 writes an array. */
    private Array fromBuffer(List<PickleValue> arguments) throws PickleException {
        if (arguments.size() != 4 || !(arguments.get(0) instanceof Bytes data) || !(arguments.get(1) instanceof Dtype dtype)
                || dtype.isObject() || !(arguments.get(2) instanceof Tuple shape)) {
            throw SketchUnpickler.damaged("_frombuffer with strange arguments");
        }
        boolean fortran = "F".equals(arguments.get(3).asText());
        if (!fortran && !"C".equals(arguments.get(3).asText())) {
            throw SketchUnpickler.damaged("_frombuffer with a strange order");
        }
        Array array = new Array();
        fill(array, data, dtype, shape.items(), fortran);
        return array;
    }

    /** (3, byte order, None, None, None, -1, -1, flags): only the byte order matters here, and fields are refused. */
    private static void buildDtype(Dtype dtype, List<PickleValue> state) throws PickleException {
        if (state.size() != 8 || !(state.get(0) instanceof Int(int version)) || version != 3 || state.get(2) != Constant.NONE
                || state.get(3) != Constant.NONE || state.get(4) != Constant.NONE) {
            throw SketchUnpickler.damaged("a dtype with fields or of an unknown version");
        }
        String order = state.get(1).asText();
        if (order == null || !(order.equals("<") || order.equals(">") || order.equals("|"))) {
            throw SketchUnpickler.damaged("a dtype without byte order");
        }
        dtype.bigEndian = order.equals(">");
    }

    /** (1, shape, dtype, fortran order, data): bytes for numbers, a list for objects. */
    private void buildArray(Array array, List<PickleValue> state) throws PickleException {
        if (array.isBuilt()) {
            throw SketchUnpickler.damaged("an array that is built twice");
        }
        if (state.size() != 5 || !(state.get(0) instanceof Int(int version)) || version != 1
                || !(state.get(1) instanceof Tuple shape) || !(state.get(2) instanceof Dtype dtype)) {
            throw SketchUnpickler.damaged("an array of an unknown form");
        }
        if (dtype.isObject()) {
            array.elements = elements(shape.items(), state.get(4));
        } else if (state.get(4) instanceof Bytes data) {
            fill(array, data, dtype, shape.items(), isTrue(state.get(3)));
        } else {
            throw SketchUnpickler.damaged("an array of numbers without its bytes");
        }
    }

    private static boolean isTrue(PickleValue value) {
        return value == Constant.TRUE || value instanceof Int(int number) && number != 0;
    }

    private static int elements(List<PickleValue> shape, PickleValue data) throws PickleException {
        if (shape.size() != 1) {
            throw new PickleException("its object array has " + shape.size() + " dimensions; one sketch each wants one dimension");
        }
        if (!(data instanceof Items list) || !(shape.getFirst() instanceof Int(int count)) || count != list.count) {
            throw SketchUnpickler.damaged("an object array whose shape is not that of its list");
        }
        return count;
    }

    private void fill(Array array, Bytes data, Dtype dtype, List<PickleValue> shape, boolean fortran) throws PickleException {
        array.rows = rows(data.take(), dtype, shape, fortran);
        array.points = array.rows.length / 3;
    }

    /** The stroke-3 rows of one sketch. */
    private float[] rows(byte[] data, Dtype dtype, List<PickleValue> shape, boolean fortran) throws PickleException {
        if (shape.size() != 2 || !(shape.get(0) instanceof Int(int points)) || !(shape.get(1) instanceof Int(int columns)) || points < 0
                || columns != 3) {
            throw new PickleException("one of its arrays is not of shape (points, 3), so it holds no stroke-3 sketches");
        }
        if (points > limits.points()) {
            throw new PickleException("one of its sketches has " + points + " points, more than can be");
        }
        int itemSize = dtype.type.charAt(1) - '0';
        if (data.length != (long) points * 3 * itemSize) {
            throw SketchUnpickler.damaged("an array whose bytes do not fill its shape");
        }
        ByteBuffer bytes = ByteBuffer.wrap(data).order(dtype.bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        float[] rows = new float[3 * points];
        for (int i = 0; i < rows.length; i++) {
            int source = fortran ? i % 3 * points + i / 3 : i;
            rows[i] = number(bytes, source * itemSize, dtype.type);
            if (!Float.isFinite(rows[i])) {
                throw new PickleException("one of its sketches holds a number that is not finite (NaN or infinity)");
            }
        }
        return rows;
    }

    private static float number(ByteBuffer bytes, int at, String type) {
        return switch (type) {
            case "i1" -> bytes.get(at);
            case "u1" -> bytes.get(at) & 0xFF;
            case "i2" -> bytes.getShort(at);
            case "u2" -> bytes.getShort(at) & 0xFFFF;
            case "i4" -> bytes.getInt(at);
            case "u4" -> bytes.getInt(at) & 0xFFFFFFFFL;
            case "i8" -> bytes.getLong(at);
            case "f4" -> bytes.getFloat(at);
            case "f8" -> (float) bytes.getDouble(at);
            default -> throw new IllegalStateException("no numbers of the type " + type);
        };
    }
}
