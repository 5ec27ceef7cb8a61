package sketchatlas.explore.codes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final CodeTable LINE = CodeTable.of(List.of(new float[] {0, 0, 0, 0, 0}, new float[] {1, 0, 0, 0, 0},
            new float[] {0, 0, 0, 0, 3}, new float[] {0, 0, 7, 0, 0}, new float[] {1, 0, 0, 0, 0}));

    @Test
    void neighboursComeNearestFirst() {
        Neighbours found = Neighbours.of(LINE, new float[5], 4);
        assertArrayEquals(new int[] {0, 1, 4, 2}, found.indices(), "of equally near ones the first");
        assertArrayEquals(new float[] {0, 1, 1, 9}, found.squaredDistances());
        assertEquals(5, Neighbours.of(LINE, new float[5], 99).size());
    }

    @Test
    void neighboursOfASelectionAreNearToAnyOfIt() {
        assertArrayEquals(new int[] {1, 4, 2}, Neighbours.ofSelection(LINE, new int[] {0, 3}, 3).indices());
        assertEquals(0, Neighbours.ofSelection(LINE, new int[] {0, 1, 2, 3, 4}, 3).size());
    }

    @Test
    void codesMustFitAndBeFinite() {
        assertThrows(IllegalArgumentException.class, () -> CodeTable.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> CodeTable.of(List.of(new float[2], new float[3])));
        assertThrows(IllegalArgumentException.class, () -> CodeTable.of(List.of(new float[] {Float.NaN})));
    }
}
