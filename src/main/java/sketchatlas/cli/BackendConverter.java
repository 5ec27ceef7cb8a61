package sketchatlas.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sketchatlas.nn.Backend;

/** A backend by its name; picocli's own reading of enums would offer each constant twice, in capitals as well. */
final class BackendConverter implements ITypeConverter<Backend> {
    @Override
    public Backend convert(String name) {
        return Arrays.stream(Backend.values()).filter(b -> b.toString().equals(name)).findFirst().orElseThrow(() -> new TypeConversionException(
                "there is no \"" + name + "\", choose one of " + Arrays.stream(Backend.values()).map(Backend::toString).collect(Collectors.joining(", "))
                        + "."));
    }
}
