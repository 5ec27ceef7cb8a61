package sketchatlas.nn;

/**
 * tanh and sigmoid as a rational function of degree 13 over 6, which the compiler turns into vector instructions: largest
 * error 4e-7, several times faster than {@link Math#tanh}.
 */
final class FastMath {
    private static final float LIMIT = 7.90531110763549805f;

    private FastMath() {
    }

    static float tanh(float value) {
        float x = Math.max(-LIMIT, Math.min(LIMIT, value));
        float s = x * x;
        float p = -2.76076847742355e-16f;
        p = p * s + 2.00018790482477e-13f;
        p = p * s - 8.60467152213735e-11f;
        p = p * s + 5.12229709037114e-08f;
        p = p * s + 1.48572235717979e-05f;
        p = p * s + 6.37261928875436e-04f;
        p = p * s + 4.89352455891786e-03f;
        float q = 1.19825839466702e-06f;
        q = q * s + 1.18534705686654e-04f;
        q = q * s + 2.26843463243900e-03f;
        q = q * s + 4.89352518554385e-03f;
        return x * p / q;
    }

    static float sigmoid(float value) {
        return 0.5f * tanh(0.5f * value) + 0.5f;
    }

    /** The sum of x * y over n values; eight running sums, because one would wait for itself at each addition. */
    static float dot(float[] x, int offsetX, float[] y, int offsetY, int n) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            int p = offsetX + i;
            int q = offsetY + i;
            a += x[p] * y[q];
            b += x[p + 1] * y[q + 1];
            c += x[p + 2] * y[q + 2];
            d += x[p + 3] * y[q + 3];
            e += x[p + 4] * y[q + 4];
            f += x[p + 5] * y[q + 5];
            g += x[p + 6] * y[q + 6];
            h += x[p + 7] * y[q + 7];
        }
        for (; i < n; i++) {
            a += x[offsetX + i] * y[offsetY + i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
