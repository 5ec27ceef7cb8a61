package sketchatlas.cli;

import picocli.CommandLine.ITypeConverter;
import sketchatlas.data.Split;

/** A split by its name in the data files. */
final class SplitConverter implements ITypeConverter<Split> {
    @Override
    public Split convert(String name) {
        return ConstantNames.parse(Split.class, name);
    }
}
