package sketchatlas.nn;

/**
 * The mixture density and pen loss and its gradient, one row at a time in double precision (Ha and Eck, "A Neural
 * Representation of Sketch Drawings", 2018, equations 3 to 9; 1e-6 is added inside the logarithm as the authors do).
 * A row of raw output is 3 pen logits, then the mixtures' pi logits, mu_x, mu_y, log sigma_x, log sigma_y and rho before tanh.
 */
final class CpuMixture {
    /** Keeps 1 - rho^2 away from zero where tanh rounds to one. */
    private static final double SMALLEST = 1e-12;

    private double[] pi = new double[0];
    private double[] weighted = new double[0];
    private double[] correlation = new double[0]; // rho
    private double[] reciprocalX = new double[0]; // 1 / sigma_x
    private double[] reciprocalY = new double[0];

    double loss(int rows, int mixtures, HeapFloats raw, HeapFloats targets, boolean maskPen, float factor) {
        if (pi.length < mixtures) {
            pi = new double[mixtures];
            weighted = new double[mixtures];
            correlation = new double[mixtures];
            reciprocalX = new double[mixtures];
            reciprocalY = new double[mixtures];
        }
        double total = 0;
        int width = 3 + 6 * mixtures;
        for (int row = 0; row < rows; row++) {
            int r = raw.offset + row * width;
            int t = targets.offset + row * 5;
            boolean ended = targets.array[t + 4] > 0.5f;
            total += ended ? noOffset(mixtures, raw.array, r, factor) : offset(mixtures, raw.array, r, targets.array, t, factor);
            total += ended && maskPen ? noPen(raw.array, r, factor) : pen(raw.array, r, targets.array, t, factor);
        }
        return total;
    }

    private static double pen(float[] raw, int r, float[] targets, int t, float factor) {
        double max = Math.max(raw[r], Math.max(raw[r + 1], raw[r + 2]));
        double sum = Math.exp(raw[r] - max) + Math.exp(raw[r + 1] - max) + Math.exp(raw[r + 2] - max);
        double logSum = max + Math.log(sum);
        double loss = 0;
        for (int i = 0; i < 3; i++) {
            double q = targets[t + 2 + i];
            loss -= q * (raw[r + i] - logSum);
            if (factor != 0) {
                raw[r + i] = (float) (factor * (Math.exp(raw[r + i] - logSum) - q));
            }
        }
        return loss;
    }

    private static double noPen(float[] raw, int r, float factor) {
        if (factor != 0) {
            raw[r] = 0;
            raw[r + 1] = 0;
            raw[r + 2] = 0;
        }
        return 0;
    }

    private static double noOffset(int mixtures, float[] raw, int r, float factor) {
        if (factor != 0) {
            java.util.Arrays.fill(raw, r + 3, r + 3 + 6 * mixtures, 0);
        }
        return 0;
    }

    private double offset(int mixtures, float[] raw, int r, float[] targets, int t, float factor) {
        double dx = targets[t];
        double dy = targets[t + 1];
        int logits = r + 3;
        int muX = logits + mixtures;
        int muY = muX + mixtures;
        int logX = muY + mixtures;
        int logY = logX + mixtures;
        int rho = logY + mixtures;
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < mixtures; k++) {
            max = Math.max(max, raw[logits + k]);
        }
        double sum = 0;
        for (int k = 0; k < mixtures; k++) {
            pi[k] = Math.exp(raw[logits + k] - max);
            sum += pi[k];
        }
        double density = 0;
        for (int k = 0; k < mixtures; k++) {
            pi[k] /= sum;
            double p = Math.tanh(raw[rho + k]);
            correlation[k] = p;
            reciprocalX[k] = Math.exp(-raw[logX + k]);
            reciprocalY[k] = Math.exp(-raw[logY + k]);
            double rest = Math.max(SMALLEST, 1 - p * p);
            double a = (dx - raw[muX + k]) * reciprocalX[k];
            double b = (dy - raw[muY + k]) * reciprocalY[k];
            double z = a * a + b * b - 2 * p * a * b;
            weighted[k] = pi[k] * Math.exp(-z / (2 * rest) - raw[logX + k] - raw[logY + k]) / (2 * Math.PI * Math.sqrt(rest));
            density += weighted[k];
        }
        if (factor != 0) {
            for (int k = 0; k < mixtures; k++) {
                double share = weighted[k] / (density + 1e-6);
                double p = correlation[k];
                double rest = Math.max(SMALLEST, 1 - p * p);
                double invX = reciprocalX[k];
                double invY = reciprocalY[k];
                double a = (dx - raw[muX + k]) * invX;
                double b = (dy - raw[muY + k]) * invY;
                double z = a * a + b * b - 2 * p * a * b;
                raw[logits + k] = (float) (factor * (pi[k] * density / (density + 1e-6) - share));
                raw[muX + k] = (float) (-factor * share * (a - p * b) / rest * invX);
                raw[muY + k] = (float) (-factor * share * (b - p * a) / rest * invY);
                raw[logX + k] = (float) (-factor * share * (a * (a - p * b) / rest - 1));
                raw[logY + k] = (float) (-factor * share * (b * (b - p * a) / rest - 1));
                // d log N / d rho = (rho + a b) / (1 - rho^2) - z rho / (1 - rho^2)^2, and d rho = (1 - rho^2) d raw
                raw[rho + k] = (float) (-factor * share * (p + a * b - z * p / rest));
            }
        }
        return -Math.log(density + 1e-6);
    }
}
