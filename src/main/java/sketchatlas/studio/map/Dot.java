package sketchatlas.studio.map;

/** A soft-edged disc of one size, prepared for {@value #PLACES} times {@value #PLACES} places between pixels, so that dots glide when the map moves. */
final class Dot {
    private static final int PLACES = 4;

    private final double radius;
    private final int side;
    private final short[][] stamps = new short[PLACES * PLACES][]; // alpha 0..256, [side * side] each

    /** @param radius in pixels */
    Dot(double radius) {
        this.radius = radius;
        side = (int) Math.ceil(2 * radius) + 2;
        for (int place = 0; place < stamps.length; place++) {
            double cx = radius + 0.5 + (place % PLACES + 0.5) / PLACES;
            double cy = radius + 0.5 + (place / PLACES + 0.5) / PLACES;
            short[] stamp = new short[side * side];
            for (int i = 0; i < stamp.length; i++) {
                double distance = Math.hypot(i % side + 0.5 - cx, i / side + 0.5 - cy);
                stamp[i] = (short) Math.round(Math.clamp(radius + 0.5 - distance, 0, 1) * 256);
            }
            stamps[place] = stamp;
        }
    }

    double radius() {
        return radius;
    }

    /**
     * Paints the disc.
     *
     * @param x middle in the picture's pixels
     * @param alpha strength of the whole, 0..256
     */
    void paint(Framebuffer picture, double x, double y, int rgb, int alpha) {
        double left = x - radius - 0.5;
        double top = y - radius - 0.5;
        int column = (int) Math.floor(left);
        int row = (int) Math.floor(top);
        short[] stamp = stamps[(int) ((top - row) * PLACES) * PLACES + (int) ((left - column) * PLACES)];
        int[] pixels = picture.pixels();
        int width = picture.width();
        int firstRow = Math.max(0, -row);
        int lastRow = Math.min(side, picture.height() - row);
        int firstColumn = Math.max(0, -column);
        int lastColumn = Math.min(side, width - column);
        for (int r = firstRow; r < lastRow; r++) {
            int at = (row + r) * width + column;
            for (int c = firstColumn; c < lastColumn; c++) {
                int covered = stamp[r * side + c];
                if (covered > 0) {
                    pixels[at + c] = Framebuffer.over(pixels[at + c], rgb, covered * alpha >> 8);
                }
            }
        }
    }
}
