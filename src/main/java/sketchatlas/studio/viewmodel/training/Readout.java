package sketchatlas.studio.viewmodel.training;

import java.util.List;
import sketchatlas.train.Measure;

/**
 * The values of a chart at the pointer.
 *
 * @param place where that is, in words
 * @param rows a row for each line, those of training first
 * @param events what happened there, a sentence each
 */
public record Readout(String place, List<Row> rows, List<String> events) {
    /**
     * The value of one line.
     *
     * @param measure that has its colour
     * @param other whether it is of the run that is laid over
     * @param name of the line
     * @param value as it is written
     */
    public record Row(Measure measure, boolean other, String name, String value) {
    }
}
