package sketchatlas.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SketchSvgTest {
    @TempDir
    Path folder;

    private static Sketch read(String svg) throws SvgException {
        return SketchSvg.read(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Sketch drawn(String content) throws SvgException {
        return read("<svg xmlns='http://www.w3.org/2000/svg'>" + content + "</svg>");
    }

    private static void assertStrokes(String content, float[]... strokes) throws SvgException {
        List<float[]> read = drawn(content).polylines();
        assertEquals(strokes.length, read.size(), "strokes of " + content);
        for (int i = 0; i < strokes.length; i++) {
            assertArrayEquals(strokes[i], read.get(i), 1e-4f, content);
        }
    }

    @Test
    void readsBackWhatItWrites() throws SvgException {
        Sketch sketch = Sketch.ofPolylines(List.of(new float[] {0, 0, 10, 5, 255, 3}, new float[] {7, 8}, new float[] {-1.5f, 2, 3, 4}));
        String svg = SketchSvg.write(sketch, "a <cat> & \"dog\"\u0001", Map.of("seed", "5 > 3"),
                new SketchSvg.Style(new Color(255, 0, 16, 128), 2));
        assertEquals(sketch, read(svg));
        assertTrue(svg.contains("viewBox=\"-4.5 -3 262.5 14\""), svg);
        assertTrue(svg.contains("<title>a &lt;cat&gt; &amp; &quot;dog&quot;\uFFFD</title>"), svg);
        assertTrue(svg.contains("name=\"seed\">5 &gt; 3</item>"), svg);
        assertTrue(svg.contains("stroke=\"#ff0010\" stroke-opacity=\"0.502\" stroke-width=\"2\""), svg);
        Sketch empty = Sketch.ofStroke3(new float[0]);
        assertTrue(SketchSvg.write(empty, "", Map.of(), SketchSvg.Style.suiting(empty)).contains("viewBox=\"-1.5 -1.5 3 3\""));
        assertEquals(256.5 / 64, SketchSvg.Style.suiting(sketch).lineWidth(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new SketchSvg.Style(Color.RED, 0));
    }

    @Test
    void readsLinesAbsoluteAndRelative() throws SvgException {
        assertStrokes("<path d='M10,20L30 40 50-5H7V.5Z'/>", new float[] {10, 20, 30, 40, 50, -5, 7, -5, 7, 0.5f, 10, 20});
        assertStrokes("<path d='m10 20 5 5l1e1-1.5.5.5h-2v3z'/>",
                new float[] {10, 20, 15, 25, 25, 23.5f, 25.5f, 24, 23.5f, 24, 23.5f, 27, 10, 20});
        assertStrokes("<path d='M0 0L1 1zl5 0M9 9M2 2L3 3'/>", new float[] {0, 0, 1, 1, 0, 0}, new float[] {0, 0, 5, 0},
                new float[] {2, 2, 3, 3});
        assertStrokes("<path d='m1 1 2 0zm10 10l1 0'/>", new float[] {1, 1, 3, 1, 1, 1}, new float[] {11, 11, 12, 11});
    }

    @Test
    void flattensCurvesAlongTheirCourse() throws SvgException {
        assertPasses("M0 0C0 100 100 100 100 0", 50, 75);
        assertPasses("M0 0c0 100 100 100 100 0s100-100 100 0", 150, -75);
        assertPasses("M0 0Q50 100 100 0", 50, 50);
        assertPasses("M0 0q50 100 100 0t100 0", 150, -50);
        assertPasses("M0 0L0 1T100 1", 50, 1);
    }

    @Test
    void drawsArcsRoundTheRightCentre() throws SvgException {
        for (String[] c : new String[][] {{"0 1", "50", "-50"}, {"0 0", "50", "50"}}) { // half circles from (0, 0) to (100, 0)
            assertPasses("M0 0A50 50 0 " + c[0] + " 100 0", Float.parseFloat(c[1]), Float.parseFloat(c[2]));
        }
        // Quarter of a circle of radius 100 about (0, 0), and the three quarters the other way, flags without separators.
        assertPasses("M100 0A100 100 0 01 0 100", 70.71f, 70.71f);
        assertPasses("M100 0A100 100 0 100 100", -70.71f, -70.71f);
        // The other centre, (100, 100).
        assertPasses("M100 0a100 100 0 0 0 -100 100", 29.29f, 29.29f);
        // Radii grow to reach; a turned ellipse goes through its tip.
        assertPasses("M0 0A1 1 0 0 1 100 0", 50, -50);
        assertPasses("M0 0A100 50 90 0 1 100 0", 50, -100);
    }

    private static void assertPasses(String data, float x, float y) throws SvgException {
        List<float[]> strokes = drawn("<path d='" + data + "'/>").polylines();
        assertEquals(1, strokes.size());
        float[] s = strokes.getFirst();
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 2; k < s.length; k += 2) {
            nearest = Math.min(nearest, java.awt.geom.Line2D.ptSegDist(s[k - 2], s[k - 1], s[k], s[k + 1], x, y));
        }
        assertTrue(nearest < 0.3, data + " passes (" + x + ", " + y + ") at " + nearest);
    }

    @Test
    void readsShapesAndTheirPlaces() throws SvgException {
        assertStrokes("<g transform='translate(10,20) scale(2)'><line x1='1' y1='1' x2='5px' y2='1'/></g>", new float[] {12, 22, 20, 22});
        assertStrokes("<rect x='1' y='2' width='3' height='4' transform='rotate(90)'/>", new float[] {-2, 1, -2, 4, -6, 4, -6, 1, -2, 1});
        assertStrokes("<polyline points='0,0 1,1 2,0'/><polygon points='0 0 4 0 4 4'/>",
                new float[] {0, 0, 1, 1, 2, 0}, new float[] {0, 0, 4, 0, 4, 4, 0, 0});
        assertStrokes("<line x2='1' y2='1' transform='matrix(1 0 0 1 5 6) skewX(45)'/>", new float[] {5, 6, 7, 7});
        for (float[] p : drawn("<ellipse cx='10' cy='20' rx='8' ry='4'/>").polylines()) {
            for (int i = 0; i < p.length; i += 2) {
                assertEquals(1, Math.pow((p[i] - 10) / 8, 2) + Math.pow((p[i + 1] - 20) / 4, 2), 0.02);
            }
        }
        assertStrokes("<defs><line x2='1'/></defs><clipPath><g><line x2='2'/></g></clipPath><circle r='0'/><line x2='3'/>",
                new float[] {0, 0, 3, 0});
    }

    @Test
    void nothingOutsideIsRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "M0 0L9 9");
        String attack = "<!DOCTYPE svg [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><svg><text>&x;</text><line x2='5'/></svg>";
        assertReason("", () -> read(attack));
        String bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><svg><title>&b;</title><line x2='5'/></svg>";
        assertReason("", () -> read(bomb));
        assertEquals(2,
                read("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://127.0.0.1:1/none.dtd'><svg><line x2='5'/></svg>").size(),
                "the usual document type does no harm");
    }

    @Test
    void everyEncodingIsReadAndOtherBytesAreRefusedInSilence() throws SvgException {
        String svg = "<svg><title>caf\u00e9</title><path d='M0 0L5 0'/></svg>";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            byte[] bytes = ("<?xml version='1.0' encoding='" + charset.name() + "'?>" + svg).getBytes(charset);
            assertEquals(2, SketchSvg.read(new ByteArrayInputStream(bytes)).size(), charset::name);
        }
        assertEquals(2, read("\ufeff" + svg).size());
        assertEquals(2, read("<?xml version='1.0' encoding='UTF-16'?>" + svg).size(), "as text that was copied");
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            byte[] bytes = svg.getBytes(StandardCharsets.ISO_8859_1);
            assertThrows(SvgException.class, () -> SketchSvg.read(new ByteArrayInputStream(bytes)));
            assertThrows(SvgException.class, () -> read("<?xml version='1.0' encoding='none'?>" + svg));
        } finally {
            System.setErr(console);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatIsWrong() {
        assertReason("outermost element is <html>", () -> read("<html></html>"));
        assertReason("not well-formed XML (line 2)", () -> read("<svg>\n<g></svg>"));
        assertReason("no lines", () -> drawn("<rect width='0' height='5'/><path d=''/><path d='M1 1'/>"));
        assertReason("begins with 'L'", () -> drawn("<path d='L1 1'/>"));
        assertReason("'x 5' in it is not understood", () -> drawn("<path d='M1 x 5'/>"));
        assertReason("'B' in it is no path command", () -> drawn("<path d='M1 1B5'/>"));
        assertReason("ends too early", () -> drawn("<polyline points='1 2 3'/>"));
        assertReason("transform 'spin'", () -> drawn("<line x2='1' transform='spin(5)'/>"));
        assertReason("beyond", () -> drawn("<path d='M1 1L1e300 5'/>"));
        assertReason("nests them deeper", () -> read("<svg>" + "<g>".repeat(100) + "</g>".repeat(100) + "</svg>"));
        assertReason("more than 100000 points", () -> drawn("<path d='M0 0" + "h1".repeat(100_001) + "'/>"));
    }

    private static void assertReason(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(SvgException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
