package sketchatlas.nn.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PictureClassifierTest {
    private static final int WIDTH = 16;
    private static final ClassifierOptions SMALL = new ClassifierOptions(8, 8, 24, 12, 2e-3, 1);

    /** Lines across (category 0) and down (category 1), each picture at another place. */
    private record Lines(int size) implements PictureSource {
        @Override
        public int category(int index) {
            return index % 2;
        }

        @Override
        public void write(int index, float[] to, int offset) {
            int at = 2 + index / 2 % (WIDTH - 4);
            for (int row = 0; row < WIDTH; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    boolean ink = (category(index) == 0 ? row : column) == at;
                    to[offset + row * WIDTH + column] = ink ? -1 : 1;
                }
            }
        }
    }

    private static PictureClassifier trained(ClassifierOptions options, ClassifierWatch watch) {
        return PictureClassifier.train(WIDTH, 2, new Lines(24), new Lines(24), options, watch);
    }

    @Test
    void learnsToTellLinesApartAndIsTheSameFromItsWeights() {
        PictureClassifier classifier = trained(SMALL, ClassifierWatch.NONE);
        Recognition recognition = classifier.recognise(new Lines(24));
        assertTrue(recognition.accuracy() >= 0.9, "accuracy " + recognition.accuracy());
        assertEquals(12, recognition.confusion()[0][0] + recognition.confusion()[0][1]);
        PictureClassifier again = PictureClassifier.of(WIDTH, 2, SMALL, classifier.weights());
        assertArrayEquals(recognition.confusion(), again.recognise(new Lines(24)).confusion());
        again.weights().forEach((name, w) -> assertArrayEquals(classifier.weights().get(name).values(), w.values(), name));
    }

    @Test
    void theSameSeedTrainsTheSameClassifierAndAnotherOneAnother() {
        ClassifierOptions once = new ClassifierOptions(2, 8, 8, 1, 1e-3, 5);
        float[] first = trained(once, ClassifierWatch.NONE).weights().get("0_W").values();
        assertArrayEquals(first, trained(once, ClassifierWatch.NONE).weights().get("0_W").values());
        float[] other = trained(new ClassifierOptions(2, 8, 8, 1, 1e-3, 6), ClassifierWatch.NONE).weights().get("0_W").values();
        assertTrue(first[0] != other[0]);
    }

    @Test
    void trainingTellsHowFarItIsAndEndsWhereNobodyWantsItAnyMore() {
        List<String> told = new ArrayList<>();
        ClassifierWatch watch = new ClassifierWatch() {
            @Override
            public void trained(int epoch, int done, int of) {
                told.add(epoch + ": " + done + "/" + of);
            }

            @Override
            public boolean cancelled() {
                return told.size() == 4;
            }
        };
        assertThrows(CancellationException.class, () -> trained(new ClassifierOptions(1, 8, 12, 3, 1e-3, 1), watch));
        assertEquals(List.of("1: 8/24", "1: 16/24", "1: 24/24", "2: 8/24"), told);
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        ClassifierOptions options = new ClassifierOptions(1, 8, 8, 1, 1e-3, 1);
        Map<String, Weights> weights = new HashMap<>(trained(options, ClassifierWatch.NONE).weights());
        weights.put("0_b", new Weights(new int[] {1, 2}, new float[2]));
        assertThrows(IllegalArgumentException.class, () -> PictureClassifier.of(WIDTH, 2, options, weights));
        weights.remove("0_b");
        assertThrows(IllegalArgumentException.class, () -> PictureClassifier.of(WIDTH, 2, options, weights));
    }

    @Test
    void anEpochHasAsManyOfEveryCategoryAndNoneTwiceBeforeAllWereThere() {
        PictureSource uneven = new PictureSource() {
            @Override
            public int size() {
                return 12;
            }

            @Override
            public int category(int index) {
                return index < 2 ? 0 : 1; // 2 and 10
            }

            @Override
            public void write(int index, float[] to, int offset) {
                throw new AssertionError("nobody looks at the pictures");
            }
        };
        BalancedOrder order = new BalancedOrder(uneven, 2, 5, 1);
        List<Integer> both = new ArrayList<>(order.epoch());
        assertEquals(10, both.size());
        assertEquals(5, both.stream().filter(i -> i < 2).count());
        both.addAll(order.epoch());
        assertEquals(10, new HashSet<>(both.stream().filter(i -> i >= 2).toList()).size());
    }
}
