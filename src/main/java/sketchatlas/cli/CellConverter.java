package sketchatlas.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sketchatlas.nn.CellType;

/** A decoder's cell by the name that the option dec_model takes. */
final class CellConverter implements ITypeConverter<CellType> {
    @Override
    public CellType convert(String name) {
        return Arrays.stream(CellType.values()).filter(cell -> name(cell).equals(name)).findFirst().orElseThrow(() -> new TypeConversionException(
                "there is no \"" + name + "\", choose one of " + Arrays.stream(CellType.values()).map(CellConverter::name).collect(Collectors.joining(", "))
                        + "."));
    }

    private static String name(CellType cell) {
        return cell.name().toLowerCase(Locale.ROOT);
    }
}
