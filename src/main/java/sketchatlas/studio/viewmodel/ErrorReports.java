package sketchatlas.studio.viewmodel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.ErrorLog;
import sketchatlas.UserException;

/** Errors that nobody foresaw, until the person has seen them. On the interface's thread. */
public final class ErrorReports {
    private static final Logger LOG = System.getLogger(ErrorReports.class.getName());
    /** One that comes with each picture must not fill the memory. */
    private static final int MOST = 5;

    private final List<String> details = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Report>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int count;

    /**
     * What can be told.
     *
     * @param count how many errors, at least 1
     * @param sentence what happened last
     * @param text all that a developer wants to know, of the first ones
     */
    public record Report(int count, String sentence, String text) {
    }

    /** What has not been seen yet. */
    public ReadOnlyObjectProperty<Optional<Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Another error. */
    void add(Throwable error) {
        LOG.log(Level.WARNING, "an error that nobody foresaw", error);
        count++;
        if (details.size() < MOST) {
            details.add(ErrorLog.details(error));
        }
        String why = error.getMessage() == null || error.getMessage().isBlank() ? error.getClass().getSimpleName() : error.getMessage().lines().findFirst().orElse("");
        String sentence = error instanceof UserException ? error.getMessage() : "Something unexpected went wrong: " + why;
        report.set(Optional.of(new Report(count, sentence, text())));
    }

    private String text() {
        String more = count > details.size() ? "and " + (count - details.size()) + " more" + System.lineSeparator() : "";
        return "Sketch Atlas " + Optional.ofNullable(ErrorReports.class.getPackage().getImplementationVersion()).orElse("(development)") + ", Java "
                + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch")
                + System.lineSeparator() + System.lineSeparator() + String.join(System.lineSeparator(), details) + more;
    }

    /** The person has seen them. */
    public void seen() {
        details.clear();
        count = 0;
        report.set(Optional.empty());
    }
}
