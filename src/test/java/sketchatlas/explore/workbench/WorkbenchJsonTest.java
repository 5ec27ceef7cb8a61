package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.sketch.Sketch;

class WorkbenchJsonTest {
    private static final Sketch SKETCH = Sketch.ofStroke3(new float[] {0.1f, 2, 0, 3, -1.7f, 1});
    private static final ModelCode CODE = new ModelCode("m", Code.of(0.1f, -3, 1e-20f));
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void whatLiesOnTheBenchComesBackToTheLastBit() throws JsonProcessingException {
        SketchToken drawn = new SketchToken("car", new Provenance(Provenance.Kind.GENERATED, "k3"), Optional.of(SKETCH), Optional.of(CODE),
                Optional.of(new Recipe(CODE, 0.3, 7, Optional.of(new Recipe.Given(1, 0.5)))));
        SketchToken code = SketchToken.average("mean of 3", "car #1, car #2", List.of(CODE, CODE, CODE));
        SketchToken own = SketchToken.of("mine", Provenance.drawing(), SKETCH);
        WorkbenchState state = new WorkbenchState(Map.of(Slot.A, drawn, Slot.BOTTOM_RIGHT, code), List.of(own, code), List.of(drawn),
                Optional.of(new Difference.Named("faces left", CODE)), -1.25, Interpolation.SPHERICAL, new InterpolationJob.Place(0.25, 1), 0.7,
                new Sampling(0.4, 99));
        String json = mapper.writeValueAsString(WorkbenchJson.write(state));
        assertEquals(state, WorkbenchJson.read(mapper.readTree(json)));
        assertEquals(WorkbenchState.EMPTY, WorkbenchJson.read(mapper.readTree(mapper.writeValueAsString(WorkbenchJson.write(WorkbenchState.EMPTY)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "3", "{\"slots\":7,\"tray\":{\"a\":1},\"row\":[1,null,{}],\"strength\":\"x\"}", "{\"strength\":99}",
        "{\"tray\":[{\"stroke3\":[1,2]},{\"stroke3\":[1,1e300,0]},{\"fields\":{\"code\":[1],\"model\":\"\"}}]}",
        "{\"u\":-4,\"v\":2,\"temperature\":0,\"share\":5}", "{\"calculator\":{\"name\":\"x\",\"model\":\"m\",\"code\":[]}}"})
    void whatCannotBeUnderstoodIsLeftOut(String json) throws JsonProcessingException {
        assertEquals(WorkbenchState.EMPTY, WorkbenchJson.read(mapper.readTree(json)));
    }

    @Test
    void oneDamagedTokenDoesNotTakeTheOthersWithIt() throws JsonProcessingException {
        assertEquals(1, WorkbenchJson.read(mapper.readTree("{\"tray\":[{\"stroke3\":[1]},{\"stroke3\":[1,2,1]}]}")).tray().size());
    }
}
