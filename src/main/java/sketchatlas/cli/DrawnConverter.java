package sketchatlas.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sketchatlas.explore.samples.SampleRequest.Drawn;

/** What codes are drawn from, by its name in lower case. */
final class DrawnConverter implements ITypeConverter<Drawn> {
    @Override
    public Drawn convert(String name) {
        return Arrays.stream(Drawn.values()).filter(d -> d.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no \"" + name + "\", choose one of "
                        + Arrays.stream(Drawn.values()).map(d -> d.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + "."));
    }
}
