package sketchatlas.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sketchatlas.nn.Backend;

/** A backend by its name, or the best of this machine. */
final class BackendConverter implements ITypeConverter<BackendName> {
    @Override
    public BackendName convert(String name) {
        if (name.equals(BackendName.AUTO)) {
            return BackendName.automatic();
        }
        return Arrays.stream(Backend.values()).filter(backend -> backend.toString().equals(name)).findFirst().map(BackendName::of)
                .orElseThrow(() -> new TypeConversionException("there is no \"" + name + "\", choose one of " + String.join(", ", names()) + "."));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(BackendName.AUTO));
        Arrays.stream(Backend.values()).map(Backend::toString).forEach(names::add);
        return names;
    }
}
