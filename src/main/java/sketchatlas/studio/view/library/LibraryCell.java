package sketchatlas.studio.view.library;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.studio.viewmodel.library.LibraryTexts;
import sketchatlas.studio.viewmodel.library.LibraryViewModel;

/** A model in the list: its name, what is particular about it, and a line of facts. */
final class LibraryCell extends ListCell<LibraryEntry> {
    private static final Map<String, Feather> ICONS = Map.of("damaged", Feather.ALERT_TRIANGLE, "came with the program", Feather.PACKAGE, "unfinished",
            Feather.PAUSE_CIRCLE, "failed", Feather.ALERT_CIRCLE, "training", Feather.ACTIVITY);
    private static final PseudoClass DAMAGED = PseudoClass.getPseudoClass("damaged");

    private final LibraryViewModel library;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label facts = new Label();
    private final FontIcon icon = new FontIcon();
    private final HBox line;

    LibraryCell(LibraryViewModel library) {
        this.library = library;
        getStyleClass().add("library-cell");
        name.getStyleClass().add("library-name");
        name.setMinWidth(0);
        state.getStyleClass().add("library-state");
        state.setMinWidth(USE_PREF_SIZE);
        facts.getStyleClass().add("library-facts");
        facts.setMinWidth(0);
        HBox title = new HBox(8, name, state);
        title.setAlignment(Pos.BASELINE_LEFT);
        VBox texts = new VBox(title, facts);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        line = new HBox(10, icon, texts);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // as wide as the list, so that long texts end in dots
    }

    @Override
    protected void updateItem(LibraryEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String what = LibraryTexts.state(entry);
        name.setText(entry.name());
        String open = library.isOpen(entry) ? "open" : "";
        state.setText(Stream.of(open, what).filter(text -> !text.isEmpty()).collect(Collectors.joining("  ·  ")));
        facts.setText(LibraryTexts.summary(entry));
        icon.setIconCode(ICONS.getOrDefault(what, Feather.BOX));
        pseudoClassStateChanged(DAMAGED, entry.problem().isPresent());
        setAccessibleText(entry.name() + ", " + state.getText() + ", " + facts.getText());
        setGraphic(line);
    }
}
