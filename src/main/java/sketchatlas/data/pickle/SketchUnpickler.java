package sketchatlas.data.pickle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sketchatlas.data.pickle.PickleValue.Array;
import sketchatlas.data.pickle.PickleValue.Bytes;
import sketchatlas.data.pickle.PickleValue.Constant;
import sketchatlas.data.pickle.PickleValue.Global;
import sketchatlas.data.pickle.PickleValue.Int;
import sketchatlas.data.pickle.PickleValue.Items;
import sketchatlas.data.pickle.PickleValue.Text;
import sketchatlas.data.pickle.PickleValue.Tuple;

/**
 * A safe interpreter for one shape of pickle: a one-dimensional NumPy object array of [N, 3] number arrays, as the
 * sketch-rnn files hold. It is no general unpickler: instructions, names and values beyond that shape end the reading with
 * a sentence that says which, nothing named in a pickle is ever run, and all counts are checked before memory is taken.
 *
 * <p>Protocols 2 to 5, as written by Python 2 and 3 and NumPy 1 and 2. The opcodes and names are listed in
 * {@code data/README.md}. One instance reads one pickle.
 */
public final class SketchUnpickler {
    private final InputStream in;
    private final PickleLimits limits;
    private final RowsSink sink;
    private final ArrayBuilder builder;
    private final ArrayList<PickleValue> stack = new ArrayList<>();
    private final ArrayList<PickleValue> memo = new ArrayList<>();
    private Items list; // the only one
    private long textBytes;
    private long points;

    private SketchUnpickler(InputStream in, PickleLimits limits, RowsSink sink) {
        this.in = in;
        this.limits = limits;
        this.sink = sink;
        this.builder = new ArrayBuilder(limits);
    }

    /**
     * Reads a pickle. Each sketch goes to the sink when the pickle puts it into its list, and is not kept.
     *
     * @param in at the first byte of the pickle; read to the pickle's end, not closed
     * @return how many sketches the array has
     * @throws PickleException if it holds anything else; sketches may have gone to the sink before
     * @throws IOException if the stream fails
     */
    public static int read(InputStream in, PickleLimits limits, RowsSink sink) throws IOException {
        InputStream buffered = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
        return new SketchUnpickler(buffered, limits, sink).run();
    }

    private int run() throws IOException {
        if (in.read() != 0x80) {
            throw new PickleException("its object array is no pickle of protocol 2 or later");
        }
        protocol();
        while (true) {
            Opcode opcode = Opcode.of(oneByte());
            if (opcode == Opcode.STOP) {
                return result();
            }
            step(opcode);
        }
    }

    private int result() throws PickleException {
        if (stack.size() != 1 || !(stack.getFirst() instanceof Array array) || array.elements < 0) {
            throw new PickleException("its pickle makes something else than an object array of sketches");
        }
        if (array.elements != list.count) {
            throw damaged("a list that grows after its array was made");
        }
        return array.elements;
    }

    private void step(Opcode opcode) throws IOException {
        switch (opcode) {
            case PROTO -> protocol();
            case FRAME -> count8(Long.MAX_VALUE); // only a hint for buffering
            case MARK -> push(Constant.MARK);
            case NONE -> push(Constant.NONE);
            case NEWTRUE -> push(Constant.TRUE);
            case NEWFALSE -> push(Constant.FALSE);
            case BININT -> push(new Int(littleEndian(4)));
            case BININT1 -> push(new Int(oneByte()));
            case BININT2 -> push(new Int(littleEndian(2)));
            case SHORT_BINSTRING, SHORT_BINBYTES -> push(new Bytes(bytes(oneByte())));
            case BINSTRING, BINBYTES -> push(new Bytes(bytes(count4())));
            case BYTEARRAY8 -> push(new Bytes(bytes(count8(limits.text()))));
            case SHORT_BINUNICODE -> push(new Text(utf8(bytes(oneByte()))));
            case BINUNICODE -> push(new Text(utf8(bytes(count4()))));
            case TUPLE -> push(new Tuple(takeToMark()));
            case TUPLE1 -> push(new Tuple(take(1)));
            case TUPLE2 -> push(new Tuple(take(2)));
            case TUPLE3 -> push(new Tuple(take(3)));
            case EMPTY_LIST -> push(newList());
            case APPEND -> append(take(1));
            case APPENDS -> append(takeToMark());
            case BINPUT -> memoize(oneByte());
            case LONG_BINPUT -> memoize(count4());
            case MEMOIZE -> memoize(memo.size());
            case BINGET -> push(recall(oneByte()));
            case LONG_BINGET -> push(recall(count4()));
            case GLOBAL -> push(Global.of(line(), line()));
            case STACK_GLOBAL -> stackGlobal();
            case REDUCE -> reduce();
            case BUILD -> build();
            default -> throw new IllegalStateException("the instruction " + opcode + " is allowed but not known");
        }
    }

    private void protocol() throws IOException {
        int protocol = oneByte();
        if (protocol < 2 || protocol > 5) {
            throw new PickleException("its pickle is of protocol " + protocol + ", known are 2 to 5");
        }
    }

    /** One list holds the sketches, and nothing else needs a list: so all that goes to the sink is in the array at the end. */
    private Items newList() throws PickleException {
        if (list != null) {
            throw damaged("more than one list");
        }
        list = new Items();
        return list;
    }

    private void append(List<PickleValue> items) throws PickleException {
        if (!(top() instanceof Items)) {
            throw damaged("APPENDS without a list");
        }
        if (list.count + items.size() > limits.arrays()) {
            throw new PickleException("its pickle holds more than " + limits.arrays() + " sketches");
        }
        for (PickleValue item : items) {
            if (!(item instanceof Array array) || !array.isSketch()) {
                throw new PickleException("its pickle holds a list of something else than number arrays");
            }
            points += array.points;
            if (points > limits.totalPoints()) {
                throw new PickleException("its sketches have " + points + " points together, more than can be");
            }
            if (array.rows != null) {
                sink.add(array.rows);
                array.rows = null;
                array.place = list.count;
            } else {
                sink.again(array.place);
            }
            list.count++;
        }
    }

    private void stackGlobal() throws PickleException {
        List<PickleValue> names = take(2);
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
            throw damaged("STACK_GLOBAL without two names");
        }
        push(Global.of(module.value(), name.value()));
    }

    private void reduce() throws PickleException {
        List<PickleValue> call = take(2);
        if (!(call.get(0) instanceof Global function) || !(call.get(1) instanceof Tuple arguments)) {
            throw damaged("REDUCE without a function and its arguments");
        }
        push(builder.reduce(function, arguments.items()));
    }

    private void build() throws PickleException {
        PickleValue state = take(1).getFirst();
        if (!(state instanceof Tuple values)) {
            throw damaged("BUILD without a tuple");
        }
        builder.build(top(), values.items());
    }

    // The stack and the memo.

    private void push(PickleValue value) throws PickleException {
        if (stack.size() >= limits.stack()) {
            throw new PickleException("its pickle needs a stack of more than " + limits.stack() + " values");
        }
        stack.add(value);
    }

    private PickleValue top() throws PickleException {
        if (stack.isEmpty()) {
            throw damaged("an empty stack");
        }
        return stack.getLast();
    }

    private List<PickleValue> take(int count) throws PickleException {
        int from = stack.size() - count;
        if (from < 0) {
            throw damaged("an empty stack");
        }
        return takeFrom(from, from);
    }

    private List<PickleValue> takeToMark() throws PickleException {
        int mark = stack.lastIndexOf(Constant.MARK);
        if (mark < 0) {
            throw damaged("no MARK");
        }
        return takeFrom(mark, mark + 1);
    }

    private List<PickleValue> takeFrom(int cut, int from) throws PickleException {
        List<PickleValue> values = List.copyOf(stack.subList(from, stack.size()));
        stack.subList(cut, stack.size()).clear();
        if (values.contains(Constant.MARK)) {
            throw damaged("a MARK among values");
        }
        return values;
    }

    private void memoize(int index) throws PickleException {
        // Python numbers the memo from 0 on without gaps; older numbers may be written again.
        if (index < 0 || index > memo.size() || index >= limits.memo()) {
            throw new PickleException("its pickle writes to place " + Integer.toUnsignedLong(index) + " of its memo, which holds "
                    + memo.size() + " values");
        }
        PickleValue value = top();
        if (index == memo.size()) {
            memo.add(value);
        } else {
            memo.set(index, value);
        }
    }

    private PickleValue recall(int index) throws PickleException {
        if (index < 0 || index >= memo.size()) {
            throw new PickleException("its pickle asks for place " + Integer.toUnsignedLong(index) + " of its memo, which holds "
                    + memo.size() + " values");
        }
        return memo.get(index);
    }

    // The bytes.

    private int oneByte() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("its pickle is cut off");
        }
        return b;
    }

    private int littleEndian(int bytes) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 8 * bytes; shift += 8) {
            value |= oneByte() << shift;
        }
        return value;
    }

    private int count4() throws IOException {
        return littleEndian(4);
    }

    private int count8(long limit) throws IOException {
        long low = Integer.toUnsignedLong(littleEndian(4));
        long value = low | (long) littleEndian(4) << 32;
        if (value < 0 || value > limit) {
            throw new PickleException("its pickle announces " + Long.toUnsignedString(value) + " bytes at once");
        }
        return (int) value;
    }

    private byte[] bytes(int count) throws IOException {
        if (count < 0 || count > limits.text()) {
            throw new PickleException("its pickle announces " + Integer.toUnsignedLong(count) + " bytes at once");
        }
        textBytes += count;
        if (textBytes > limits.totalText()) {
            throw new PickleException("its pickle holds more than " + limits.totalText() + " bytes");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("its pickle is cut off");
        }
        return bytes;
    }

    private static String utf8(byte[] bytes) throws PickleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw damaged("text that is no UTF-8");
        }
    }

    private String line() throws IOException {
        byte[] line = new byte[256];
        int n = 0;
        for (int b = oneByte(); b != '\n'; b = oneByte()) {
            if (n == line.length) {
                throw damaged("a name of more than " + line.length + " letters");
            }
            line[n++] = (byte) b;
        }
        return utf8(Arrays.copyOf(line, n));
    }

    static PickleException damaged(String what) {
        return new PickleException("its pickle is damaged (" + what + ")");
    }
}
