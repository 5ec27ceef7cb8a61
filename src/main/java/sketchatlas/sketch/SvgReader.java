package sketchatlas.sketch;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Collects the lines of an SVG document. It is read as a stream, with document types and external entities off, and with limits
 * on depth, elements and points.
 */
final class SvgReader {
    private static final int DEEPEST = 64;
    private static final int OUTERMOST = 2; // transforms above a child of the document's element
    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_POINTS = 100_000;
    /** Curves become lines that leave them by at most this share of the drawing's longer side. */
    private static final double FLATNESS = 1 / 1000.0;
    /** What these hold is not drawn where it stands. */
    private static final Set<String> NOT_DRAWN =
            Set.of("defs", "clipPath", "mask", "symbol", "pattern", "marker", "metadata", "title", "desc", "style", "script",
                    "foreignObject");

    private final List<Path2D.Double> groups = new ArrayList<>(); // the outermost ones, in their own coordinates; used where they are kept apart
    private Path2D.Double lines = new Path2D.Double();
    private boolean apart;
    private final Deque<AffineTransform> transforms = new ArrayDeque<>();
    private int elements;
    private int segments;

    /** @throws SvgException if it is no SVG, too large or without lines */
    Sketch read(InputStream in) throws SvgException {
        readLines(in);
        Sketch sketch = Sketch.ofPolylines(flattened(lines));
        if (sketch.isEmpty()) {
            throw new SvgException("it has no lines");
        }
        return sketch;
    }

    /**
     * The lines of each outermost group in the group's own coordinates; those of a group may be none.
     *
     * @throws SvgException if it is no SVG or too large
     */
    List<Sketch> readGroups(InputStream in) throws SvgException {
        apart = true;
        readLines(in);
        List<Sketch> sketches = new ArrayList<>(groups.size());
        for (Path2D.Double group : groups) {
            sketches.add(Sketch.ofPolylines(flattened(group)));
        }
        return sketches;
    }

    private void readLines(InputStream in) throws SvgException {
        try {
            XMLStreamReader xml = open(in);
            try {
                readElements(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** A document that nothing outside of it is ever fetched for. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(XmlText.reader(in));
    }

    static SvgException malformed(XMLStreamException e) {
        String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
        return new SvgException("it is not well-formed XML" + where, e);
    }

    private void readElements(XMLStreamReader xml) throws XMLStreamException, SvgException {
        transforms.push(new AffineTransform());
        int hidden = 0; // depth inside an element that is not drawn
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (transforms.size() == 1 && !xml.getLocalName().equals("svg")) {
                        throw new SvgException("its outermost element is <" + xml.getLocalName() + ">, not <svg>");
                    }
                    if (++elements > MOST_ELEMENTS || transforms.size() > DEEPEST) {
                        throw new SvgException("it has more than " + MOST_ELEMENTS + " elements or nests them deeper than " + DEEPEST);
                    }
                    AffineTransform own = new AffineTransform(transforms.peek());
                    String transform = xml.getAttributeValue(null, "transform");
                    hidden += hidden > 0 || NOT_DRAWN.contains(xml.getLocalName()) ? 1 : 0;
                    if (apart && transforms.size() == OUTERMOST && xml.getLocalName().equals("g")) {
                        lines = new Path2D.Double();
                        groups.add(lines);
                        own.setToIdentity();
                    } else if (hidden == 0 && transform != null) {
                        own.concatenate(SvgTransform.parse(transform));
                    }
                    transforms.push(own);
                    Shape shape = hidden > 0 ? null : shape(xml);
                    if (shape != null) {
                        add(shape.getPathIterator(own));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    transforms.pop();
                    hidden = Math.max(0, hidden - 1);
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new SvgException("it uses the entity '" + xml.getLocalName() + "', which is not looked up");
                default -> {
                }
            }
        }
    }

    private void add(PathIterator more) throws SvgException {
        double[] c = new double[6];
        for (; !more.isDone(); more.next()) {
            if (++segments > MOST_POINTS) {
                throw tooLong();
            }
            switch (more.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> lines.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> lines.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> lines.quadTo(c[0], c[1], c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> lines.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> lines.closePath();
            }
        }
    }

    /** What an element draws; null for other elements and for shapes without extent, which SVG does not draw. */
    private static Shape shape(XMLStreamReader xml) throws SvgException {
        return switch (xml.getLocalName()) {
            case "path" -> {
                String data = xml.getAttributeValue(null, "d");
                yield data == null ? null : SvgPathData.parse(data);
            }
            case "polyline" -> points(xml, false);
            case "polygon" -> points(xml, true);
            case "line" -> new Line2D.Double(number(xml, "x1"), number(xml, "y1"), number(xml, "x2"), number(xml, "y2"));
            case "rect" -> number(xml, "width") > 0 && number(xml, "height") > 0
                    ? new Rectangle2D.Double(number(xml, "x"), number(xml, "y"), number(xml, "width"), number(xml, "height")) : null;
            case "circle" -> ellipse(number(xml, "cx"), number(xml, "cy"), number(xml, "r"), number(xml, "r"));
            case "ellipse" -> ellipse(number(xml, "cx"), number(xml, "cy"), number(xml, "rx"), number(xml, "ry"));
            default -> null;
        };
    }

    private static Shape ellipse(double cx, double cy, double rx, double ry) {
        return rx > 0 && ry > 0 ? new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry) : null;
    }

    private static Shape points(XMLStreamReader xml, boolean close) throws SvgException {
        String list = xml.getAttributeValue(null, "points");
        Path2D.Double path = new Path2D.Double();
        SvgScanner in = new SvgScanner(list == null ? "" : list);
        while (in.more()) {
            double x = in.number();
            double y = in.number();
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (close && path.getCurrentPoint() != null) {
            path.closePath();
        }
        return path;
    }

    /** A number with or without a unit; 0 where there is none, as SVG has it for places. */
    private static double number(XMLStreamReader xml, String name) throws SvgException {
        String value = xml.getAttributeValue(null, name);
        return value == null ? 0 : new SvgScanner(value).number();
    }

    /** The strokes; a move that draws nothing is none, a move that is closed at once is a dot. */
    private static List<float[]> flattened(Path2D.Double lines) throws SvgException {
        Rectangle2D box = lines.getBounds2D();
        double flatness = FLATNESS * Math.max(box.getWidth(), box.getHeight());
        List<float[]> strokes = new ArrayList<>();
        float[] stroke = new float[64];
        int n = 0;
        boolean drawn = false;
        int points = 0;
        double[] c = new double[6];
        double startX = 0;
        double startY = 0;
        for (PathIterator it = lines.getPathIterator(null, flatness); !it.isDone(); it.next()) {
            int kind = it.currentSegment(c);
            if (++points > MOST_POINTS) {
                throw tooLong();
            }
            if (kind == PathIterator.SEG_MOVETO) {
                if (drawn) {
                    strokes.add(Arrays.copyOf(stroke, n));
                }
                n = 0;
                drawn = false;
                startX = c[0];
                startY = c[1];
            } else {
                drawn = true;
            }
            boolean closes = kind == PathIterator.SEG_CLOSE;
            float x = (float) (closes ? startX : c[0]);
            float y = (float) (closes ? startY : c[1]);
            if (closes && n >= 2 && stroke[n - 2] == x && stroke[n - 1] == y) {
                continue;
            }
            stroke = n + 2 > stroke.length ? Arrays.copyOf(stroke, 2 * stroke.length) : stroke;
            stroke[n++] = x;
            stroke[n++] = y;
        }
        if (drawn) {
            strokes.add(Arrays.copyOf(stroke, n));
        }
        return strokes;
    }

    private static SvgException tooLong() {
        return new SvgException("it has more than " + MOST_POINTS + " points");
    }
}
