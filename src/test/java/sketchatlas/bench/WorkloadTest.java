package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.bench.Workload.Part;
import sketchatlas.nn.CellType;

class WorkloadTest {
    @Test
    void aLineComesBackAsItWas() {
        Workload workload = new Workload(Part.DECODER, CellType.LAYER_NORM, 64, 10, 20);
        assertEquals("part=decoder cell=layer_norm units=64 batch=10 steps=20 code=128 width=48", workload.line());
        assertEquals(workload, Workload.parse(workload.line()));
    }

    @ParameterizedTest
    @CsvSource({"part=nothing cell=lstm units=1 batch=1 steps=1", "part=decoder cell=lstm units=x batch=1 steps=1", "decoder"})
    void anotherLineIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Workload.parse(line));
    }

    /** Counted by hand for 100 sketches of 100 points and 512 units, in billions. */
    @ParameterizedTest
    @CsvSource({"LSTM, 67.34", "LAYER_NORM, 67.34", "HYPER, 132.54"})
    void theFloorCountsTheProductsOfTheDecoder(CellType cell, double billions) {
        assertEquals(billions, Flops.of(new Workload(Part.DECODER, cell, 512, 100, 100)) / 1e9, 0.01);
    }

    @Test
    void aWholeStepIsTheSumOfItsParts() {
        double sum = 0;
        for (Part part : new Part[] {Part.DECODER, Part.ENCODER, Part.PICTURES}) {
            sum += Flops.of(new Workload(part, CellType.HYPER, 32, 7, 9));
        }
        assertEquals(sum, Flops.of(new Workload(Part.STEP, CellType.HYPER, 32, 7, 9)), 1);
    }
}
