package sketchatlas.studio.view.library;

import atlantafx.base.controls.Spacer;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.library.LibraryViewModel;

/** The model library: the list of all models, and beside it the one that is chosen, or several compared. */
public final class LibraryPane extends BorderPane {
    private static final double LIST_SHARE = 0.42;

    private final LibraryViewModel library;
    private final ListView<LibraryEntry> list = new ListView<>();
    private final ModelDetails details;
    private final ComparisonTable comparison = new ComparisonTable();
    private final Label hint = new Label();
    private boolean filling; // the list is being filled and its selection means nothing

    /** @param newTraining opens the dialog for one */
    public LibraryPane(LibraryViewModel library, LibraryDialogs dialogs, Runnable newTraining) {
        this.library = library;
        details = new ModelDetails(library, dialogs, this::focusList);
        getStyleClass().add("library");
        list.setId("models");
        list.setCellFactory(_ -> new LibraryCell(library));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText("Models");
        list.setMinWidth(220);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<LibraryEntry>) _ -> chosen());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                library.single().ifPresent(library::open);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        hint.getStyleClass().add("bench-note");
        hint.setWrapText(true);
        hint.setMaxWidth(360);
        SplitPane split = new SplitPane(list, new StackPane(hint, details, comparison));
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(list, false);
        setTop(tools(dialogs, newTraining));
        setCenter(split);
        setBottom(note());
        library.modelsProperty().subscribe(_ -> fill());
        library.openedProperty().addListener(_ -> list.refresh());
        library.problemProperty().addListener(_ -> show());
        library.chosenProperty().subscribe(_ -> show());
    }

    /** Gives the keyboard to the list of models. */
    public void focusList() {
        list.requestFocus();
    }

    private Node tools(LibraryDialogs dialogs, Runnable newTraining) {
        Button train = Parts.button("library-new-training", "New training...", "Trains a new model", Feather.PLUS, newTraining);
        Button load = Parts.button("import-model", "Import...", "Copies a model from elsewhere into the library, with its atlas and calculators",
                Feather.DOWNLOAD, () -> dialogs.openModel().ifPresent(library::importModel));
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(18, 18);
        busy.visibleProperty().bind(library.busyProperty());
        Button folder = Parts.button("show-library-folder", "Show the folder", "Shows where the models are kept", Feather.FOLDER,
                () -> dialogs.showFolder(library.folder()));
        ToolBar bar = new ToolBar(train, load, busy, new Spacer(), folder);
        bar.disableProperty().bind(library.busyProperty());
        return bar;
    }

    private static Node note() {
        Label several = new Label("Hold Ctrl or Shift to choose several models and compare them.");
        several.getStyleClass().add("library-facts");
        VBox box = new VBox(several);
        box.getStyleClass().add("library-note");
        return box;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> library.single().ifPresent(library::open);
            case DELETE, BACK_SPACE -> details.askToDelete();
            case F2 -> details.askForName();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void fill() {
        filling = true;
        List<LibraryEntry> models = library.modelsProperty().get();
        list.getItems().setAll(models);
        filling = false;
        select();
    }

    /** Makes the list's selection what is chosen. */
    private void select() {
        filling = true;
        list.getSelectionModel().clearSelection();
        library.chosenProperty().get().stream().filter(list.getItems()::contains).forEach(list.getSelectionModel()::select);
        filling = false;
    }

    private void chosen() {
        if (!filling) {
            library.choose(List.copyOf(list.getSelectionModel().getSelectedItems()));
        }
    }

    private void show() {
        if (!List.copyOf(list.getSelectionModel().getSelectedItems()).equals(library.chosenProperty().get())) {
            select();
        }
        library.single().ifPresent(details::show);
        library.comparisonProperty().get().ifPresent(comparison::show);
        boolean several = library.comparisonProperty().get().isPresent();
        details.setVisible(library.single().isPresent());
        comparison.setVisible(several);
        hint.setVisible(!details.isVisible() && !several);
        String problem = library.problemProperty().get();
        hint.setText(problem.isEmpty() ? "Choose a model to see what is known of it." : problem);
    }
}
