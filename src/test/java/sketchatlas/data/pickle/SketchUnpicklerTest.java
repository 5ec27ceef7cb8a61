package sketchatlas.data.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.data.pickle.PickleForge.Writer;
import sketchatlas.sketch.Sketch;

class SketchUnpicklerTest {
    private static final List<Sketch> TWO = List.of(Sketch.ofStroke3(new float[] {1, -2, 0, 300, -400, 1}),
            Sketch.ofStroke3(new float[] {-32768, 32767, 1}));

    private static List<float[]> read(byte[] pickle) throws IOException {
        return read(pickle, PickleLimits.DEFAULT);
    }

    private static List<float[]> read(byte[] pickle, PickleLimits limits) throws IOException {
        List<float[]> sketches = new ArrayList<>();
        int count = SketchUnpickler.read(new ByteArrayInputStream(pickle), limits, new RowsSink() {
            @Override
            public void add(float[] rows) {
                sketches.add(rows);
            }

            @Override
            public void again(int index) {
                sketches.add(sketches.get(index));
            }
        });
        assertEquals(count, sketches.size());
        return sketches;
    }

    private static PickleForge forge() {
        return new PickleForge().op(0x80, 2);
    }

    private static void assertRefused(String part, byte[] pickle) {
        IOException e = assertThrows(IOException.class, () -> read(pickle));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void readsWhatEachPythonWrites(Writer writer) throws IOException {
        List<float[]> rows = read(PickleForge.sketches(writer, TWO));
        assertEquals(2, rows.size());
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(TWO.get(i).toStroke3(), rows.get(i));
        }
    }

    @Test
    void readsOtherNumberTypes() throws IOException {
        byte[] floats = ByteBuffer.allocate(24).putDouble(0.5).putDouble(-1.5).putDouble(1).array();
        assertArrayEquals(new float[] {0.5f, -1.5f, 1}, read(one("f8", ">", 1, floats)).getFirst());
        assertArrayEquals(new float[] {-1, 2, 1}, read(one("i1", "|", 1, new byte[] {-1, 2, 1})).getFirst());
        byte[] ints = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(70000).putInt(-1).putInt(1).array();
        assertArrayEquals(new float[] {70000, -1, 1}, read(one("i4", "<", 1, ints)).getFirst());
        byte[] nan = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).putFloat(1).putFloat(1).array();
        assertRefused("not finite", one("f4", "<", 1, nan));
        assertRefused("type 'c8'", one("c8", "<", 1, new byte[24]));
    }

    /** An object array of one sketch, by APPEND. */
    private static byte[] one(String type, String order, int points, byte[] data) {
        PickleForge f = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1, 'K', 1, 0x85);
        f.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']');
        return f.numbers(Writer.PYTHON3_PROTOCOL2, type, order, points, data).op('a', 't', 'b').stop();
    }

    @Test
    void runsNothingThatIsNamed() {
        assertRefused("'os.system'", forge().global("os", "system").text("true").op(0x85, 'R').stop());
        assertRefused("'builtins.eval'",
                new PickleForge().op(0x80, 4).shortText("builtins").shortText("eval").op(0x93).text("1").op(0x85, 'R').stop());
        assertRefused("'numpy.load'", forge().global("numpy", "load").stop());
        assertRefused("'a.b?c'", forge().global("a", "b\u0007c").stop());
        assertRefused("INST", forge().op('(', 'i').raw("os\nsystem\n".getBytes()).stop());
        assertRefused("OBJ", forge().op('(', 'o').stop());
        assertRefused("NEWOBJ", forge().op(0x81).stop());
        assertRefused("PERSID", forge().op('P').stop());
        assertRefused("EXT1", forge().op(0x82, 1).stop());
        assertRefused("EMPTY_DICT", forge().op('}').stop());
        assertRefused("where an instruction should be", forge().op(0xff).stop());
        assertRefused("numpy.ndarray called", forge().global("numpy", "ndarray").op('K', 1, 0x85, 'R').stop());
        assertRefused("latin1", forge().global("_codecs", "encode").text("x").text("zip").op(0x86, 'R').stop());
        assertRefused("something else than numpy.ndarray", forge().global("numpy._core.multiarray", "_reconstruct")
                .global("numpy", "dtype").op('K', 0, 0x85).text("b").op(0x87, 'R').stop());
    }

    @Test
    void checksEveryCount() {
        assertRefused("place 5 of its memo", forge().op('h', 5).stop());
        assertRefused("place 4294967295 of its memo", forge().op('j').int4(-1).stop());
        assertRefused("writes to place 1000000", forge().op('N', 'r').int4(1_000_000).stop());
        assertRefused("announces 4294967295 bytes", forge().op('X').int4(-1).stop());
        assertRefused("announces 2147483647 bytes", forge().op('B').int4(Integer.MAX_VALUE).stop());
        assertRefused("announces 18446744073709551615 bytes", forge().op(0x96).int4(-1).int4(-1).stop());
        assertRefused("cut off", forge().op('B').int4(1 << 20).bytes());
        assertRefused("cut off", forge().bytes());
        assertRefused("stack of more than", forge().raw(filled('N', 20_000)).stop());
        assertRefused("name of more than", forge().op('c').raw(filled('x', 1000)).stop());
        assertRefused("bytes do not fill its shape", one("i2", "<", 1000, new byte[6]));
        assertRefused("points, more than can be", one("i2", "<", Integer.MAX_VALUE, new byte[6]));
        assertRefused("(points, 3)", one("i2", "<", -1, new byte[6]));
        assertRefused("protocol 0", new PickleForge().op(0x80, 0).stop());
        assertRefused("no pickle", new PickleForge().op('N').stop());
    }

    @Test
    void countsASketchAsOftenAsItIsNamed() {
        PickleForge f = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1).bin(50).op(0x85);
        f.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']', '(');
        f.numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 10, new byte[60]).op('q', 0);
        for (int i = 1; i < 50; i++) {
            f.op('h', 0);
        }
        byte[] pickle = f.op('e', 't', 'b').stop();
        PickleLimits tight = new PickleLimits(100, 100, 100, 1000, 100, 10, 499);
        IOException e = assertThrows(IOException.class, () -> read(pickle, tight));
        assertTrue(e.getMessage().contains("500 points together"), e.getMessage());
    }

    @Test
    void handsOverASketchThatIsNamedTwiceWithoutKeepingIt() throws IOException {
        PickleForge f = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1).bin(3).op(0x85);
        f.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']', '(');
        f.numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 1, new byte[] {1, 0, 2, 0, 1, 0});
        f.numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 1, new byte[] {3, 0, 4, 0, 1, 0}).op('q', 0);
        List<float[]> rows = read(f.op('h', 0, 'e', 't', 'b').stop());
        assertEquals(3, rows.size());
        assertArrayEquals(new float[] {3, 4, 1}, rows.get(1));
        assertArrayEquals(rows.get(1), rows.get(2));
    }

    @Test
    void forgetsTheBytesOfASketchAndSaysSo() {
        byte[] data = new byte[6 * 20];
        PickleForge f = forge().reconstruct(Writer.PYTHON2_PROTOCOL2).op('(', 'K', 1).bin(2).op(0x85);
        f.dtype(Writer.PYTHON2_PROTOCOL2, "O8", "|").op(0x89, ']', '(');
        f.reconstruct(Writer.PYTHON2_PROTOCOL2).op('(', 'K', 1).bin(20).op('K', 3, 0x86);
        f.dtype(Writer.PYTHON2_PROTOCOL2, "i2", "<").op(0x89, 'T').int4(data.length).raw(data).op('q', 0, 't', 'b');
        f.reconstruct(Writer.PYTHON2_PROTOCOL2).op('(', 'K', 1).bin(20).op('K', 3, 0x86);
        f.dtype(Writer.PYTHON2_PROTOCOL2, "i2", "<").op(0x89, 'h', 0, 't', 'b');
        assertRefused("the bytes of one array used once more", f.op('e', 't', 'b').stop());
    }

    @Test
    void allThatIsHandedOverIsInTheArray() {
        PickleForge f = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1, 'K', 0, 0x85);
        f.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']', 'q', 0, 't', 'b', 'q', 1, 'h', 0);
        f.numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 1, new byte[6]).op('a');
        assertRefused("something else than an object array", f.stop());
        assertRefused("more than one list", forge().op(']', ']').stop());
        PickleForge grows = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1, 'K', 0, 0x85);
        grows.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']', 'q', 0, 't', 'b', '(', 'h', 0);
        grows.numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 1, new byte[6]).op('a', 't', 'b');
        assertRefused("its pickle is damaged", grows.stop());
    }

    @Test
    void refusesOtherShapes() {
        assertRefused("something else than an object array", forge().op('N').stop());
        assertRefused("something else than an object array",
                forge().numbers(Writer.PYTHON3_PROTOCOL2, "i2", "<", 1, new byte[6]).stop());
        assertRefused("list of something else", forge().op(']', 'N', 'a').stop());
        assertRefused("APPENDS without a list", forge().op('N', '(', 'e').stop());
        assertRefused("no MARK", forge().op('t').stop());
        assertRefused("empty stack", forge().op('R').stop());
        assertRefused("shape is not that of its list", new PickleForge().raw(withCount(3)).bytes());
    }

    private static byte[] withCount(int count) {
        PickleForge f = forge().reconstruct(Writer.PYTHON3_PROTOCOL2).op('(', 'K', 1, 'K', count, 0x85);
        return f.dtype(Writer.PYTHON3_PROTOCOL2, "O8", "|").op(0x89, ']', 't', 'b').stop();
    }

    /** Whatever byte is broken: sketches or an IOException, never another failure. */
    @Test
    void survivesDamageAnywhere() {
        Random random = new Random(1);
        for (Writer writer : Writer.values()) {
            byte[] good = PickleForge.sketches(writer, TWO);
            for (int round = 0; round < 3000; round++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                if (round % 3 == 0) {
                    bad = Arrays.copyOf(bad, random.nextInt(bad.length));
                }
                try {
                    read(bad);
                } catch (IOException expected) {
                    assertTrue(expected.getMessage().startsWith("its ") || expected.getMessage().startsWith("one of its "),
                            expected.getMessage());
                }
            }
        }
    }

    private static byte[] filled(int value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
