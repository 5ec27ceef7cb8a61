package sketchatlas.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sketchatlas.data.Split;

/** A split by its name in the data files. */
final class SplitConverter implements ITypeConverter<Split> {
    @Override
    public Split convert(String name) {
        return Arrays.stream(Split.values()).filter(s -> s.toString().equals(name)).findFirst().orElseThrow(() -> new TypeConversionException(
                "there is no \"" + name + "\", choose one of " + Arrays.stream(Split.values()).map(Split::toString).collect(Collectors.joining(", "))
                        + "."));
    }
}
