package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.SketchFiles;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;

class TokenFilesTest {
    @TempDir
    private Path folder;

    private static final ModelCode CODE = new ModelCode("model-1", Code.of(0.1f, -2.5e-7f, 3));

    private static Sketch sketch(float size) {
        return Sketch.ofPolylines(List.of(new float[] {0, 0, size, 0.5f, size, size}, new float[] {1, 1, 2, size}));
    }

    private static SketchToken generated(float size, long seed) {
        return new GeneratedSketch(new Recipe(CODE, 0.24, seed, Optional.of(new Recipe.Given(1, 0.75))), sketch(size)).token("mine <&>", "a + 0.5 (b - c)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.svg", "one.ndjson"})
    void whatIsNeededToMakeASketchAgainComesBack(String name) {
        SketchToken token = generated(200, Long.MAX_VALUE);
        TokenFiles.write(folder.resolve(name), token);
        assertEquals(List.of(token), TokenFiles.read(folder.resolve(name), 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean.ndjson", "mean.svg"})
    void aMeanComesBackKnowingHowManySketchesAndWhich(String name) {
        SketchToken mean = SketchToken.average("mean of 2 sketches", "car #3, car #7", List.of(new ModelCode("m", Code.of(1, 3)), new ModelCode("m", Code.of(3, 5))));
        SketchToken drawn = mean.withDrawn(new GeneratedSketch(Recipe.of(mean.code().orElseThrow(), new Sampling(0.3, 4)), sketch(10)));
        TokenFiles.write(folder.resolve(name), drawn);
        SketchToken read = TokenFiles.read(folder.resolve(name), 1).getFirst();
        assertEquals(new Provenance(Provenance.Kind.AVERAGE, "car #3, car #7", 2), read.provenance());
        assertEquals(drawn.recipe(), read.recipe());
    }

    @Test
    void otherFilesAreMereSketches() throws IOException {
        Path file = folder.resolve("foreign.ndjson");
        Files.writeString(file, """
                {"code":"FR","model":"iPad","seed":"yes","temperature":-3,"drawing":[[[0,1],[0,1]]]}
                {"code":[1,1e99],"model":"m","drawing":[[[0,1],[0,1]]]}
                {"code":[1,2],"model":"m","temperature":0,"seed":3,"drawing":[[[0,1],[0,1]]]}
                """);
        List<SketchToken> tokens = TokenFiles.read(file, 10);
        assertEquals("foreign.ndjson#2", tokens.get(1).name());
        assertEquals(Optional.empty(), tokens.get(0).code());
        assertEquals(Optional.empty(), tokens.get(1).code());
        assertEquals(Code.of(1, 2), tokens.get(2).code().orElseThrow().code());
        assertTrue(tokens.stream().allMatch(t -> t.recipe().isEmpty()));
    }

    private static SketchSheet sheet() {
        SketchToken start = SketchToken.of("start", Provenance.drawing(), sketch(90));
        return new SketchSheet("title", 2, List.of(SketchSheet.Cell.given(start, "start"), SketchSheet.Cell.made(generated(100, 1), "0.5"),
                SketchSheet.Cell.made(generated(50, 2), "1"), SketchSheet.Cell.given(SketchToken.of("", Provenance.drawing(), CODE), "")));
    }

    @Test
    void sheetsAsSketchesHoldWhatTheModelDrew() {
        sheet().write(folder.resolve("sheet.ndjson"));
        assertEquals(List.of(generated(100, 1), generated(50, 2)), TokenFiles.read(folder.resolve("sheet.ndjson"), 10));
    }

    @Test
    void sheetsAsSvgComeBackCellByCellToTheLastBit() throws Exception {
        Path file = folder.resolve("sheet.svg");
        sheet().write(file);
        List<SketchToken> cells = TokenFiles.read(file, 10);
        assertEquals(sheet().cells().stream().map(SketchSheet.Cell::token).toList().subList(0, 3), cells.subList(0, 3));
        assertEquals(Optional.of(CODE), cells.get(3).code(), "a code that nothing was drawn of keeps its place");
        assertEquals(cells.subList(0, 3), TokenFiles.ofSvg(Files.readString(file), "pasted").subList(0, 3));
        assertEquals(3, SketchFiles.read(file).size(), "to others it is three sketches");
    }

    @Test
    void aSheetThatAnotherProgramTookApartIsOneDrawing() throws Exception {
        sheet().write(folder.resolve("sheet.svg"));
        String svg = Files.readString(folder.resolve("sheet.svg"));
        Path ungrouped = Files.writeString(folder.resolve("ungrouped.svg"), svg.replaceFirst("<g [^>]*>\\n", "").replaceFirst("</g>\\n", ""));
        assertEquals(1, TokenFiles.read(ungrouped, 10).size());
        Path gap = Files.writeString(folder.resolve("gap.svg"), svg.replace("\"2/", "\"7/"));
        assertEquals(1, TokenFiles.read(gap, 10).size());
    }

    @Test
    void sheetsAsSvgHoldEveryRecipe() throws Exception {
        sheet().write(folder.resolve("sheet.svg"));
        byte[] svg = Files.readAllBytes(folder.resolve("sheet.svg"));
        Map<String, String> metadata = SketchSvg.readMetadata(new ByteArrayInputStream(svg));
        assertEquals("2", metadata.get("3/seed"));
        assertEquals("[0.1,-2.5E-7,3.0]", metadata.get("2/code"));
        assertEquals("model-1", metadata.get("2/model"));
        assertEquals(6, SketchSvg.read(new ByteArrayInputStream(svg)).polylines().size());
        assertTrue(new String(svg, StandardCharsets.UTF_8).contains(">0.5</text>"));
    }

    @Test
    void sheetsAsPicturesHaveTheirSize() throws IOException {
        sheet().write(folder.resolve("sheet.png"));
        BufferedImage picture = ImageIO.read(folder.resolve("sheet.png").toFile());
        assertEquals(List.of(350, 394), List.of(picture.getWidth(), picture.getHeight()));
    }

    @Test
    void otherEndingsAreRefused() {
        assertTrue(assertThrows(UserException.class, () -> sheet().write(folder.resolve("sheet.tiff"))).getMessage().contains(".ndjson"));
    }

    @Test
    void animationsReadBackWithAllFramesOnePaletteAndTheirTimes() throws IOException {
        Path file = folder.resolve("a.gif");
        List<Sketch> frames = List.of(sketch(10), sketch(20), Sketch.ofStroke3(new float[0]), sketch(40), sketch(10));
        try (var out = Files.newOutputStream(file)) {
            AnimatedGif.write(frames, 64, Duration.ofMillis(150), out);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(5, reader.getNumImages(true));
            for (int i = 0; i < 5; i++) {
                assertEquals(64, reader.getWidth(i));
                IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                assertEquals(0, root.getElementsByTagName("LocalColorTable").getLength(), "frame " + i + " has a palette of its own");
                assertEquals("15", ((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0)).getAttribute("delayTime"));
                if (i == 0) {
                    IIOMetadataNode loop = (IIOMetadataNode) root.getElementsByTagName("ApplicationExtension").item(0);
                    assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
                }
            }
            assertEquals(0xFFFFFFFF, reader.read(2).getRGB(32, 32));
            assertTrue(dark(reader.read(0)) > 20);
        } finally {
            reader.dispose();
        }
    }

    private static int dark(BufferedImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
