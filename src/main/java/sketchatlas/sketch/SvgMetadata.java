package sketchatlas.sketch;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@link SketchSvg} noted in a document's metadata. */
final class SvgMetadata {
    static final String NAMESPACE = "urn:sketchatlas:metadata";

    private static final int MOST_ITEMS = 100_000;
    private static final int MOST_CHARACTERS = 32 << 20;

    private SvgMetadata() {
    }

    static Map<String, String> read(InputStream in) throws SvgException {
        Map<String, String> items = new LinkedHashMap<>();
        int characters = 0;
        try {
            XMLStreamReader xml = SvgReader.open(in);
            try {
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("item")
                            && NAMESPACE.equals(xml.getNamespaceURI()) && xml.getAttributeValue(null, "name") != null) {
                        String name = xml.getAttributeValue(null, "name");
                        String text = xml.getElementText();
                        characters += name.length() + text.length();
                        if (items.size() == MOST_ITEMS || characters > MOST_CHARACTERS) {
                            throw new SvgException("its metadata is too long");
                        }
                        items.put(name, text);
                    }
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw SvgReader.malformed(e);
        }
        return items;
    }
}
