package sketchatlas.studio.viewmodel;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that are to be seen now, oldest first. */
public final class Notices {
    private final ObservableList<Notice> open = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(open);

    public ObservableList<Notice> open() {
        return readOnly;
    }

    /** Tells of something that went well. */
    public void news(String sentence) {
        tell(new Notice(Notice.Kind.NEWS, sentence));
    }

    /** Tells of something that did not work. */
    public void error(String sentence) {
        tell(new Notice(Notice.Kind.ERROR, sentence));
    }

    /** Tells of something that the person may want to do something about. */
    public void offer(String sentence, String deed, Runnable run) {
        open.removeIf(notice -> notice.sentence().equals(sentence));
        tell(new Notice(Notice.Kind.OFFER, sentence, Optional.of(new Notice.Deed(deed, run))));
    }

    public void dismiss(Notice notice) {
        open.remove(notice);
    }

    private void tell(Notice notice) {
        open.remove(notice); // the same sentence twice is told once, as the newest
        open.add(notice);
    }
}
