package sketchatlas.nn;

import org.bytedeco.javacpp.Pointer;

/** What the engine's libraries hold outside of the Java heap. */
public final class NativeMemory {
    private NativeMemory() {
    }

    /** Bytes that JavaCPP, through which ND4J takes its memory, has handed out and not taken back. */
    public static long allocated() {
        return Pointer.totalBytes();
    }
}
