package sketchatlas.data.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** All that a pickle can make here. Nothing of it runs code, and nothing else exists. */
sealed interface PickleValue {
    /** None, True, False and the mark that opens a tuple or a list of items. */
    enum Constant implements PickleValue {
        NONE, TRUE, FALSE, MARK
    }

    /** An integer. */
    record Int(int value) implements PickleValue {
    }

    /** A unicode string. */
    final class Text implements PickleValue {
        private String value; // null once it was taken

        Text(String value) {
            this.value = value;
        }

        String value() throws PickleException {
            return present(value);
        }

        /** The value, which is forgotten if it is a long one: the memo would keep it to the end. */
        String take() throws PickleException {
            String taken = value();
            value = taken.length() > LONG ? null : taken;
            return taken;
        }
    }

    /** A byte string; Python 2 wrote its text so, too. */
    final class Bytes implements PickleValue {
        private byte[] value; // null once it was taken

        Bytes(byte[] value) {
            this.value = value;
        }

        byte[] value() throws PickleException {
            return present(value);
        }

        /** The value, which is forgotten if it is a long one: the memo would keep it to the end. */
        byte[] take() throws PickleException {
            byte[] taken = value();
            value = taken.length > LONG ? null : taken;
            return taken;
        }
    }

    /** A tuple. */
    record Tuple(List<PickleValue> items) implements PickleValue {
    }

    /** The list of sketches: only how many it has, since they are handed over as they come. */
    final class Items implements PickleValue {
        int count;
    }

    /** The NumPy functions and types that may be named. */
    enum Global implements PickleValue {
        RECONSTRUCT, NDARRAY, DTYPE, ENCODE, FROMBUFFER;

        /** The meaning of a name; a refusal for every name that is not listed here. */
        static Global of(String module, String name) throws PickleException {
            return switch (module + " " + name) {
                case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct",
                        "numpy.core._multiarray_umath _reconstruct", "numpy._core._multiarray_umath _reconstruct" -> RECONSTRUCT;
                case "numpy ndarray" -> NDARRAY;
                case "numpy dtype" -> DTYPE;
                case "_codecs encode" -> ENCODE;
                case "numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer" -> FROMBUFFER;
                default -> throw new PickleException("its pickle asks Python for '" + printable(module) + "." + printable(name)
                        + "', which no array of sketches needs; it was not run");
            };
        }

        private static String printable(String name) {
            String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
            return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
        }
    }

    /** An element type; its byte order comes with BUILD. */
    final class Dtype implements PickleValue {
        final String type; // NumPy's, without byte order: i2, f8, O
        boolean bigEndian;

        Dtype(String type) {
            this.type = type;
        }

        boolean isObject() {
            return type.startsWith("O");
        }
    }

    /** An array: empty until BUILD gives it either rows or, for an object array, its number of elements. */
    final class Array implements PickleValue {
        float[] rows; // [points, 3]; null before it is built and after it was handed over
        int points;
        int place = -1; // in the list of sketches, where it first came
        int elements = -1; // of an object array

        boolean isSketch() {
            return rows != null || place >= 0;
        }

        boolean isBuilt() {
            return isSketch() || elements >= 0;
        }
    }

    /** Strings that are longer than any name are only ever the numbers of one array. */
    int LONG = 64;

    /** The text of a string of either kind; null for every other value. */
    default String asText() throws PickleException {
        return switch (this) {
            case Text text -> text.value();
            case Bytes bytes -> new String(bytes.value(), StandardCharsets.ISO_8859_1);
            default -> null;
        };
    }

    private static <T> T present(T value) throws PickleException {
        if (value == null) {
            throw SketchUnpickler.damaged("the bytes of one array used once more");
        }
        return value;
    }
}
