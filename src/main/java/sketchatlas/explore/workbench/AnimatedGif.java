package sketchatlas.explore.workbench;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;

/**
 * Sketches as an animated GIF that goes round and round: one frame each, all with the same few shades of ink, whose table stands in the
 * file once.
 */
public final class AnimatedGif {
    /** Pixels of a side that suit a page. */
    public static final int SIDE = 240;
    /** How long a frame is seen. */
    public static final Duration FRAME = Duration.ofMillis(120);

    private static final String IMAGE_FORMAT = "javax_imageio_gif_image_1.0";
    private static final int SHADES = 32;
    private static final double LINES_ACROSS = 64;
    private static final byte[] ROUND_AND_ROUND = {1, 0, 0}; // sub-block 1: repeat without end

    private AnimatedGif() {
    }

    /**
     * Writes an animation.
     *
     * @param sketches one for each frame, at least one; may be empty
     * @param side pixels of width and height
     * @param frame how long a frame is seen, at least 20 ms
     * @param out is left open
     */
    public static void write(List<Sketch> sketches, int side, Duration frame, OutputStream out) throws IOException {
        if (sketches.isEmpty() || frame.toMillis() < 20) {
            throw new IllegalArgumentException(sketches.size() + " frames of " + frame);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null); // the table of the first frame becomes that of the file
            for (Sketch sketch : sketches) {
                BufferedImage picture = shaded(sketch, side);
                writer.writeToSequence(new IIOImage(picture, null, metadata(writer, picture, frame)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** The sketch in shades from ink to paper; index = the nearest shade, so nothing is dithered. */
    private static BufferedImage shaded(Sketch sketch, int side) {
        BufferedImage smooth = Rasterizer.picture(sketch, side, side / LINES_ACROSS, Color.BLACK, Color.WHITE);
        BufferedImage shaded = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED, shades());
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int grey = smooth.getRGB(x, y) & 0xFF;
                shaded.getRaster().setSample(x, y, 0, (grey * (SHADES - 1) + 127) / 255);
            }
        }
        return shaded;
    }

    private static IndexColorModel shades() {
        byte[] grey = new byte[SHADES];
        for (int i = 0; i < SHADES; i++) {
            grey[i] = (byte) (255 * i / (SHADES - 1));
        }
        return new IndexColorModel(5, SHADES, grey, grey, grey);
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, Duration frame) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(IMAGE_FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Long.toString(frame.toMillis() / 10));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(ROUND_AND_ROUND.clone());
        child(root, "ApplicationExtensions").appendChild(loop);
        metadata.setFromTree(IMAGE_FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        if (root.getElementsByTagName(name).item(0) instanceof IIOMetadataNode node) {
            return node;
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }
}
