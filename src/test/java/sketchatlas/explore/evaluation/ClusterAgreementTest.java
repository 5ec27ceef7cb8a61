package sketchatlas.explore.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClusterAgreementTest {
    @Test
    void otherNamesForTheSameGroupsAgreeFully() {
        assertEquals(new ClusterAgreement(3, 1, 1, 1), ClusterAgreement.of(new int[] {0, 0, 1, 1, 2, 2}, new int[] {7, 7, 3, 3, 5, 5}));
    }

    @Test
    void theMeasuresAreThoseOfTheirDefinitions() {
        int[] categories = {0, 0, 0, 1, 1, 1};
        int[] components = {0, 0, 1, 1, 2, 2}; // one half of component 1 is of each category
        ClusterAgreement a = ClusterAgreement.of(categories, components);
        double information = Math.log(2) - Math.log(2) / 3; // H(category) - H(category | component)
        assertEquals(2 * information / (Math.log(2) + Math.log(3)), a.nmi(), 1e-9);
        // pairs together in both: 2; in the categories: 6; in the components: 3; of 15
        assertEquals((2 - 6.0 * 3 / 15) / ((6 + 3) / 2.0 - 6.0 * 3 / 15), a.ari(), 1e-9);
        assertEquals(5.0 / 6, a.purity(), 1e-9);
        assertEquals(3, a.live());
    }

    @Test
    void oneComponentOrOneCategoryCannotBeCompared() {
        ClusterAgreement one = ClusterAgreement.of(new int[] {0, 1, 1, 1}, new int[] {4, 4, 4, 4});
        assertEquals(1, one.live());
        assertEquals(0.75, one.purity());
        assertTrue(Double.isNaN(one.nmi()) && Double.isNaN(one.ari()));
        assertTrue(Double.isNaN(ClusterAgreement.of(new int[] {0, 0}, new int[] {0, 1}).nmi()));
    }
}
