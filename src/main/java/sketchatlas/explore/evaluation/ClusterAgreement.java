package sketchatlas.explore.evaluation;

import java.util.Arrays;
import smile.validation.metric.AdjustedRandIndex;
import smile.validation.metric.NormalizedMutualInformation;

/**
 * How well the components of one level agree with the categories, each sketch belonging to its most likely component.
 *
 * @param live components that win a sketch
 * @param nmi mutual information, divided by the arithmetic mean of the two entropies; NaN where there is one category or one component
 * @param ari Rand index, adjusted for chance; NaN likewise
 * @param purity the share of sketches whose category is the commonest one of their component
 */
public record ClusterAgreement(int live, double nmi, double ari, double purity) {

    /**
     * Compares two labellings of the same sketches.
     *
     * @param categories from 0
     * @param components from 0
     */
    static ClusterAgreement of(int[] categories, int[] components) {
        int[][] counts = new int[1 + Arrays.stream(components).max().orElseThrow()][1 + Arrays.stream(categories).max().orElseThrow()];
        for (int i = 0; i < components.length; i++) {
            counts[components[i]][categories[i]]++;
        }
        int live = 0;
        long pure = 0;
        for (int[] component : counts) {
            live += Arrays.stream(component).sum() > 0 ? 1 : 0;
            pure += Arrays.stream(component).max().orElseThrow();
        }
        boolean comparable = live > 1 && Arrays.stream(categories).distinct().count() > 1;
        return new ClusterAgreement(live, comparable ? NormalizedMutualInformation.sum(categories, components) : Double.NaN,
                comparable ? AdjustedRandIndex.of(categories, components) : Double.NaN, (double) pure / components.length);
    }
}
