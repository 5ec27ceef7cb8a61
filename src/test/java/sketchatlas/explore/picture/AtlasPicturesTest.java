package sketchatlas.explore.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.explore.Level;
import sketchatlas.explore.Marker;
import sketchatlas.explore.Palette;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.StepRange;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;

class AtlasPicturesTest {
    @TempDir
    private Path folder;

    private List<Path> write(Atlas atlas, ComponentNames names) {
        return AtlasPictures.write(atlas, names, (level, live) -> Optional.of(new StepRange(1200, 3400)), folder);
    }

    @Test
    void everyPictureIsWritten() throws IOException {
        List<Path> written = write(TinyAtlas.hierarchy(30), ComponentNames.none(TinyAtlas.MODEL));
        assertEquals(List.of("result.jpg", "level_k.jpg", "level_l.jpg", "tree.svg", "tree.png"),
                written.stream().map(f -> f.getFileName().toString()).toList());
        for (Path file : written) {
            if (!file.toString().endsWith(".svg")) {
                BufferedImage image = ImageIO.read(file.toFile());
                assertTrue(image.getWidth() >= 640 && colours(image) > 2, file + " shows something");
            }
        }
        assertTrue(SketchSvg.read(Files.newInputStream(folder.resolve("tree.svg"))).size() > 100, "the tree is well-formed SVG with lines");
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).distinct().count();
    }

    @Test
    void theTreeSaysNamesWeightsAndWhoDied() throws IOException {
        ComponentNames names = ComponentNames.none(TinyAtlas.MODEL).with(Level.K, 1, "cats & <dogs>");
        write(TinyAtlas.hierarchy(30), names);
        String svg = Files.readString(folder.resolve("tree.svg"));
        assertTrue(svg.contains(">cats &amp; &lt;dogs&gt;<"), "names of people, escaped");
        assertTrue(svg.contains(">l0<") && svg.contains(">60%, 30<"), svg);
        assertTrue(svg.lines().filter(line -> line.contains(">l0<")).allMatch(line -> line.contains("\"monospace\"")), "l0 must not look like I0");
        assertTrue(svg.lines().filter(line -> line.contains(">cats &amp;")).noneMatch(line -> line.contains("\"monospace\"")), "a name is a name");
        assertTrue(svg.contains("Not live in level-k (died between steps 1,200 and 3,400): k2<"), svg);
        assertTrue(svg.contains(">0.50<"), "q(k|l) at the edge");
    }

    @Test
    void aFlatModelHasNoPictureOfLevelL() {
        Atlas flat = TinyAtlas.of(List.of(TinyAtlas.specific(0, 1, 1, 0, 0)));
        assertEquals(4, write(flat, ComponentNames.none(TinyAtlas.MODEL)).size());
    }

    @Test
    void anyNumberOfComponentsHasRoom() throws IOException {
        int count = 150;
        List<AtlasComponent> components = new ArrayList<>();
        List<AtlasPoint> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            components.add(TinyAtlas.specific(k, 1.0 / count, 1, k, k));
            float[] p = new float[count];
            p[k] = 1;
            points.add(new AtlasPoint(AtlasPoint.Origin.COMPONENT, -1, new float[] {k, k}, p, p, 0, TinyAtlas.sketch(k), Optional.empty()));
        }
        Atlas atlas = new Atlas(TinyAtlas.hierarchy(1).description(), points, components, new MapLayout(new float[2 * count], new float[2 * count]));
        write(atlas, ComponentNames.none(TinyAtlas.MODEL));
        BufferedImage tree = ImageIO.read(folder.resolve("tree.png").toFile());
        assertTrue(tree.getWidth() <= 12_000, "a wide tree is scaled down");
        assertEquals(count, HierarchyTree.of(atlas, (level, live) -> Optional.empty()).specific().size());
        assertEquals(1600 + 3 * 230, ImageIO.read(folder.resolve("level_k.jpg").toFile()).getWidth(), "the legend has three columns");
    }

    @ParameterizedTest
    @EnumSource
    void markersCoverAboutTheSame(Marker marker) {
        float[] o = Shapes.outline(marker, 10, 20, 5);
        double area = 0;
        for (int i = 0; i < o.length; i += 2) {
            int j = (i + 2) % o.length;
            area += (o[i] * o[j + 1] - o[j] * o[i + 1]) / 2;
        }
        assertEquals(Math.PI * 25, Math.abs(area), 0.25 * Math.PI * 25);
    }

    @Test
    void sketchesArePlacedByTheirBoxes() {
        Sketch sketch = Sketch.ofPolylines(List.of(new float[] {5, 5, 25, 15}));
        assertArrayEquals(new float[] {90, 195, 110, 205}, Shapes.placed(sketch, 100, 200, 20).getFirst());
        assertArrayEquals(new float[] {100, 200}, Shapes.placed(Sketch.ofPolylines(List.of(new float[] {7, 7})), 100, 200, 20).getFirst());
        assertEquals(0, Shapes.placed(Sketch.ofStroke3(new float[0]), 1, 1, 1).size());
    }

    @Test
    void pixelsAreWhereTheyWereDrawn() throws IOException {
        RasterSurface surface = new RasterSurface(60, 40, 0xffffff);
        surface.marker(Marker.SQUARE, 20, 20, 8, Palette.colour(3));
        surface.lines(List.of(new float[] {50, 10}), 6, 0x112233);
        surface.write(folder.resolve("a.png"));
        BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
        assertEquals(Palette.colour(3), image.getRGB(20, 20) & 0xFFFFFF);
        assertEquals(0x112233, image.getRGB(50, 10) & 0xFFFFFF);
        assertEquals(0xffffff, image.getRGB(40, 35) & 0xFFFFFF);
    }
}
