package sketchatlas.studio.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import javafx.util.StringConverter;
import sketchatlas.explore.Level;
import sketchatlas.explore.Palette;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.Grouping;
import sketchatlas.studio.map.Grouping.Group;
import sketchatlas.studio.map.MarkShape;
import sketchatlas.studio.map.Ramp;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.map.MapData;
import sketchatlas.studio.viewmodel.map.MapTexts;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** What the colours mean, and the choice of it. Its lines filter: a click shows one group only, with the shortcut key one more or less. */
final class LegendPane extends VBox {
    private static final int STOPS = 12;
    private static final double SWATCH = 5.5; // radius
    private static final String FADED = "legend-faded";

    private final MapViewModel map;
    private final VBox rows = new VBox();
    private final ComboBox<ColourBy> colourBy = new ComboBox<>();
    private final Region gradient = new Region();
    private final HBox ends = new HBox(new Label("little"), new Label("much"));
    private List<Button> buttons = List.of();

    LegendPane(MapViewModel map) {
        this.map = map;
        getStyleClass().addAll("panel", "legend");
        Label title = new Label("Colour by");
        title.getStyleClass().add("panel-title");
        title.setLabelFor(colourBy);
        colourBy.setId("colour-by");
        colourBy.setMaxWidth(Double.MAX_VALUE);
        colourBy.setTooltip(new Tooltip("What the colour of a sketch tells"));
        colourBy.setAccessibleText("Colour by");
        colourBy.setConverter(new StringConverter<>() {
            @Override
            public String toString(ColourBy by) {
                return by == null ? "" : by.title();
            }

            @Override
            public ColourBy fromString(String text) {
                return null; // nothing is typed here
            }
        });
        gradient.getStyleClass().add("legend-gradient");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        ends.getChildren().add(1, between);
        ends.getStyleClass().add("panel-caption");
        rows.getStyleClass().add("legend-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("legend-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, colourBy, gradient, ends, scroll);

        map.dataProperty().subscribe(data -> {
            colourBy.setItems(FXCollections.observableArrayList(data.map(LegendPane::choices).orElse(List.of(ColourBy.CATEGORY))));
            colourBy.setValue(map.colourByProperty().get());
            colourBy.setDisable(data.isEmpty());
            fill();
        });
        colourBy.valueProperty().addListener((_, _, by) -> {
            if (by != null) {
                map.colourByProperty().set(by);
            }
        });
        map.colourByProperty().addListener((_, _, by) -> {
            colourBy.setValue(by);
            fill();
        });
        map.darkProperty().addListener(_ -> fill());
        map.filter().shownProperty().addListener(_ -> fade());
        map.selection().selectedProperty().addListener(_ -> fade());
    }

    private static List<ColourBy> choices(MapData data) {
        List<ColourBy> choices = new ArrayList<>(List.of(ColourBy.values()));
        if (!data.hasLevel(Level.L)) {
            choices.remove(ColourBy.LEVEL_L);
        }
        return choices;
    }

    private void fill() {
        ColourBy by = map.colourByProperty().get();
        boolean ramp = by.isContinuous() && map.data().isPresent();
        for (Region part : List.of(gradient, ends)) {
            part.setVisible(ramp);
            part.setManaged(ramp);
        }
        if (ramp) {
            gradient.setBackground(new Background(new BackgroundFill(gradient(map.colours().ramp(by)), null, null)));
        }
        buttons = map.data().map(d -> d.grouping(by)).map(this::buttons).orElse(List.of());
        rows.getChildren().setAll(buttons);
        fade();
    }

    private static LinearGradient gradient(Ramp ramp) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i <= STOPS; i++) {
            double share = i / (double) STOPS;
            stops.add(new Stop(share, FxColours.of(ramp.rgb(share))));
        }
        return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
    }

    private List<Button> buttons(Grouping grouping) {
        return grouping.groups().stream().map(group -> button(grouping, group)).toList();
    }

    private Button button(Grouping grouping, Group group) {
        Shape swatch = swatch(grouping.by(), group);
        swatch.setFill(FxColours.of(grouping.colour(group, map.colours())));
        Label name = new Label(group.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label count = new Label(MapTexts.number(group.count()));
        count.getStyleClass().add("panel-caption");
        count.setMinWidth(Region.USE_PREF_SIZE);
        StackPane swatchBox = new StackPane(swatch);
        swatchBox.setMinWidth(2.6 * SWATCH);
        HBox line = new HBox(swatchBox, name, count);
        line.getStyleClass().add("legend-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button(null, line);
        line.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setUserData(group);
        button.getStyleClass().add("legend-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setAccessibleText(group.name() + ", " + MapTexts.number(group.count()) + " sketches");
        button.setTooltip(new Tooltip(group.name() + "\nClick: only these\nCtrl or Command and click: show or hide"));
        button.setOnAction(_ -> map.chooseOnly(group.index()));
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isShortcutDown()) {
                toggle(group);
                event.consume();
            }
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                toggle(group);
                event.consume();
            }
        });
        return button;
    }

    /** Components have the shapes of their marks. */
    private static Shape swatch(ColourBy by, Group group) {
        boolean component = (by == ColourBy.LEVEL_K || by == ColourBy.LEVEL_L) && group.index() >= 0;
        return component ? new Polygon(MarkShape.outline(Palette.marker(group.index()), SWATCH)) : new Circle(SWATCH);
    }

    private void toggle(Group group) {
        map.filter().toggle(map.colourByProperty().get(), group.index());
    }

    /** Fades the groups that are not shown and stresses the selected component. */
    private void fade() {
        ColourBy by = map.colourByProperty().get();
        for (Button button : buttons) {
            Group group = (Group) button.getUserData();
            mark(button, FADED, !map.filter().isChosen(by, group.index()));
            Optional<ComponentId> component = component(by, group);
            mark(button, "legend-selected", component.isPresent() && component.equals(map.selection().component()));
        }
    }

    private static Optional<ComponentId> component(ColourBy by, Group group) {
        return switch (by) {
            case LEVEL_K -> Optional.of(new ComponentId(Level.K, group.index()));
            case LEVEL_L -> Optional.of(new ComponentId(Level.L, group.index()));
            default -> Optional.empty();
        };
    }

    private static void mark(Button button, String style, boolean on) {
        button.getStyleClass().remove(style);
        if (on) {
            button.getStyleClass().add(style);
        }
    }
}
