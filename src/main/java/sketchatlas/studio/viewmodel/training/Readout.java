package sketchatlas.studio.viewmodel.training;

import java.util.List;
import sketchatlas.train.Measure;

/**
 * The values of a chart at the pointer, as a table.
 *
 * @param place where that is, in words
 * @param columns what the values of each row are of
 * @param rows a row for each measure that has values
 * @param events what happened there, a sentence each
 */
public record Readout(String place, List<String> columns, List<Row> rows, List<String> events) {
    /**
     * The values of one measure.
     *
     * @param measure that has its colour
     * @param values as they are written, one for each column; empty where there is none
     */
    public record Row(Measure measure, List<String> values) {
    }
}
