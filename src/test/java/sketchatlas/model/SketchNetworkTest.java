package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.nn.CellType;
import sketchatlas.nn.Parameter;
import sketchatlas.nn.ParameterLayout;

class SketchNetworkTest {
    @ParameterizedTest
    @EnumSource(CellType.class)
    void everyNumberBelongsToOneParameter(CellType cell) {
        ParameterLayout layout = new SketchNetwork(HyperParameters.parse("dec_rnn_size=24,z_size=5,png_width=16,dec_model=" + cell)).layout();
        int[] owners = new int[layout.size()];
        for (Parameter p : layout.parameters()) {
            for (int r = 0; r < p.rows(); r++) {
                for (int c = 0; c < p.columns(); c++) {
                    owners[p.offset() + r * p.stride() + c]++;
                }
            }
        }
        for (int i = 0; i < owners.length; i++) {
            assertEquals(1, owners[i], "number " + i);
        }
    }
}
