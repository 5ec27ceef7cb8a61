package sketchatlas.sketch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** The characters of an XML document. The parser of the JDK could find them by itself, but it writes to the console where bytes are none. */
final class XmlText {
    private static final int LOOK = 256; // bytes
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}; // the byte order mark of UTF-8
    private static final Pattern ENCODING = Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]{1,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlText() {
    }

    /**
     * In the encoding that the document's first bytes tell, which is UTF-8 where they don't (XML 1.0, appendix F). Bytes that are no text
     * end the reading with an exception.
     *
     * @throws XMLStreamException if there is no such encoding or the stream fails
     */
    static Reader reader(InputStream in) throws XMLStreamException {
        try {
            InputStream bytes = new BufferedInputStream(in);
            bytes.mark(LOOK);
            byte[] start = bytes.readNBytes(LOOK);
            bytes.reset();
            if (Arrays.equals(MARK, Arrays.copyOf(start, MARK.length))) {
                bytes.skipNBytes(MARK.length);
            }
            return new InputStreamReader(bytes, encoding(start).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException | UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new XMLStreamException(e);
        }
    }

    private static Charset encoding(byte[] start) {
        boolean wide = start.length > 1 && (start[0] == 0 || start[1] == 0 || (start[0] & start[1] & 255) == 0xFE && start[0] != start[1]);
        if (wide) {
            boolean marked = start[0] != 0 && start[1] != 0;
            return marked ? StandardCharsets.UTF_16 : start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        Matcher stated = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        // Text that was copied may still state the wide encoding of the file that it came from.
        return stated.find() && !stated.group(1).toUpperCase(Locale.ROOT).startsWith("UTF") ? Charset.forName(stated.group(1)) : StandardCharsets.UTF_8;
    }
}
