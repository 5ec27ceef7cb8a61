import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon, a sketched cat between the dots of a map, and writes it in the forms that windows and installers want:
 * java packaging/Icons.java, from the top of the repository.
 */
final class Icons {
    private static final double UNITS = 256; // the drawing below is in these
    private static final Color INK = new Color(0x1f2440);
    private static final Color[] DOTS = {new Color(0xff8a3d), new Color(0x35b58b), new Color(0x4f7cff)};
    private static final Path WINDOW = Path.of("src/main/resources/sketchatlas/studio");
    private static final Path INSTALLERS = Path.of("packaging/icons");

    private Icons() {
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(INSTALLERS);
        for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
            Files.write(WINDOW.resolve("icon-" + size + ".png"), png(size));
        }
        Files.write(INSTALLERS.resolve("sketch-atlas.png"), png(512));
        Files.write(INSTALLERS.resolve("sketch-atlas.ico"), ico(16, 24, 32, 48, 64, 128, 256));
        Files.write(INSTALLERS.resolve("sketch-atlas.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / UNITS, size / UNITS);
        paper(g);
        dots(g, size >= 32);
        cat(g, size >= 48);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void paper(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 8, new Color(0xffffff), 0, 248, new Color(0xe6ebfa)));
        g.fill(new RoundRectangle2D.Double(8, 8, 240, 240, 64, 64));
        g.setPaint(new Color(0xb9c3e6));
        g.setStroke(new BasicStroke(4));
        g.draw(new RoundRectangle2D.Double(10, 10, 236, 236, 62, 62));
    }

    private static void dots(Graphics2D g, boolean small) {
        double[][] places = {{48, 208, 15, 0}, {206, 52, 15, 1}, {208, 206, 15, 2}, {82, 222, 8, 0}, {36, 172, 7, 0}, {222, 88, 8, 1}, {172, 36, 7, 1},
            {222, 168, 8, 2}, {172, 224, 7, 2}};
        for (double[] place : places) {
            if (small || place[2] > 10) {
                double r = small ? place[2] : 20;
                g.setPaint(DOTS[(int) place[3]]);
                g.fill(new Ellipse2D.Double(place[0] - r, place[1] - r, 2 * r, 2 * r));
            }
        }
    }

    private static void cat(Graphics2D g, boolean whiskers) {
        g.setPaint(INK);
        g.setStroke(new BasicStroke(whiskers ? 13 : 20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D head = new Path2D.Double();
        head.moveTo(72, 128);
        head.curveTo(66, 96, 62, 70, 66, 52);
        head.curveTo(82, 58, 94, 70, 104, 82);
        head.curveTo(120, 77, 136, 77, 152, 82);
        head.curveTo(162, 70, 174, 58, 190, 52);
        head.curveTo(194, 70, 190, 96, 184, 128);
        head.curveTo(186, 176, 158, 198, 128, 198);
        head.curveTo(98, 198, 70, 176, 72, 132);
        g.draw(head);
        g.fill(new Ellipse2D.Double(98, 116, 19, 24));
        g.fill(new Ellipse2D.Double(139, 116, 19, 24));
        if (whiskers) {
            g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D face = new Path2D.Double();
            face.moveTo(110, 166);
            face.quadTo(121, 176, 128, 162);
            face.quadTo(135, 176, 146, 166);
            face.moveTo(80, 152);
            face.lineTo(44, 142);
            face.moveTo(176, 152);
            face.lineTo(212, 142);
            g.draw(face);
        }
    }

    /** Windows: a directory of pictures, each a PNG (Windows Vista and later). */
    private static byte[] ico(int... sizes) throws IOException {
        byte[][] pictures = new byte[sizes.length][];
        int length = 6 + 16 * sizes.length;
        for (int i = 0; i < sizes.length; i++) {
            pictures[i] = png(sizes[i]);
            length += pictures[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        int offset = 6 + 16 * sizes.length;
        for (int i = 0; i < sizes.length; i++) {
            byte side = (byte) (sizes[i] % 256); // 256 is written as 0
            out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32).putInt(pictures[i].length).putInt(offset);
            offset += pictures[i].length;
        }
        for (byte[] picture : pictures) {
            out.put(picture);
        }
        return out.array();
    }

    /** macOS: blocks of a type and a length, each a PNG. */
    private static byte[] icns() throws IOException {
        Map<String, byte[]> blocks = new LinkedHashMap<>();
        blocks.put("ic11", png(32)); // 16 points at double density, and so on
        blocks.put("ic12", png(64));
        blocks.put("ic07", png(128));
        blocks.put("ic08", png(256));
        blocks.put("ic09", png(512));
        blocks.put("ic10", png(1024));
        int length = 8 + blocks.values().stream().mapToInt(block -> 8 + block.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length); // big-endian
        out.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        blocks.forEach((type, block) -> out.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(8 + block.length).put(block));
        return out.array();
    }
}
