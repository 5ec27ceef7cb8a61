package sketchatlas.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sketchatlas.UserException;

/** What every reader owes every input: an answer or one sentence, for an amount of memory that the input accounts for. */
final class Verdict {
    /** What buffers, parsers and tables take whatever the input, in bytes. */
    private static final long BASE = 48L << 20;
    /** Deflate packs a thousand zeros into a byte, and a number of eight bytes may stand for each of them. */
    private static final long PER_BYTE = 1L << 14;
    private static final List<String> FOR_PROGRAMMERS = List.of("java.", "Exception");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Verdict() {
    }

    /** A reader that did something else; the message says which and what. */
    static final class Finding extends AssertionError {
        private static final long serialVersionUID = 1L;

        Finding(FuzzTarget target, String what, Throwable cause) {
            super(target.name() + ": " + what, cause);
        }
    }

    /**
     * Reads an input.
     *
     * @return whether it was read and not refused
     * @throws Finding if the reader did not do as it should
     */
    static boolean of(FuzzTarget target, byte[] input, Path folder) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = read(target, input, folder);
        long bound = BASE + PER_BYTE * input.length;
        if (THREADS.getCurrentThreadAllocatedBytes() - before > bound) {
            before = THREADS.getCurrentThreadAllocatedBytes(); // once more: the first time may have loaded classes
            read = read(target, input, folder);
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (taken > bound) {
                throw new Finding(target, taken + " bytes of memory for " + input.length + " bytes of input", null);
            }
        }
        return read;
    }

    private static boolean read(FuzzTarget target, byte[] input, Path folder) {
        try {
            target.reader().read(input, folder);
            return true;
        } catch (UserException e) {
            checkSentence(target, e, input, folder);
            return false;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new Finding(target, "not refused by a sentence but by " + e.getClass().getName(), e);
        }
    }

    private static void checkSentence(FuzzTarget target, UserException e, byte[] input, Path folder) {
        String sentence = e.getMessage() == null ? "" : e.getMessage().replace(folder.toString(), "");
        if (sentence.length() > UserException.LONGEST) {
            throw new Finding(target, "a sentence of " + sentence.length() + " characters", e);
        }
        if (sentence.lines().count() != 1 || sentence.chars().anyMatch(Character::isISOControl)) {
            throw new Finding(target, "a sentence of several lines or with control characters", e);
        }
        if (sentence.isBlank() || ".?!".indexOf(sentence.charAt(sentence.length() - 1)) < 0) {
            throw new Finding(target, "a sentence without an end", e);
        }
        String quoted = new String(input, StandardCharsets.ISO_8859_1); // an input may hold these words, and Jazzer soon finds out
        if (FOR_PROGRAMMERS.stream().anyMatch(word -> sentence.contains(word) && !quoted.contains(word))) {
            throw new Finding(target, "a sentence for programmers", e);
        }
    }
}
