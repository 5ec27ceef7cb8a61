package sketchatlas.studio.map;

/** Lays masks of coverage over a picture, at any place between pixels and at any size. */
final class Stamp {
    private static final int ONE = 256;

    private int[] columns = new int[0]; // mask column left of each pixel of the picture
    private int[] columnShares = new int[0]; // of the column right of it, 0..256

    /**
     * Lays a mask over a picture.
     *
     * @param mask coverage 0..255, [side * side]
     * @param x left edge in the picture's pixels
     * @param y upper edge
     * @param size width and height in the picture's pixels; best not less than half of the mask's
     * @param alpha strength of the whole, 0..256
     */
    void lay(Framebuffer picture, byte[] mask, int side, double x, double y, double size, int rgb, int alpha) {
        int left = Math.max(0, (int) Math.floor(x));
        int right = Math.min(picture.width(), (int) Math.ceil(x + size));
        int top = Math.max(0, (int) Math.floor(y));
        int bottom = Math.min(picture.height(), (int) Math.ceil(y + size));
        if (left >= right || top >= bottom) {
            return;
        }
        double step = side / size;
        prepareColumns(left, right, x, step, side);
        int[] pixels = picture.pixels();
        for (int row = top; row < bottom; row++) {
            int v = (int) (Math.max(0, (row + 0.5 - y) * step - 0.5) * ONE);
            int upper = Math.min(v >> 8, side - 1) * side;
            int lower = Math.min((v >> 8) + 1, side - 1) * side;
            int lowerShare = v & 255;
            int at = row * picture.width() + left;
            for (int i = 0; i < right - left; i++, at++) {
                int column = columns[i];
                int next = column + 1 < side ? column + 1 : column;
                int a = mask[upper + column] & 255;
                int b = mask[upper + next] & 255;
                int c = mask[lower + column] & 255;
                int d = mask[lower + next] & 255;
                if ((a | b | c | d) != 0) {
                    int share = columnShares[i];
                    int above = a * ONE + (b - a) * share;
                    int below = c * ONE + (d - c) * share;
                    int coverage = above * ONE + (below - above) * lowerShare >> 16; // 0..255
                    pixels[at] = Framebuffer.over(pixels[at], rgb, (coverage + (coverage >> 7)) * alpha >> 8);
                }
            }
        }
    }

    private void prepareColumns(int left, int right, double x, double step, int side) {
        if (columns.length < right - left) {
            columns = new int[right - left];
            columnShares = new int[right - left];
        }
        for (int i = 0; i < right - left; i++) {
            int u = (int) (Math.max(0, (left + i + 0.5 - x) * step - 0.5) * ONE);
            columns[i] = Math.min(u >> 8, side - 1);
            columnShares[i] = u & 255;
        }
    }
}
