package sketchatlas.studio.view.map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.view.parts.HintLine;
import sketchatlas.studio.viewmodel.map.MapTexts;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** The map with its legend, which a narrow panel hides until it is wanted, the line of counts below it, and what is said while there is none. */
public final class MapPanel extends BorderPane {
    private static final double LEGEND_FROM = 600; // the narrowest panel that shows its legend by itself

    private final MapViewModel map;
    private final MapSurface surface;
    private final LassoGesture lasso;
    private final BooleanProperty lassoMode = new SimpleBooleanProperty();
    private final BooleanProperty legendShown = new SimpleBooleanProperty(true);

    /**
     * @param beginning stands there while there is no map: how a person comes to one
     * @param about tells more of a selected component
     */
    public MapPanel(MapViewModel map, Node beginning, Button about) {
        this.map = map;
        getStyleClass().add("map-panel");
        surface = new MapSurface(map);
        lasso = LassoGesture.install(surface, event -> lassoMode.get() || event.isAltDown() || event.isShiftDown(), line -> {
            map.hoverNothing();
            surface.overlay().setLasso(line);
            surface.wake();
        }, map::select);
        PanZoomGesture.install(surface, map.camera());
        surface.addEventHandler(MouseEvent.ANY, this::point);
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::type);

        Pane over = new Pane(new HoverCard(map, surface));
        over.setMouseTransparent(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(over.widthProperty());
        clip.heightProperty().bind(over.heightProperty());
        over.setClip(clip);
        beginning.visibleProperty().bind(map.dataProperty().map(data -> data.isEmpty()));
        StackPane centre = new StackPane(surface, new OutlyingButtons(map), over, beginning);
        centre.setMinSize(0, 0);
        setCenter(centre);
        LegendPane legend = new LegendPane(map);
        VBox.setVgrow(legend, Priority.ALWAYS);
        VBox side = new VBox(legend, selectionCard(about));
        side.getStyleClass().add("map-side");
        side.visibleProperty().bind(legendShown);
        side.managedProperty().bind(side.visibleProperty());
        setRight(side);
        setBottom(statusLine());
        widthProperty().addListener((_, before, now) -> {
            if (before.doubleValue() < LEGEND_FROM != now.doubleValue() < LEGEND_FROM || before.doubleValue() == 0) {
                legendShown.set(now.doubleValue() >= LEGEND_FROM);
            }
        });
    }

    /** Whether a drag draws a lasso instead of moving the map. */
    public BooleanProperty lassoModeProperty() {
        return lassoMode;
    }

    /** Whether the legend stands beside the map. */
    public BooleanProperty legendShownProperty() {
        return legendShown;
    }

    /** Where the keyboard goes when the map is shown. */
    public Node surface() {
        return surface;
    }

    private void point(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED || event.getEventType() == MouseEvent.MOUSE_ENTERED) {
            map.hover(event.getX(), event.getY());
            surface.setCursor(cursor(event.getX(), event.getY()));
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            map.hoverNothing();
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            surface.requestFocus();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()
                && (!event.isControlDown() || event.isShortcutDown())) { // Control on a Mac: it was for the context menu
            if (event.getClickCount() == 2) {
                map.openAt(event.getX(), event.getY());
            } else {
                map.click(event.getX(), event.getY(), event.isShiftDown() || event.isShortcutDown());
            }
        }
    }

    private Cursor cursor(double x, double y) {
        if (lassoMode.get()) {
            return Cursor.CROSSHAIR;
        }
        if (map.drawingAt(x, y) || map.selection().points().contains(map.at(x, y))) {
            return Cursor.OPEN_HAND; // it can be taken away
        }
        return map.markAt(x, y).isPresent() ? Cursor.HAND : Cursor.DEFAULT;
    }

    private void type(KeyEvent event) {
        if (MapKeys.type(event, map)) {
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!lasso.cancel()) {
                    map.selection().clear();
                }
            }
            case L -> lassoMode.set(!lassoMode.get());
            case G -> legendShown.set(!legendShown.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Node selectionCard(Button about) {
        Label title = new Label();
        title.getStyleClass().add("panel-title");
        Spinner<Integer> count = new Spinner<>(1, MapViewModel.MOST_NEIGHBOURS, MapViewModel.NEIGHBOURS);
        count.setId("neighbour-count");
        count.setEditable(true);
        count.setAccessibleText("How many nearest sketches");
        Button nearest = new Button("Add nearest", new FontIcon(Feather.SHARE_2));
        nearest.setId("add-nearest");
        nearest.setTooltip(new Tooltip("Adds the sketches whose codes are nearest to the selected ones  N"));
        nearest.setOnAction(_ -> map.addNeighbours(count.getValue()));
        nearest.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(nearest, count);
        row.getStyleClass().add("sampling-row");
        row.setAlignment(Pos.CENTER_LEFT);
        Button open = new Button("Open on the paper", new FontIcon(Feather.EDIT_3));
        open.setId("open-on-paper");
        open.setTooltip(new Tooltip("Puts the selected sketch on the paper  Enter"));
        open.setOnAction(_ -> map.openSelected());
        open.setMaxWidth(Double.MAX_VALUE);
        about.setMaxWidth(Double.MAX_VALUE);
        VBox card = new VBox(title, row, open, about);
        card.getStyleClass().addAll("panel", "map-selection");
        map.selection().selectedProperty().subscribe(selected -> {
            int n = selected.points().size();
            title.setText(n == 0 ? "Nothing selected" : n == 1 ? "1 sketch selected" : MapTexts.number(n) + " sketches selected");
            row.setDisable(n == 0);
            open.setDisable(n != 1);
            about.setDisable(selected.component().isEmpty());
        });
        return card;
    }

    private Node statusLine() {
        Label counts = new Label();
        counts.setId("map-counts");
        Hyperlink clear = new Hyperlink("Clear filter");
        clear.setId("clear-filter");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(_ -> map.filter().clear());
        HintLine help = new HintLine("Wheel: zoom", "drag: move", "Shift+drag: lasso", "double-click: open");
        help.setId("map-hints");
        help.setAlignment(Pos.CENTER_RIGHT);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        counts.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(counts, clear, between, help);
        line.getStyleClass().add("map-status");
        line.setAlignment(Pos.CENTER_LEFT);
        Runnable update = () -> {
            counts.setText(MapTexts.counts(map));
            clear.setVisible(map.filter().isActive());
            help.setVisible(map.data().isPresent());
        };
        map.dataProperty().addListener(_ -> update.run());
        map.selection().selectedProperty().addListener(_ -> update.run());
        map.filter().shownProperty().addListener(_ -> update.run());
        update.run();
        return line;
    }
}
