package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentShareTest {
    @Test
    void theMostLikelyComeFirstAndTiesKeepTheirOrder() {
        assertEquals(List.of(new ComponentShare(Level.K, 2, 0.5), new ComponentShare(Level.K, 0, 0.2), new ComponentShare(Level.K, 3, 0.2)),
                ComponentShare.top(Level.K, new double[] { 0.2, 0.1, 0.5, 0.2 }, 3));
    }

    @Test
    void noMoreThanThereAre() {
        assertEquals(1, ComponentShare.top(Level.L, new double[] { 1 }, 4).size());
        assertEquals(List.of(), ComponentShare.top(Level.L, new double[0], 4));
    }

    @Test
    void componentsAreCalledByLevelAndIndex() {
        assertEquals("k7", new ComponentShare(Level.K, 7, 1).label());
        assertEquals("l3", new ComponentShare(Level.L, 3, 1).label());
    }
}
