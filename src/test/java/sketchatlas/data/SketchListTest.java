package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sketchatlas.sketch.Sketch;

class SketchListTest {
    private static SketchList list(int count, int category) {
        return SketchList.of(SketchDatasetTest.randomSketches(count, category).stream().map(s -> new LabelledSketch(s, category)).toList());
    }

    @Test
    void joinedListsAreOneBehindTheOtherAlsoWithEmptyOnesAmongThem() {
        List<SketchList> parts = List.of(list(0, 0), list(3, 1), list(0, 2), list(0, 3), list(2, 4), list(0, 5));
        SketchList joined = SketchList.concat(parts);
        List<LabelledSketch> expected = new ArrayList<>();
        parts.forEach(expected::addAll);
        assertEquals(expected, joined);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).category(), joined.category(i));
            assertEquals(expected.get(i).sketch().size(), joined.points(i));
        }
    }

    @Test
    void aChoiceKeepsItsOrder() {
        SketchList all = list(10, 1);
        SketchList some = all.select(new int[] {7, 2, 2});
        assertEquals(List.of(all.get(7), all.get(2), all.get(2)), some);
        assertEquals(all.points(7), some.points(0));
        assertSame(some, SketchList.of(some));
    }

    @Test
    void sortsByLengthAsAStableSortOfObjectsDoes() {
        SketchList all = list(300, 1);
        List<Integer> expected = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        expected.sort(Comparator.comparingInt(i -> all.get(i).sketch().size()));
        assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), all.byLength());
    }

    @Test
    void shufflesAsAListIsShuffled() {
        for (int n : new int[] {0, 1, 2, 1000}) {
            List<Integer> expected = new ArrayList<>(IntStream.range(0, n).boxed().toList());
            Collections.shuffle(expected, new Random(17));
            assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), ShuffledIndices.of(n, 17));
        }
    }

    @Test
    void packedSketchesComeBackBitByBit() throws MalformedDataException {
        List<float[]> rows = List.of(new float[] {1000, -1000, 0, -1, 0, 1}, new float[] {0.5f, 1, 0}, new float[] {-0.0f, 0, 1}, new float[] {1, 2, 0.25f},
                new float[] {}, new float[] {3, 4, 2});
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        SketchPacker packer = new SketchPacker(bytes);
        for (float[] r : rows) {
            packer.add(Split.VALID, Sketch.ofStroke3(r));
        }
        packer.again(Split.VALID, 1);
        packer.add(Split.TEST, Sketch.ofStroke3(new float[] {7, 8, 1}));
        packer.finish(new PackedSketches.Source(5, 6));
        PackedSketches packed = PackedSketches.of(java.lang.foreign.MemorySegment.ofArray(bytes.toByteArray()));
        assertEquals(new PackedSketches.Source(5, 6), packed.source());
        assertEquals(0, packed.size(Split.TRAIN));
        assertEquals(rows.size() + 1, packed.size(Split.VALID));
        for (int i = 0; i < rows.size(); i++) {
            assertArrayEquals(rows.get(i), packed.sketch(Split.VALID, i).toStroke3());
            assertEquals(rows.get(i).length / 3, packed.points(Split.VALID, i));
        }
        assertArrayEquals(rows.get(1), packed.sketch(Split.VALID, rows.size()).toStroke3());
        assertArrayEquals(new float[] {7, 8, 1}, packed.sketch(Split.TEST, 0).toStroke3());
    }
}
