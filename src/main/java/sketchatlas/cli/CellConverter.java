package sketchatlas.cli;

import picocli.CommandLine.ITypeConverter;
import sketchatlas.nn.CellType;

/** A decoder's cell by the name that the option dec_model takes. */
final class CellConverter implements ITypeConverter<CellType> {
    @Override
    public CellType convert(String name) {
        return ConstantNames.parse(CellType.class, name);
    }
}
