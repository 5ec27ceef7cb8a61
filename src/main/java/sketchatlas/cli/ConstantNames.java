package sketchatlas.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Constants by their names in small letters; picocli's own reading would offer each in capitals. */
final class ConstantNames {
    private ConstantNames() {
    }

    /** @throws TypeConversionException naming those there are */
    static <E extends Enum<E>> E parse(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> name(constant).equals(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no \"" + name + "\", choose one of "
                        + Arrays.stream(type.getEnumConstants()).map(ConstantNames::name).collect(Collectors.joining(", ")) + "."));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
