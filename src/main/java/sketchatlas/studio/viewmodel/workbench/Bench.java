package sketchatlas.studio.viewmodel.workbench;

import java.util.Objects;
import sketchatlas.explore.CodeDensity;
import sketchatlas.explore.calculators.CalculatorStore;

/**
 * What the workbench needs of a model beside the model itself.
 *
 * @param modelId of the model
 * @param density which codes are unusual
 * @param calculators of the model; used by one thread at a time
 */
public record Bench(String modelId, CodeDensity density, CalculatorStore calculators) {
    public Bench {
        Objects.requireNonNull(modelId);
        Objects.requireNonNull(density);
        Objects.requireNonNull(calculators);
    }
}
