package sketchatlas.studio.view;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.PanelsViewModel;

/** A panel as it stands in the window: a header with title and tools, and the content. */
final class PanelPane extends BorderPane {
    private final StudioPanel<?> panel;

    PanelPane(StudioPanel<?> panel, PanelsViewModel panels) {
        this.panel = panel;
        setId("panel-" + panel.id());
        getStyleClass().add("studio-panel");
        setMinWidth(PanelsViewModel.NARROWEST);
        setTop(header(panels));
        setCenter(panel.content());
    }

    StudioPanel<?> panel() {
        return panel;
    }

    private HBox header(PanelsViewModel panels) {
        Label title = new Label(panel.title(), new FontIcon(panel.icon()));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        ToolBar tools = new ToolBar(panel.tools().toArray(Node[]::new)); // what has no room goes into its menu
        tools.getItems().addFirst(new Spacer());
        HBox.setHgrow(tools, Priority.ALWAYS);
        HBox header = new HBox(title, tools, maximize(panels));
        header.getStyleClass().add("studio-panel-header");
        header.setAlignment(Pos.CENTER_LEFT);
        header.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> { // a filter, for the tool bar lets nothing through
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isUsed(event.getTarget(), header)) {
                panels.toggleMaximized(panel.id());
            }
        });
        return header;
    }

    /** Whether a click there means something in the header itself: a button, or a field to type into. */
    private static boolean isUsed(EventTarget target, Node header) {
        Node node = target instanceof Node hit ? hit : header;
        while (node != header && node != null) {
            if (node instanceof ButtonBase || node instanceof TextInputControl) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    private Button maximize(PanelsViewModel panels) {
        Button button = new Button();
        button.setId("maximize-" + panel.id());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(_ -> panels.toggleMaximized(panel.id()));
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        panels.maximizedProperty().subscribe(maximized -> {
            button.setGraphic(new FontIcon(maximized.isPresent() ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
            tooltip.setText(maximized.isPresent() ? "Show the other panels again" : "Give this panel the whole window");
            button.setAccessibleText(tooltip.getText());
        });
        return button;
    }
}
