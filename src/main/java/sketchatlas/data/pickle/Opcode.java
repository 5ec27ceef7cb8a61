package sketchatlas.data.pickle;

/**
 * All opcodes of pickle protocols 0 to 5, by the names of Python's pickletools, and whether the interpreter knows them.
 * The others are listed only so that a refusal can name them.
 */
enum Opcode {
    PROTO(0x80, true), FRAME(0x95, true), STOP('.', true),
    MARK('(', true), NONE('N', true), NEWTRUE(0x88, true), NEWFALSE(0x89, true),
    BININT('J', true), BININT1('K', true), BININT2('M', true),
    SHORT_BINSTRING('U', true), BINSTRING('T', true), SHORT_BINBYTES('C', true), BINBYTES('B', true), BYTEARRAY8(0x96, true),
    SHORT_BINUNICODE(0x8c, true), BINUNICODE('X', true),
    TUPLE('t', true), TUPLE1(0x85, true), TUPLE2(0x86, true), TUPLE3(0x87, true),
    EMPTY_LIST(']', true), APPEND('a', true), APPENDS('e', true),
    BINPUT('q', true), LONG_BINPUT('r', true), MEMOIZE(0x94, true), BINGET('h', true), LONG_BINGET('j', true),
    GLOBAL('c', true), STACK_GLOBAL(0x93, true), REDUCE('R', true), BUILD('b', true),

    POP('0', false), POP_MARK('1', false), DUP('2', false), FLOAT('F', false), INT('I', false), LONG('L', false), PERSID('P', false),
    BINPERSID('Q', false), STRING('S', false), UNICODE('V', false), DICT('d', false), EMPTY_DICT('}', false), GET('g', false),
    INST('i', false), LIST('l', false), OBJ('o', false), PUT('p', false), SETITEM('s', false), EMPTY_TUPLE(')', false),
    SETITEMS('u', false), BINFLOAT('G', false), NEWOBJ(0x81, false), EXT1(0x82, false), EXT2(0x83, false), EXT4(0x84, false),
    LONG1(0x8a, false), LONG4(0x8b, false), BINUNICODE8(0x8d, false), BINBYTES8(0x8e, false), EMPTY_SET(0x8f, false),
    ADDITEMS(0x90, false), FROZENSET(0x91, false), NEWOBJ_EX(0x92, false), NEXT_BUFFER(0x97, false), READONLY_BUFFER(0x98, false);

    private static final Opcode[] BY_CODE = new Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;
    private final boolean allowed;

    Opcode(int code, boolean allowed) {
        this.code = code;
        this.allowed = allowed;
    }

    /** The allowed opcode of a byte; a refusal for every other. */
    static Opcode of(int code) throws PickleException {
        Opcode opcode = BY_CODE[code];
        if (opcode == null) {
            throw new PickleException("its pickle holds the byte " + code + " where an instruction should be, so it is damaged");
        }
        if (!opcode.allowed) {
            throw new PickleException("its pickle uses the instruction " + opcode + ", which no array of sketches needs; it was not run");
        }
        return opcode;
    }
}
