package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sketchatlas.UserException;

class ErrorReportsTest {
    private final ErrorReports errors = new ErrorReports();

    @Test
    void aPersonGetsASentenceAndADeveloperTheRest() {
        errors.add(new IllegalStateException("the pen is gone\nsecond line", new RuntimeException("deeper")));
        ErrorReports.Report report = errors.reportProperty().get().orElseThrow();
        assertEquals("Something unexpected went wrong: the pen is gone", report.sentence());
        assertTrue(report.text().contains("because of java.lang.RuntimeException: deeper"), report.text());
        assertTrue(report.text().contains("ErrorReportsTest"), report.text());
        errors.seen();
        assertTrue(errors.reportProperty().get().isEmpty());
    }

    @Test
    void anErrorWithEachPictureDoesNotFillTheMemory() {
        for (int i = 0; i < 20; i++) {
            errors.add(new UserException("Sentence " + i + "."));
        }
        ErrorReports.Report report = errors.reportProperty().get().orElseThrow();
        assertEquals(20, report.count());
        assertEquals("Sentence 19.", report.sentence());
        assertTrue(report.text().contains("and 15 more"), report.text());
        assertFalse(report.text().contains("Sentence 5."), report.text());
    }
}
