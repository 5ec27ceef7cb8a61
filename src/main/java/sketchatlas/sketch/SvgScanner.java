package sketchatlas.sketch;

/** Reads the numbers and letters in attributes such as {@code d}, {@code points} and {@code transform}. */
final class SvgScanner {
    private static final double LARGEST = 1e7;
    private static final int SHOWN = 12;

    private final String text;
    private int at;

    SvgScanner(String text) {
        this.text = text;
    }

    /** Goes over spaces and commas; false at the end. */
    boolean more() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    /** Whether a number comes next. */
    boolean beforeNumber() {
        return more() && "+-.0123456789".indexOf(text.charAt(at)) >= 0;
    }

    /** The next character that is no separator. */
    char letter() throws SvgException {
        if (!more()) {
            throw notUnderstood();
        }
        return text.charAt(at++);
    }

    /** A number; the next one may follow at once where a sign or a second point begins it. */
    double number() throws SvgException {
        if (!more()) {
            throw notUnderstood();
        }
        int from = at;
        skipSign();
        int digits = skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits += skipDigits();
        }
        if (digits == 0) {
            at = from;
            throw notUnderstood();
        }
        int mantissa = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            skipSign();
            if (skipDigits() == 0) {
                at = mantissa; // the e belongs to a unit such as em
            }
        }
        double value = Double.parseDouble(text.substring(from, at));
        if (!(Math.abs(value) <= LARGEST)) {
            throw new SvgException("it has coordinates beyond " + (long) LARGEST);
        }
        return value;
    }

    /** 0 or 1, which needs no separator after it. */
    boolean flag() throws SvgException {
        char c = letter();
        if (c != '0' && c != '1') {
            at--;
            throw notUnderstood();
        }
        return c == '1';
    }

    /** A word of letters; may be empty. */
    String word() {
        more();
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    SvgException notUnderstood() {
        if (at >= text.length()) {
            return new SvgException("a list of numbers in it ends too early");
        }
        return new SvgException("'" + text.substring(at, Math.min(text.length(), at + SHOWN)) + "' in it is not understood");
    }

    private void skipSign() {
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
    }

    private int skipDigits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
