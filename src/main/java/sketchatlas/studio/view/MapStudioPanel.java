package sketchatlas.studio.view;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.view.map.MapPanel;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** The map of an atlas, to wander in. */
final class MapStudioPanel {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final double ZOOM = 1.6;

    private MapStudioPanel() {
    }

    /** @param connect gives the map its part in what is dragged over the window */
    static StudioPanel<MapPanel> create(StudioViewModel studio, StudioActions actions, Themes themes, Consumer<Node> connect) {
        studio.map().darkProperty().bind(themes.darkProperty());
        return new StudioPanel<>(PanelsViewModel.MAP, "Map", "Wander among sketches that the model finds alike", Feather.MAP, 0,
                () -> body(studio, actions, connect));
    }

    private static Body<MapPanel> body(StudioViewModel studio, StudioActions actions, Consumer<Node> connect) {
        MapViewModel map = studio.map();
        Node beginning = new AtlasNotice(Feather.MAP, "Map", "Sketches that the model finds alike lie together here, and you can wander among them.",
                studio, actions);
        MapPanel panel = new MapPanel(map, beginning, about(studio));
        TextField search = search(map, panel);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                search.requestFocus();
                event.consume();
            }
        });
        connect.accept(panel.surface());
        return new Body<>(panel, panel.surface(), List.of(search, separator(),
                toggle("legend", "Legend: what the colours mean, and what is selected", "G", Feather.SIDEBAR, panel.legendShownProperty()),
                toggle("lasso", "Lasso: draw around sketches to select them", "L", Feather.CROP, panel.lassoModeProperty()),
                toggle("marks", "Mark the components", "M", Feather.MAP_PIN, map.marksShownProperty()), separator(),
                action(map, "zoom-out", "Smaller", Feather.ZOOM_OUT, KeyCode.MINUS, () -> map.camera().zoom(1 / ZOOM)).iconButton(),
                action(map, "zoom-in", "Larger", Feather.ZOOM_IN, KeyCode.PLUS, () -> map.camera().zoom(ZOOM)).iconButton(),
                action(map, "fit", "Show the map; once more: also what lies far off", Feather.MAXIMIZE, KeyCode.DIGIT0, map.camera()::fit).iconButton(),
                actions.exportMap.iconButton()));
    }

    /** Opens the tree where all about the selected component stands. */
    private static Button about(StudioViewModel studio) {
        Button button = new Button("About this pattern", new FontIcon(Feather.INFO));
        button.setId("about-component");
        button.setTooltip(new Tooltip("Its name, its numbers and sketches from inside it, in the tree"));
        button.setOnAction(_ -> studio.panels().show(PanelsViewModel.TREE));
        return button;
    }

    private static TextField search(MapViewModel map, MapPanel panel) {
        CustomTextField search = new CustomTextField();
        search.setId("map-search");
        search.setLeft(new FontIcon(Feather.SEARCH));
        search.setPromptText("Category or component");
        search.setAccessibleText("Show only sketches of a category or component");
        search.setTooltip(new Tooltip("Shows only sketches of a category or component: duck, k7, l3  " + FIND.getDisplayText()));
        search.setPrefColumnCount(12);
        search.setMinWidth(60);
        search.textProperty().bindBidirectional(map.filter().textProperty());
        search.disableProperty().bind(map.dataProperty().map(data -> data.isEmpty()));
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
                if (event.getCode() == KeyCode.ESCAPE) {
                    search.clear();
                }
                panel.surface().requestFocus();
                event.consume();
            }
        });
        return search;
    }

    private static ToggleButton toggle(String id, String name, String key, Ikon icon, BooleanProperty on) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(name + "  " + key));
        button.setAccessibleText(name);
        button.selectedProperty().bindBidirectional(on);
        return button;
    }

    private static Action action(MapViewModel map, String id, String name, Ikon icon, KeyCode key, Runnable run) {
        ObservableValue<Boolean> there = map.dataProperty().map(data -> data.isPresent());
        return new Action(id, new SimpleStringProperty(name), icon, new KeyCodeCombination(key), there, run);
    }

    private static Separator separator() {
        return new Separator(Orientation.VERTICAL);
    }
}
