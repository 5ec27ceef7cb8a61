package sketchatlas.studio.viewmodel.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.MadeMap;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Selection;

class MapExportTest {
    @TempDir
    private Path folder;

    private final MadeMap points = new MadeMap(10);
    private final Notices notices = new Notices();
    private final MapViewModel map = new MapViewModel(BackgroundWork.immediate(), new Selection());
    private final MapExport export = new MapExport(map, BackgroundWork.immediate(), notices);

    @BeforeEach
    void show() {
        map.camera().resize(400, 300);
        map.show(points, points.positions(), ComponentNames.none("m").with(Level.K, 1, "dogs & <wolves>"));
    }

    @Test
    void thePictureHasTheMapInItsColours() throws IOException {
        export.export(folder.resolve("map.png"));
        BufferedImage picture = ImageIO.read(folder.resolve("map.png").toFile());
        assertTrue(picture.getWidth() > 800 && picture.getHeight() == 600);
        assertEquals(0xFF000000 | map.colours().ground(), picture.getRGB(0, 0));
        int others = 0;
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 600; y++) {
                others += (picture.getRGB(x, y) & 0xFFFFFF) == map.colours().ground() ? 0 : 1;
            }
        }
        assertTrue(others > 1000, others + " pixels are painted");
        assertEquals("Exported map.png.", notices.open().getFirst().sentence());
    }

    @Test
    void theSvgHasEverySketchInViewAndTheLegend() throws Exception {
        map.filter().only(ColourBy.CATEGORY, 0);
        map.colourByProperty().set(ColourBy.LEVEL_K);
        export.export(folder.resolve("map.svg"));
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("map.svg").toFile());
        assertEquals(30, count(svg, "circle", "r", "1.1"), "filtered sketches are traces");
        assertEquals(10, count(svg, "path", "stroke", String.format("#%06x", map.colours().of(0))));
        assertTrue(Files.readString(folder.resolve("map.svg")).contains(">dogs &amp; &lt;wolves&gt;</text>"));
    }

    @Test
    void anotherEndingIsRefusedInASentence() {
        export.export(folder.resolve("map.bmp"));
        assertTrue(notices.open().getFirst().sentence().contains("choose a name that ends in .png or .svg"));
        assertFalse(Files.exists(folder.resolve("map.bmp")));
    }

    private static int count(Document svg, String element, String attribute, String value) {
        int count = 0;
        for (int i = 0; i < svg.getElementsByTagName(element).getLength(); i++) {
            count += svg.getElementsByTagName(element).item(i).getAttributes().getNamedItem(attribute) instanceof org.w3c.dom.Node node
                    && node.getNodeValue().equals(value) ? 1 : 0;
        }
        return count;
    }
}
