package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    /** How light is seen without the long, the middle or the short cones, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
    private static final double[][][] BLINDNESS = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

    @Test
    void colourAndShapeTogetherTellAHundredComponentsApart() {
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 105; i++) {
            looks.add(Palette.colour(i) + " " + Palette.marker(i));
        }
        assertEquals(105, looks.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theFirstSevenAreToldApartByTheColourBlind(int kind) {
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b < a; b++) {
                double distance = distance(seen(Palette.colour(a), BLINDNESS[kind]), seen(Palette.colour(b), BLINDNESS[kind]));
                assertTrue(distance > 10, a + " and " + b + " differ by " + distance);
            }
        }
    }

    @Test
    void textIsDarkOnLightAndLightOnDark() {
        assertEquals(0xffffff, Palette.textOn(0x000080));
        assertEquals(0x111111, Palette.textOn(0xffff00));
        for (int i = 0; i < 21; i++) {
            double a = Palette.luminance(Palette.colour(i)) + 0.05;
            double b = Palette.luminance(Palette.textOn(Palette.colour(i))) + 0.05;
            assertTrue(Math.max(a, b) / Math.min(a, b) > 4.5, "component " + i);
        }
    }

    @Test
    void mixingGoesFromOneColourToTheOther() {
        assertEquals(0x102030, Palette.mixed(0x102030, 0xffffff, 0));
        assertEquals(0xffffff, Palette.mixed(0x102030, 0xffffff, 1));
        assertEquals(0x808080, Palette.mixed(0, 0xffffff, 0.5));
    }

    /** L*a*b* of a colour as it is seen. */
    private static double[] seen(int colour, double[][] cones) {
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = (colour >> 16 - 8 * c & 0xFF) / 255.0;
            linear[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        double[] rgb = product(cones, linear);
        double[] xyz = product(new double[][] {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}, rgb);
        double x = f(xyz[0] / 0.9505);
        double y = f(xyz[1]);
        double z = f(xyz[2] / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * Math.max(0, t) + 16.0 / 116;
    }

    private static double[] product(double[][] matrix, double[] v) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[i] += matrix[i][j] * v[j];
            }
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
