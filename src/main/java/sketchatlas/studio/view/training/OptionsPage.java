package sketchatlas.studio.view.training;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.training.OptionField;
import sketchatlas.studio.viewmodel.training.OptionGroup;
import sketchatlas.studio.viewmodel.training.OptionsFormViewModel;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;

/** Every option of a training, to be looked for and changed, group by group. */
final class OptionsPage extends BorderPane {
    private final TrainingDialogViewModel dialog;
    private final OptionsFormViewModel form;
    private final Map<OptionGroup, VBox> groups = new LinkedHashMap<>();
    private final List<OptionRow> rows = new ArrayList<>();
    private final Label pasteProblem = FormParts.problem();
    private final Label nothing = FormParts.note("No option is like that.");
    private final ScrollPane scroll;

    OptionsPage(TrainingDialogViewModel dialog) {
        this.dialog = dialog;
        form = dialog.form();
        for (OptionGroup group : OptionGroup.values()) {
            VBox box = new VBox(FormParts.heading(group.title()));
            box.getStyleClass().add("option-group");
            group.options().forEach(option -> {
                OptionRow row = new OptionRow(form.field(option));
                rows.add(row);
                box.getChildren().add(row);
            });
            groups.put(group, box);
        }
        List<Node> all = new ArrayList<>(groups.values());
        all.add(nothing);
        scroll = FormParts.page(all.toArray(Node[]::new));
        setTop(new VBox(tools(), pasteProblem));
        setCenter(scroll);
        pasteProblem.getStyleClass().add("paste-problem");
        form.foundProperty().subscribe(this::showOnly);
    }

    /** Brings the first option that is wrong into view. */
    void showWrong() {
        form.wrongProperty().get().stream().findFirst().ifPresent(wrong -> {
            form.searchProperty().set("");
            form.onlyChangedProperty().set(false);
            rows.stream().filter(row -> row.field() == wrong).findFirst().ifPresent(this::scrollTo);
        });
    }

    private void scrollTo(OptionRow row) {
        layout();
        double height = scroll.getContent().getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
        double y = scroll.getContent().sceneToLocal(row.localToScene(0, 0)).getY();
        scroll.setVvalue(height <= 0 ? 0 : Math.clamp((y - 40) / height, 0, 1));
    }

    private Node tools() {
        CustomTextField search = new CustomTextField();
        search.setId("search-options");
        search.setPromptText("Search names and meanings");
        search.setAccessibleText("Search names and meanings");
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.textProperty().bindBidirectional(form.searchProperty());
        search.setMinWidth(120);
        search.setPrefColumnCount(14);
        HBox.setHgrow(search, Priority.ALWAYS);
        ToggleSwitch changed = new ToggleSwitch("Only changed");
        changed.setId("only-changed");
        changed.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON); // the control itself has none
        changed.selectedProperty().bindBidirectional(form.onlyChangedProperty());
        Button back = Parts.button("set-all-back", null, "Set all back to the preset", Feather.ROTATE_CCW, form::setAllBack);
        Button paste = Parts.button("paste-options", null, "Paste options: name=value, name=value, ... or a whole command", Feather.CLIPBOARD, this::paste);
        Button copy = Parts.button("copy-options", null, "Copy the options that are not at their defaults, as name=value, name=value, ...", Feather.COPY,
                () -> copy(form.text()));
        Button command = Parts.button("copy-command", null, "Copy as command: the same training for the command line", Feather.TERMINAL,
                () -> copy(dialog.command()));
        List.of(back, paste, copy, command).forEach(button -> {
            button.getStyleClass().addAll("button-icon", "flat");
            button.setAccessibleText(button.getTooltip().getText());
        });
        ToolBar bar = new ToolBar(search, changed, back, paste, copy, command);
        bar.getStyleClass().add("options-tools");
        return bar;
    }

    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        pasteProblem.setText(clipboard.hasString() ? form.paste(clipboard.getString()).map(why -> "Nothing was pasted. " + why).orElse("")
                : "There is no text to paste: copy options first, as name=value, name=value, ...");
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void showOnly(List<OptionField> found) {
        rows.forEach(row -> {
            boolean shown = found.contains(row.field());
            row.setVisible(shown);
            row.setManaged(shown);
        });
        groups.forEach((group, box) -> {
            boolean shown = found.stream().anyMatch(f -> group.options().contains(f.option()));
            box.setVisible(shown);
            box.setManaged(shown);
        });
        nothing.setVisible(found.isEmpty());
        nothing.setManaged(found.isEmpty());
        scroll.setVvalue(0);
    }
}
