package sketchatlas.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.model.SamplingOptions;

/** How commands draw that compare drawings with what they were drawn from: {@code --temperature}, {@code --pen_temperature}, {@code --candidates}. */
final class DrawingOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--temperature", defaultValue = "0.24", paramLabel = "T",
            description = "How freely it draws, above 0 and at most 1; ${DEFAULT-VALUE} if not given.")
    private double temperature;

    @Option(names = {"--pen_temperature", "--pen-temperature"}, paramLabel = "T",
            description = "How freely it lifts the pen and ends, above 0 and at most 1; as published the temperature itself. Its root if not given.")
    private Double penTemperature;

    @Option(names = "--candidates", defaultValue = "1", paramLabel = "N",
            description = "Draw each N times and keep the drawing that the model reads nearest to the original, as the studio does with "
                    + NearestDrawing.CANDIDATES + "; ${DEFAULT-VALUE} if not given, as published.")
    private int candidates;

    /** @throws ParameterException if it is out of its range */
    int candidates() {
        if (candidates < 1 || candidates > NearestDrawing.MOST_CANDIDATES) {
            throw new ParameterException(spec.commandLine(), "The option --candidates is " + candidates + ", but it must be a whole number from 1 to "
                    + NearestDrawing.MOST_CANDIDATES + ".");
        }
        return candidates;
    }

    /** @throws ParameterException if one is out of its range */
    SamplingOptions sampling(long seed) {
        require("--temperature", temperature);
        SamplingOptions sampling = new SamplingOptions(temperature, seed);
        if (penTemperature == null) {
            return sampling;
        }
        require("--pen_temperature", penTemperature);
        return sampling.withPenTemperature(penTemperature);
    }

    private void require(String option, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new ParameterException(spec.commandLine(), "The option " + option + " is " + value + ", but it must be a number above 0 and at most 1.");
        }
    }
}
