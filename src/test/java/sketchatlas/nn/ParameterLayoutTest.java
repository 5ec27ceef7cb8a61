package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    private static final Initializer ONE = Initializer.constant(1);
    private static final Initializer TWO = Initializer.constant(2);

    @Test
    void parametersLieOneBehindTheOther() {
        ParameterLayout layout = new ParameterLayout();
        Parameter a = layout.declare("a", ONE, 2, 3, 4);
        Parameter b = layout.declare("b", TWO, 5);
        assertEquals(29, layout.size());
        assertEquals(List.of(a, b), layout.parameters());
        assertArrayEquals(new int[] {0, 6, 4}, new int[] {a.offset(), a.rows(), a.columns()});
        assertArrayEquals(new int[] {24, 1, 5}, new int[] {b.offset(), b.rows(), b.columns()});
        float[] values = layout.initialValues(new SplittableRandom(1));
        for (int i = 0; i < 29; i++) {
            assertEquals(i < 24 ? 1 : 2, values[i]);
        }
    }

    @Test
    void blocksShareReservedSpaceWithoutTouchingEachOther() {
        ParameterLayout layout = new ParameterLayout();
        layout.declare("before", ONE, 3);
        int base = layout.reserve(2 * 5);
        Parameter left = layout.declareBlock("left", ONE, base, 5, 2, 2); // columns 0 and 1 of [2, 5]
        Parameter right = layout.declareBlock("right", TWO, base + 2, 5, 2, 3);
        assertEquals(13, layout.size());
        float[] values = layout.initialValues(new SplittableRandom(1));
        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 2}, values);
        left.scatter(new float[] {10, 11, 12, 13}, values);
        assertArrayEquals(new float[] {10, 11, 12, 13}, left.gather(values));
        assertArrayEquals(new float[] {2, 2, 2, 2, 2, 2}, right.gather(values));
        assertEquals(12, values[8]);
    }

    @Test
    void refusesANameThatIsTakenAndSizesBeyondAnArray() {
        ParameterLayout layout = new ParameterLayout();
        layout.declare("a", ONE, 2);
        assertThrows(IllegalArgumentException.class, () -> layout.declare("a", ONE, 3));
        assertThrows(ArithmeticException.class, () -> layout.declare("b", ONE, 1 << 16, 1 << 16));
        assertThrows(ArithmeticException.class, () -> layout.reserve(Integer.MAX_VALUE));
    }
}
