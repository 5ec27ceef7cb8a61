package sketchatlas.cli;

import picocli.CommandLine.ITypeConverter;
import sketchatlas.nn.Backend;

/** A backend by its name. */
final class BackendConverter implements ITypeConverter<Backend> {
    @Override
    public Backend convert(String name) {
        return ConstantNames.parse(Backend.class, name);
    }
}
