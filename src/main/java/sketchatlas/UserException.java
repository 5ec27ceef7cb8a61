package sketchatlas;

import java.io.Serial;

/**
 * An error whose message is meant for the person in front of the program: one clear sentence that names the thing
 * (the file, the option) and says what to do. Faces show the message as it is and never a stack trace. Sentences quote from files and
 * from what was typed, which may hold anything; so the message is kept on one line, and where it is too long its middle is left out.
 */
public class UserException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;
    /** The longest message, in characters: a sentence with two long paths. */
    public static final int LONGEST = 1000;
    private static final int KEPT_OF_END = 300; // what to do stands there
    private static final String LEFT_OUT = " ... ";

    /** @param message one sentence that names the thing and what to do */
    public UserException(String message) {
        super(shown(message));
    }

    /** @param message one sentence that names the thing and what to do; {@code cause} is for the log */
    public UserException(String message, Throwable cause) {
        super(shown(message), cause);
    }

    private static String shown(String message) {
        StringBuilder line = new StringBuilder();
        message.codePoints().map(c -> breaksLines(c) ? ' ' : c).forEach(line::appendCodePoint);
        if (line.length() > LONGEST) {
            line.replace(LONGEST - KEPT_OF_END - LEFT_OUT.length(), line.length() - KEPT_OF_END, LEFT_OUT);
        }
        return line.toString();
    }

    /** Control characters and separators, and the marks that would turn the rest of the line around. */
    private static boolean breaksLines(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        };
    }
}
