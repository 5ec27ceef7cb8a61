package sketchatlas.model;

import java.util.Arrays;
import java.util.Map;

/** A latent hierarchy that is made by hand. */
public final class TinyPrior {
    private TinyPrior() {
    }

    /**
     * A hierarchy with variances of 1.
     *
     * @param means mu_k, [K, Z]
     * @param levelL q(l), [K]
     * @param levelKGivenL q(k|l), a row for each l, [K, K]
     */
    public static LatentPrior hierarchy(float[][] means, float[] levelL, float[][] levelKGivenL) {
        int count = means.length;
        int size = means[0].length;
        float[] mu = new float[count * size];
        float[] sigma2 = new float[count * size];
        float[] kl = new float[count * count];
        Arrays.fill(sigma2, 1);
        for (int k = 0; k < count; k++) {
            System.arraycopy(means[k], 0, mu, k * size, size);
            for (int l = 0; l < count; l++) {
                kl[k * count + l] = levelKGivenL[l][k];
            }
        }
        return LatentHierarchy.of(Map.of(Names.MU, new Tensor(new int[] {count, size}, mu), Names.SIGMA2, new Tensor(new int[] {count, size}, sigma2),
                Names.LEVEL_L, new Tensor(new int[] {count, 1}, levelL), Names.LEVEL_K_GIVEN_L, new Tensor(new int[] {count, count}, kl)));
    }
}
