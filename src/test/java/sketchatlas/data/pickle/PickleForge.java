package sketchatlas.data.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sketchatlas.sketch.Sketch;

/** Writes pickles byte by byte, as the Pythons did, and as an attacker might. */
public final class PickleForge {
    /** Who writes. */
    public enum Writer {
        PYTHON2_PROTOCOL2, PYTHON3_PROTOCOL2, PROTOCOL4, PROTOCOL5
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public PickleForge op(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    public PickleForge raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public PickleForge int4(int value) {
        return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    public PickleForge bin(int value) {
        return op('J').int4(value);
    }

    public PickleForge global(String module, String name) {
        return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public PickleForge text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return op('X').int4(utf8.length).raw(utf8);
    }

    public PickleForge shortText(String value) {
        return op(0x8c, value.length()).raw(value.getBytes(StandardCharsets.UTF_8)).op(0x94);
    }

    public byte[] stop() {
        return op('.').bytes();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** A whole pickle of int16 sketches. */
    public static byte[] sketches(Writer writer, List<Sketch> sketches) {
        PickleForge f = new PickleForge();
        f.op(0x80, switch (writer) {
            case PYTHON2_PROTOCOL2, PYTHON3_PROTOCOL2 -> 2;
            case PROTOCOL4 -> 4;
            case PROTOCOL5 -> 5;
        });
        f.reconstruct(writer);
        f.op('(', 'K', 1).bin(sketches.size()).op(0x85);
        f.dtype(writer, "O8", "|");
        f.op(0x89, ']', '(');
        for (Sketch s : sketches) {
            ByteBuffer data = ByteBuffer.allocate(6 * s.size()).order(ByteOrder.LITTLE_ENDIAN);
            for (float v : s.toStroke3()) {
                data.putShort((short) v);
            }
            f.numbers(writer, "i2", "<", s.size(), data.array());
        }
        return f.op('e', 't', 'b').stop();
    }

    private PickleForge named(Writer writer, String module, String name) {
        return writer == Writer.PYTHON2_PROTOCOL2 || writer == Writer.PYTHON3_PROTOCOL2 ? global(module, name)
                : shortText(module).shortText(name).op(0x93);
    }

    PickleForge reconstruct(Writer writer) {
        named(writer, writer == Writer.PYTHON2_PROTOCOL2 ? "numpy.core.multiarray" : "numpy._core.multiarray", "_reconstruct");
        named(writer, "numpy", "ndarray").op('K', 0, 0x85);
        switch (writer) {
            case PYTHON2_PROTOCOL2 -> op('U', 1, 'b');
            case PYTHON3_PROTOCOL2 -> encoded(new byte[] {'b'});
            default -> op('C', 1, 'b');
        }
        return op(0x87, 'R');
    }

    private PickleForge encoded(byte[] bytes) {
        return global("_codecs", "encode").text(new String(bytes, StandardCharsets.ISO_8859_1)).text("latin1").op(0x86, 'R');
    }

    PickleForge dtype(Writer writer, String type, String order) {
        named(writer, "numpy", "dtype");
        if (writer == Writer.PYTHON2_PROTOCOL2) {
            op('U', type.length()).raw(type.getBytes(StandardCharsets.UTF_8)).op('K', 0, 'K', 1, 0x87, 'R');
            op('(', 'K', 3, 'U', 1, order.charAt(0));
        } else {
            text(type).op(0x89, 0x88, 0x87, 'R', '(', 'K', 3).text(order);
        }
        return op('N', 'N', 'N').bin(-1).bin(-1).op('K', 0, 't', 'b');
    }

    PickleForge numbers(Writer writer, String type, String order, int points, byte[] data) {
        if (writer == Writer.PROTOCOL5) {
            named(writer, "numpy._core.numeric", "_frombuffer").op('(', 0x96).int4(data.length).int4(0).raw(data);
            return dtype(writer, type, order).bin(points).op('K', 3, 0x86).text("C").op('t', 'R');
        }
        reconstruct(writer).op('(', 'K', 1).bin(points).op('K', 3, 0x86);
        dtype(writer, type, order).op(0x89);
        switch (writer) {
            case PYTHON2_PROTOCOL2 -> op('T').int4(data.length).raw(data);
            case PYTHON3_PROTOCOL2 -> encoded(data);
            default -> op('B').int4(data.length).raw(data);
        }
        return op('t', 'b');
    }
}
