package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.film.Film;
import sketchatlas.explore.film.FilmFrame;
import sketchatlas.explore.film.FilmFrame.Pair;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.map.MapSurface;
import sketchatlas.studio.view.map.PanZoomGesture;
import sketchatlas.studio.view.map.SketchPicture;
import sketchatlas.studio.view.tree.TreeSurface;
import sketchatlas.studio.viewmodel.training.FilmViewModel;

/** A frame of the film: sketches above what the model makes of them, the map and the tree; and what goes through the frames. */
final class FilmPane extends VBox {
    private static final double FRAME_MILLIS = 350;
    private static final double LEAST_PICTURE = 30; // side of a sketch, in screen units
    private static final double MOST_PICTURE = 56;
    private static final double PICTURE_SHARE = 0.085; // of the height
    private static final double AROUND = 10; // around a sketch
    private static final int ROWS = 2; // of sketches, as far as they fit

    private final FilmViewModel film;
    private final FlowPane pairs = new FlowPane();
    private final List<SketchPicture> originals = new ArrayList<>();
    private final List<SketchPicture> drawn = new ArrayList<>();
    private final Timeline clock;
    private double side = MOST_PICTURE; // of a sketch

    FilmPane(FilmViewModel film) {
        this.film = film;
        getStyleClass().add("film");
        setMinSize(0, 0);
        pairs.setId("film-pairs");
        pairs.getStyleClass().add("film-pairs");
        MapSurface map = new MapSurface(film.map());
        map.setId("film-map");
        PanZoomGesture.install(map, film.map().camera());
        TreeSurface tree = new TreeSurface(film.tree());
        tree.setId("film-tree");
        PanZoomGesture.install(tree, film.tree().camera());
        Label noTree = sentence("The tree grows as soon as components are live.");
        noTree.visibleProperty().bind(film.tree().sceneProperty().map(scene -> scene.isEmpty()));
        Views views = new Views(titled("Map", map, colours()), titled("Tree", new StackPane(tree, noTree), null));
        VBox.setVgrow(views, Priority.ALWAYS);
        Label none = sentence("The film begins with the training's first frame: the same sketches, the map and the tree, every few hundred steps."
                + " There is none where the training was started without.");
        VBox seen = new VBox(pairs, views);
        seen.visibleProperty().bind(film.frameProperty().map(frame -> frame.isPresent()));
        none.visibleProperty().bind(film.frameProperty().map(frame -> frame.isEmpty()));
        seen.setMinSize(0, 0);
        StackPane centre = new StackPane(seen, none);
        centre.setMinSize(0, 0);
        VBox.setVgrow(centre, Priority.ALWAYS);
        Label problem = sentence("");
        problem.getStyleClass().add("watch-problem");
        problem.textProperty().bind(film.problemProperty());
        problem.visibleProperty().bind(film.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(centre, problem, strip());
        film.frameProperty().subscribe(frame -> frame.ifPresent(this::show));
        film.darkProperty().addListener(_ -> film.frameProperty().get().ifPresent(this::show));
        clock = new Timeline(new KeyFrame(Duration.millis(FRAME_MILLIS), _ -> film.advance()));
        clock.setCycleCount(Timeline.INDEFINITE);
        film.playingProperty().subscribe(playing -> {
            if (playing) {
                clock.play();
            } else {
                clock.stop();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        int columns = Math.max(1, Math.ceilDiv(Math.max(1, originals.size()), ROWS));
        double fitting = Math.min((getWidth() - 24) / columns - AROUND, PICTURE_SHARE * getHeight());
        double wanted = Math.clamp(Math.floor(fitting), LEAST_PICTURE, MOST_PICTURE);
        if (wanted != side) {
            side = wanted;
            for (SketchPicture picture : Stream.concat(originals.stream(), drawn.stream()).toList()) {
                picture.setWidth(side);
                picture.setHeight(side);
            }
            film.frameProperty().get().ifPresent(this::show);
        }
        pairs.setMaxWidth(Math.max(columns * (side + AROUND), LEAST_PICTURE));
        super.layoutChildren();
    }

    /** Map and tree, side by side or one above the other. */
    private static final class Views extends Region {
        private final Region map;
        private final Region tree;

        Views(Region map, Region tree) {
            this.map = map;
            this.tree = tree;
            setMinSize(0, 0);
            getChildren().addAll(map, tree);
        }

        @Override
        protected void layoutChildren() {
            double gap = 6;
            if (getWidth() >= getHeight()) {
                double half = snapSizeX((getWidth() - gap) / 2);
                map.resizeRelocate(0, 0, half, getHeight());
                tree.resizeRelocate(half + gap, 0, getWidth() - half - gap, getHeight());
            } else {
                double half = snapSizeY((getHeight() - gap) / 2);
                map.resizeRelocate(0, 0, getWidth(), half);
                tree.resizeRelocate(0, half + gap, getWidth(), getHeight() - half - gap);
            }
        }
    }

    private static Region titled(String name, Region content, Node beside) {
        Label title = new Label(name);
        title.getStyleClass().add("chart-title");
        title.setMinWidth(0);
        title.setEllipsisString(""); // where there is no room, what stands beside it tells
        HBox line = new HBox(title);
        line.getStyleClass().add("film-title");
        line.setAlignment(Pos.CENTER_LEFT);
        if (beside != null) {
            line.getChildren().add(beside);
        }
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        return new VBox(line, content);
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("map-empty-text");
        label.setWrapText(true);
        label.setMaxWidth(360);
        return label;
    }

    /** What the map is coloured by. */
    private Node colours() {
        HBox pills = new HBox(colour(ColourBy.CATEGORY, "Categories", Styles.LEFT_PILL), colour(ColourBy.LEVEL_K, "k", Styles.CENTER_PILL),
                colour(ColourBy.LEVEL_L, "l", Styles.RIGHT_PILL));
        pills.getStyleClass().add("chart-kinds");
        pills.setMinWidth(Region.USE_PREF_SIZE);
        pills.setAlignment(Pos.CENTER_LEFT);
        return pills;
    }

    private ToggleButton colour(ColourBy by, String name, String style) {
        ToggleButton button = new ToggleButton(name);
        button.setId("film-colour-" + by.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(by == ColourBy.CATEGORY ? "Colour by category" : "Colour by component of level " + name));
        button.setOnAction(_ -> {
            film.map().colourByProperty().set(by);
            button.setSelected(true); // one of them always is
        });
        film.map().colourByProperty().subscribe(now -> button.setSelected(now == by));
        return button;
    }

    private Node strip() {
        Button back = button("film-back", Feather.CHEVRON_LEFT, "The frame before");
        back.setOnAction(_ -> film.step(-1));
        Button play = button("film-play", Feather.PLAY, "Play the film");
        play.setOnAction(_ -> film.togglePlaying());
        film.playingProperty().subscribe(playing -> play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY)));
        Button next = button("film-next", Feather.CHEVRON_RIGHT, "The next frame");
        next.setOnAction(_ -> film.step(1));
        Slider slider = new Slider(0, 1, 0);
        slider.setId("film-slider");
        slider.setAccessibleText("Frame of the film");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setMinWidth(50);
        HBox.setHgrow(slider, Priority.ALWAYS);
        boolean[] own = {false}; // the slider follows the film
        Label place = new Label();
        place.setId("film-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Runnable update = () -> {
            List<Film.Entry> entries = film.entriesProperty().get();
            int index = film.indexProperty().get();
            own[0] = true;
            slider.setMax(Math.max(1, entries.size() - 1));
            slider.setValue(Math.max(0, index));
            own[0] = false;
            slider.setDisable(entries.size() < 2);
            back.setDisable(index <= 0);
            play.setDisable(entries.size() < 2);
            next.setDisable(index < 0 || index >= entries.size() - 1);
            place.setText(FilmViewModel.place(entries, index));
        };
        slider.valueProperty().addListener((_, _, value) -> {
            if (!own[0]) {
                film.choose((int) Math.round(value.doubleValue()));
            }
        });
        film.entriesProperty().subscribe(_ -> update.run());
        film.indexProperty().subscribe(_ -> update.run());
        ToggleButton follow = new ToggleButton(null, new FontIcon(Feather.SKIP_FORWARD));
        follow.setId("film-follow");
        follow.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        follow.setTooltip(new Tooltip("Follow the newest frame"));
        follow.setAccessibleText("Follow the newest frame");
        follow.selectedProperty().bindBidirectional(film.followingProperty());
        HBox strip = new HBox(back, play, next, slider, place, follow);
        strip.getStyleClass().add("film-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        return strip;
    }

    private static Button button(String id, Ikon icon, String name) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    private void show(FilmFrame frame) {
        List<Pair> shown = frame.pairs();
        if (shown.size() != originals.size()) {
            originals.clear();
            drawn.clear();
            pairs.getChildren().clear();
            for (Pair pair : shown) {
                SketchPicture above = new SketchPicture(side);
                SketchPicture below = new SketchPicture(side);
                originals.add(above);
                drawn.add(below);
                VBox both = new VBox(above, below);
                both.getStyleClass().add("film-pair");
                Tooltip.install(both, new Tooltip(category(frame, pair) + ": a validation sketch, and what the model makes of it"));
                pairs.getChildren().add(both);
            }
        }
        MapColours colours = new MapColours(film.darkProperty().get());
        Color faint = FxColours.of(ChartView.style(film.darkProperty().get()).faint());
        for (int i = 0; i < shown.size(); i++) {
            originals.get(i).show(shown.get(i).original(), faint);
            drawn.get(i).show(shown.get(i).drawn(), FxColours.of(colours.text()));
        }
    }

    private static String category(FilmFrame frame, Pair pair) {
        List<String> categories = frame.atlas().description().categories();
        return pair.category() >= 0 ? categories.get(pair.category()) : "Sketch";
    }
}
