package sketchatlas.data;

import java.nio.file.Path;

/**
 * A data file of a folder.
 *
 * @param category the name of its sketches, as the option {@code categories} wants it: small letters, single spaces
 */
public record CategoryFile(String category, Path file) {
}
