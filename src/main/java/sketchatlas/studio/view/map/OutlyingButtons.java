package sketchatlas.studio.view.map;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.map.MapTexts;
import sketchatlas.studio.viewmodel.map.MapViewModel;
import sketchatlas.studio.viewmodel.map.Outlying;

/** At the border of the map, a button for what lies far off on that side. */
final class OutlyingButtons extends Pane {
    private static final double MARGIN = 8;

    private final MapViewModel map;
    private List<Outlying> shown = List.of();

    OutlyingButtons(MapViewModel map) {
        this.map = map;
        setPickOnBounds(false);
        map.outlyingProperty().subscribe(this::show);
        map.camera().viewportProperty().subscribe(_ -> requestLayout());
    }

    private void show(List<Outlying> now) {
        shown = now;
        getChildren().setAll(now.stream().map(this::button).toList());
        requestLayout();
    }

    private Button button(Outlying some) {
        Button button = new Button(MapTexts.number(some.count()) + " more", new FontIcon(icon(some.side())));
        button.setId("outlying-" + some.side().name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("map-outlying");
        button.setContentDisplay(some.side() == Outlying.Side.RIGHT ? ContentDisplay.RIGHT : ContentDisplay.LEFT);
        button.setTooltip(new Tooltip("Goes to " + MapTexts.sketches(some.count()) + " far off on this side; the key 0 shows all of the map"));
        button.setAccessibleText("Go to " + MapTexts.sketches(some.count()) + " far off");
        button.setOnAction(_ -> map.show(some));
        return button;
    }

    private static Ikon icon(Outlying.Side side) {
        return switch (side) {
            case LEFT -> Feather.CHEVRON_LEFT;
            case RIGHT -> Feather.CHEVRON_RIGHT;
            case TOP -> Feather.CHEVRON_UP;
            case BOTTOM -> Feather.CHEVRON_DOWN;
        };
    }

    @Override
    protected void layoutChildren() {
        MapViewport view = map.camera().viewport();
        for (int i = 0; i < shown.size(); i++) {
            Button button = (Button) getChildren().get(i);
            button.autosize();
            MapBox box = shown.get(i).box();
            double right = Math.max(MARGIN, getWidth() - MARGIN - button.getWidth());
            double bottom = Math.max(MARGIN, getHeight() - MARGIN - button.getHeight());
            double x = Math.clamp(view.toScreenX(box.centreX()) - button.getWidth() / 2, MARGIN, right);
            double y = Math.clamp(view.toScreenY(box.centreY()) - button.getHeight() / 2, MARGIN, bottom);
            switch (shown.get(i).side()) {
                case LEFT -> button.relocate(MARGIN, y);
                case RIGHT -> button.relocate(right, y);
                case TOP -> button.relocate(x, MARGIN);
                case BOTTOM -> button.relocate(x, bottom);
            }
        }
    }
}
