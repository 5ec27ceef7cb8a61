package sketchatlas.studio.view;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A small grey picture of the model's, each of its pixels a sharp square. */
final class PictureView extends StackPane {
    private static final double USUAL_SIZE = 192; // four screen pixels for each of the usual 48

    private final ImageView view = new ImageView();
    private double size;
    private float[] values; // null without a picture
    private int pictureWidth;

    PictureView() {
        setId("picture");
        getStyleClass().add("paper");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.setSmooth(false);
        getChildren().add(view);
        setSize(USUAL_SIZE);
        clear();
    }

    /** Width and height in screen units; best a multiple of the picture's. */
    void setSize(double newSize) {
        if (newSize == size) {
            return;
        }
        size = newSize;
        setMinSize(size, size);
        setMaxSize(size, size);
        view.setFitWidth(size);
        view.setFitHeight(size);
        if (values != null) {
            show(values, pictureWidth);
        }
    }

    /**
     * Shows a picture.
     *
     * @param newValues [width * width] row by row, paper +1, ink -1; kept
     * @param width in the picture's pixels
     */
    void show(float[] newValues, int width) {
        values = newValues;
        pictureWidth = width;
        setAccessibleText("Picture by the image decoder");
        view.setImage(image(values, width, squareSize(width)));
    }

    /** Shows the empty paper. */
    void clear() {
        values = null;
        setAccessibleText("No picture yet");
        view.setImage(null);
    }

    /** Screen pixels of a picture pixel's side. */
    private int squareSize(int width) {
        double screenPixels = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
        return (int) Math.max(1, Math.round(size * screenPixels / width));
    }

    /** Enlarged here, because the software pipeline smooths an enlarged image whatever it is told. */
    private static WritableImage image(float[] values, int width, int square) {
        int side = width * square;
        int[] pixels = new int[side * side]; // ink of the right strength, so that the paper's colour shows through
        int ink = rgb(InkCanvas.INK);
        for (int i = 0; i < pixels.length; i++) {
            float value = values[i / side / square * width + i % side / square];
            int alpha = Math.clamp(Math.round((1 - value) / 2 * 255), 0, 255);
            pixels[i] = alpha << 24 | ink;
        }
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return image;
    }

    private static int rgb(Color colour) {
        return (int) (colour.getRed() * 255) << 16 | (int) (colour.getGreen() * 255) << 8 | (int) (colour.getBlue() * 255);
    }
}
