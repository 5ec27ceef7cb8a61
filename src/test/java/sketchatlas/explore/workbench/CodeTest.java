package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the workbench against codes computed by hand. */
class CodeTest {
    private static final Code A = Code.of(1, 2, 3);
    private static final Code B = Code.of(4, 0, -2);
    private static final Code C = Code.of(2, 1, 0);

    @ParameterizedTest
    @CsvSource({"1, 3, 1, 1", "-2, -3, 4, 7", "0, 1, 2, 3", "0.5, 2, 1.5, 2", "2, 5, 0, -1"})
    void analogyAddsTheStrengthTimesTheDifference(double strength, float x, float y, float z) {
        assertEquals(Code.of(x, y, z), Analogy.result(A, B.minus(C), strength));
    }

    @Test
    void analogyRefusesStrengthsBeyondTwo() {
        assertThrows(IllegalArgumentException.class, () -> Analogy.result(A, B, 2.01));
        assertThrows(IllegalArgumentException.class, () -> Analogy.result(A, B, Double.NaN));
    }

    @Test
    void strengthsAreEvenWithBothEnds() {
        assertEquals(List.of(-2.0, -1.0, 0.0, 1.0, 2.0), Analogy.strengths(-2, 2, 5));
        assertEquals(List.of(2.0), Analogy.strengths(-2, 2, 1));
    }

    @Test
    void meanLengthAndCosine() {
        assertEquals(Code.of(7 / 3f, 1, 1 / 3f), Code.mean(List.of(A, B, C)));
        assertEquals(Math.sqrt(14), A.norm(), 1e-12);
        assertEquals((4 - 6) / Math.sqrt(14 * 20), A.cosine(B), 1e-12);
        assertEquals(0, A.cosine(Code.of(0, 0, 0)));
    }

    @Test
    void linearInterpolation() {
        assertEquals(Code.of(1.75f, 1.5f, 1.75f), Interpolation.LINEAR.between(A, B, 0.25));
        assertEquals(A, Interpolation.LINEAR.between(A, B, 0));
        assertEquals(B, Interpolation.LINEAR.between(A, B, 1));
    }

    @Test
    void sphericalInterpolationGoesRoundTheOrigin() {
        Code halfway = Interpolation.SPHERICAL.between(Code.of(1, 0), Code.of(0, 1), 0.5);
        assertArrayEquals(new float[] {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)}, halfway.toArray(), 1e-6f);
        Code third = Interpolation.SPHERICAL.between(Code.of(2, 0), Code.of(0, 2), 1 / 3.0);
        assertArrayEquals(new float[] {(float) (2 * Math.cos(Math.PI / 6)), 1}, third.toArray(), 1e-6f);
    }

    @Test
    void sphericalInterpolationWithoutAnAngleIsLinear() {
        assertEquals(Code.of(2, 0), Interpolation.SPHERICAL.between(Code.of(1, 0), Code.of(3, 0), 0.5));
        assertEquals(Code.of(0, 0), Interpolation.SPHERICAL.between(Code.of(1, 0), Code.of(-1, 0), 0.5));
        assertEquals(Code.of(0, 1), Interpolation.SPHERICAL.between(Code.of(0, 0), Code.of(0, 2), 0.5));
    }

    @Test
    void amongFourIsBilinear() {
        Code at = Interpolation.LINEAR.among(Code.of(0), Code.of(4), Code.of(8), Code.of(20), 0.25, 0.5);
        assertEquals(Code.of(6), at); // (0.75 * 0 + 0.25 * 4) / 2 + (0.75 * 8 + 0.25 * 20) / 2
    }

    @Test
    void refusesWhatIsNoCode() {
        assertThrows(IllegalArgumentException.class, () -> Code.of(1, Float.NaN));
        assertThrows(IllegalArgumentException.class, Code::of);
        assertThrows(IllegalArgumentException.class, () -> A.minus(Code.of(1)));
        assertThrows(IllegalArgumentException.class, () -> Code.of(Float.MAX_VALUE).plus(Code.of(Float.MAX_VALUE), 1));
    }
}
