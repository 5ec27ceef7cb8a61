package sketchatlas.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sketchatlas.model.SamplingOptions;

/** The options {@code --temperature} and {@code --pen_temperature} of commands that compare drawings with what they were drawn from. */
final class TemperatureOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--temperature", defaultValue = "0.24", paramLabel = "T",
            description = "How freely it draws, above 0 and at most 1; ${DEFAULT-VALUE} if not given.")
    private double temperature;

    @Option(names = {"--pen_temperature", "--pen-temperature"}, paramLabel = "T",
            description = "How freely it lifts the pen and ends, above 0 and at most 1; as published the temperature itself. Its root if not given.")
    private Double penTemperature;

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
