package sketchatlas.studio.map;

import java.util.Arrays;

/** An opaque picture in memory that can be painted on: ARGB pixels, row by row. Belongs to one thread at a time. */
public final class Framebuffer {
    private final int width;
    private final int height;
    private final int[] pixels; // [height * width]

    public Framebuffer(int width, int height) {
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
        pixels = new int[Math.multiplyExact(this.width, this.height)];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves. */
    public int[] pixels() {
        return pixels;
    }

    /** Fills everything with one opaque colour. */
    public void fill(int argb) {
        Arrays.fill(pixels, argb | 0xFF000000);
    }

    /** Lays a colour over one pixel of the picture; alpha 0 changes nothing, 256 covers. */
    static int over(int under, int rgb, int alpha) {
        int redBlue = under & 0xFF00FF;
        int green = under & 0x00FF00;
        redBlue += ((rgb & 0xFF00FF) - redBlue) * alpha >> 8;
        green += ((rgb & 0x00FF00) - green) * alpha >> 8;
        return 0xFF000000 | redBlue & 0xFF00FF | green & 0x00FF00;
    }
}
