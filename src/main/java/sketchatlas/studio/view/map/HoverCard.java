package sketchatlas.studio.view.map;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.map.CardPlacement;
import sketchatlas.studio.viewmodel.map.MapData;
import sketchatlas.studio.viewmodel.map.MapTexts;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** The sketch that is pointed at, large, with where it hangs in the tree and how surely; stands beside the pointer, smaller where the map is narrow. */
final class HoverCard extends VBox {
    private static final double PICTURE = 148;
    private static final double SMALL_PICTURE = 104;
    private static final double NARROW = 400; // a map: a card of the usual size has no room beside its middle
    private static final double PERCENT = 48; // with the gaps between it, the bar and the name
    private static final double BAR = 44;
    private static final double SMALL_BAR = 20;
    private static final double CLEAR = 16; // screen units between the sketch and the card
    private static final int GENERAL = 2;
    private static final int SPECIFIC = 3;
    private static final double SMALLEST_SHARE = 0.005; // what would be 0 % is not told

    private final MapViewModel map;
    private final Region surface;
    private final SketchPicture picture = new SketchPicture(PICTURE);
    private final Label category = new Label();
    private final Label path = new Label();
    private final VBox shares = new VBox();
    private int shown = MapPoints.NONE;
    private double side = PICTURE;

    HoverCard(MapViewModel map, Region surface) {
        this.map = map;
        this.surface = surface;
        setId("hover-card");
        getStyleClass().add("map-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        category.getStyleClass().add("panel-title");
        path.getStyleClass().add("panel-caption");
        shares.getStyleClass().add("share-group");
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("map-card-picture");
        getChildren().addAll(frame, category, path, shares);
        map.hoveredProperty().addListener(_ -> update());
        map.camera().viewportProperty().addListener(_ -> update());
        map.dataProperty().addListener(_ -> shown = MapPoints.NONE);
        map.darkProperty().addListener(_ -> shown = MapPoints.NONE);
    }

    private void update() {
        int point = map.hoveredProperty().get();
        setVisible(point != MapPoints.NONE);
        if (point != MapPoints.NONE) {
            double fitting = surface.getWidth() < NARROW ? SMALL_PICTURE : PICTURE;
            if (point != shown || fitting != side) {
                side = fitting;
                fill(map.data().orElseThrow(), point);
                shown = point;
            }
            place(point);
        }
    }

    private void fill(MapData data, int point) {
        picture.setWidth(side);
        picture.setHeight(side);
        picture.show(data.points().sketch(point), FxColours.of(map.colours().text()));
        category.setMaxWidth(side);
        path.setMaxWidth(side);
        category.setText(data.category(point));
        category.setVisible(!category.getText().isEmpty());
        category.setManaged(category.isVisible());
        path.setText(MapTexts.path(data, point));
        List<ComponentShare> general = data.points().shares(Level.L, point, GENERAL);
        List<ComponentShare> specific = data.points().shares(Level.K, point, SPECIFIC);
        shares.getChildren().setAll(Stream.concat(general.stream(), specific.stream())
                .filter(s -> s.probability() >= SMALLEST_SHARE).map(s -> row(data, s)).toList());
    }

    private HBox row(MapData data, ComponentShare share) {
        Label name = new Label(MapTexts.component(data, share));
        double whole = side == PICTURE ? BAR : SMALL_BAR;
        name.setPrefWidth(side - whole - PERCENT);
        name.setMinWidth(side - whole - PERCENT);
        Region filled = new Region();
        filled.setBackground(new Background(new BackgroundFill(FxColours.of(map.colours().of(share.index())), new CornerRadii(3), null)));
        filled.setPrefSize(Math.max(2, whole * share.probability()), 8);
        filled.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane bar = new StackPane(filled);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinWidth(whole);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label percent = new Label(MapTexts.percent(share.probability()));
        percent.getStyleClass().add("share-percent");
        HBox row = new HBox(name, bar, percent);
        row.getStyleClass().add("map-share");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void place(int point) {
        MapViewport viewport = map.camera().viewport();
        double reach = map.scene().map(s -> s.size(viewport) / 2).orElse(0.0) + CLEAR;
        double x = viewport.toScreenX(map.x(point));
        double y = viewport.toScreenY(map.y(point));
        applyCss(); // new rows have no style yet, and so no size
        autosize();
        MapBox box = CardPlacement.place(new MapBox(x, y, x, y).grown(reach), getWidth(), getHeight(), surface.getWidth(), surface.getHeight());
        relocate(Math.round(box.left()), Math.round(box.top()));
    }
}
