package sketchatlas.studio.view.tree;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.tree.ComponentDetails;
import sketchatlas.studio.viewmodel.tree.ComponentDetails.Link;
import sketchatlas.studio.viewmodel.tree.InspectorViewModel;
import sketchatlas.studio.viewmodel.tree.TreeTexts;

/** All about one component: its name, numbers and relatives, sketches from inside it, its most typical and most doubtful ones. */
public final class InspectorCard extends VBox {
    private static final double MEAN = 108;
    private static final double SAMPLE = 76;
    private static final double SMALL = 52;

    private final InspectorViewModel inspector;
    private final ObservableValue<ComponentNames> names;
    private final ObservableValue<Boolean> dark;
    private final ComponentChip chip = new ComponentChip();
    private final TextField name = new TextField();
    private final Label numbers = new Label();
    private final SketchButton mean;
    private final Label relation = new Label();
    private final FlowPane relatives = new FlowPane();
    private final List<Node> forLiveOnes = new ArrayList<>();
    private final List<SketchButton> samples = new ArrayList<>();
    private final List<SketchButton> typical = new ArrayList<>();
    private final List<SketchButton> borderline = new ArrayList<>();

    /** What the card cannot do by itself. */
    public interface Deeds {
        /** Goes where the component is on the map. */
        void showOnMap(ComponentId component);

        void useOnPaper(Sketch sketch);

        void save(Sketch sketch);

        void copy(Sketch sketch);

        /** Makes a node the source of a sketch that can be carried about. */
        void carry(Node node, Supplier<Optional<SketchToken>> sketch);

        /** As {@link #carry}, of the mean of a component. */
        void carryComponent(Node node, Supplier<Optional<ComponentId>> component);

        /** As {@link #carry}, of a sketch of the atlas by its number. */
        void carryPoint(Node node, Supplier<Optional<Integer>> point);
    }

    InspectorCard(InspectorViewModel inspector, ObservableValue<ComponentNames> names, ObservableValue<Boolean> dark, Deeds deeds) {
        this.inspector = inspector;
        this.names = names;
        this.dark = dark;
        setId("inspector");
        getStyleClass().add("inspector");
        mean = new SketchButton(MEAN, dark, "What the model draws from the mean; puts it on the paper");
        mean.setOnAction(_ -> mean.sketch().ifPresent(deeds::useOnPaper));
        deeds.carryComponent(mean, () -> inspector.details().map(ComponentDetails::id));
        VBox content = new VBox(about(), buttons(deeds), samples(deeds),
                sketches("Most typical", "Its sketches with the highest density", typical, ComponentDetails::typical, deeds),
                sketches("Borderline", "Its sketches that another pattern almost won", borderline, ComponentDetails::borderline, deeds));
        content.getStyleClass().add("inspector-content");
        forLiveOnes.addAll(content.getChildren().subList(1, content.getChildren().size()));
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("legend-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header(), scroll);
        inspector.detailsProperty().subscribe(_ -> show());
        inspector.samplesProperty().subscribe(this::showSamples);
        names.subscribe(_ -> showName());
        dark.subscribe(_ -> show());
    }

    /** Turns the keyboard to the name. */
    void editName() {
        name.requestFocus();
        name.selectAll();
    }

    private HBox header() {
        name.setId("component-name");
        name.setPromptText("Name this pattern");
        name.setAccessibleText("Name of the component");
        name.setTooltip(new Tooltip("A name of your own, used everywhere. Enter keeps it, an empty one takes it away  F2"));
        name.getStyleClass().add("quiet-field");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(_ -> {
            inspector.rename(name.getText());
            getParent().requestFocus();
        });
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                inspector.rename(name.getText());
                showName();
            }
        });
        name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showName();
                getParent().requestFocus();
                event.consume();
            }
        });
        Button close = icon("close-inspector", "Close", Feather.X);
        close.setOnAction(_ -> inspector.close());
        HBox header = new HBox(chip, name, close);
        header.getStyleClass().add("inspector-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private HBox about() {
        numbers.setWrapText(true);
        numbers.setTooltip(new Tooltip("Its sketches on the map; and its weight, q(l) or q(k): its part of all that the model has learned"));
        relation.getStyleClass().add("panel-caption");
        relatives.getStyleClass().add("relatives");
        VBox texts = new VBox(numbers, relation, relatives);
        texts.getStyleClass().add("share-group");
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox about = new HBox(mean, texts);
        about.getStyleClass().add("inspector-about");
        return about;
    }

    private Node buttons(Deeds deeds) {
        Button map = text("show-on-map", "On the map", "Goes where its sketches are on the map", Feather.MAP);
        map.setOnAction(_ -> inspector.details().ifPresent(d -> deeds.showOnMap(d.id())));
        Button paper = text("use-on-paper", "On paper", "Puts what the model draws from the mean on the paper", Feather.EDIT_3);
        paper.setOnAction(_ -> mean.sketch().ifPresent(deeds::useOnPaper));
        Button copy = icon("copy-sketch", "Copy the sketch, as a picture and as SVG", Feather.COPY);
        copy.setOnAction(_ -> mean.sketch().ifPresent(deeds::copy));
        Button save = icon("save-mean", "Save the sketch...", Feather.SAVE);
        save.setOnAction(_ -> mean.sketch().ifPresent(deeds::save));
        HBox buttons = new HBox(map, paper, new Spacer(), copy, save);
        buttons.getStyleClass().add("inspector-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private Node samples(Deeds deeds) {
        Label title = new Label("Drawn from inside");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(USE_PREF_SIZE);
        Button more = icon("more-samples", "Draw others", Feather.REFRESH_CW);
        more.setOnAction(_ -> inspector.more());
        HBox header = new HBox(title, new Spacer(), more);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");

        Slider slider = new Slider(0, InspectorViewModel.WIDEST, InspectorViewModel.USUAL_SPREAD);
        slider.setId("spread");
        slider.setBlockIncrement(0.1);
        slider.setTooltip(new Tooltip("How far from the middle of the component's Gaussian, in standard deviations"));
        slider.valueProperty().bindBidirectional(inspector.spreadProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label label = new Label("Spread");
        label.setLabelFor(slider);
        label.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().add("number");
        value.textProperty().bind(inspector.spreadProperty().map(s -> String.format(Locale.ENGLISH, "%.1f σ", s.doubleValue())));
        HBox row = new HBox(label, slider, value);
        row.getStyleClass().add("sampling-row");
        row.setAlignment(Pos.CENTER_LEFT);

        Label problem = new Label();
        problem.setWrapText(true);
        problem.textProperty().bind(inspector.problemProperty());
        problem.managedProperty().bind(inspector.problemProperty().isNotEmpty());
        TilePane tiles = tiles();
        for (int i = 0; i < InspectorViewModel.SAMPLES; i++) {
            SketchButton button = new SketchButton(SAMPLE, dark, "Puts this sketch on the paper");
            button.setOnAction(_ -> button.sketch().ifPresent(deeds::useOnPaper));
            int number = i;
            button.setId("sample-" + i);
            deeds.carry(button, () -> Optional.of(inspector.samplesProperty().get()).filter(s -> number < s.size()).map(s -> s.get(number)));
            samples.add(button);
            tiles.getChildren().add(button);
        }
        return section(header, row, problem, tiles);
    }

    private Node sketches(String title, String caption, List<SketchButton> buttons, Function<ComponentDetails, List<Integer>> points, Deeds deeds) {
        Label label = new Label(title);
        label.getStyleClass().add("panel-title");
        Label explained = new Label(caption);
        explained.getStyleClass().add("panel-caption");
        TilePane tiles = tiles();
        for (int i = 0; i < ComponentDetails.SKETCHES; i++) {
            int number = i;
            SketchButton button = new SketchButton(SMALL, dark, "Selects this sketch on the map");
            button.setOnAction(_ -> point(points, number).ifPresent(inspector::selectSketch));
            deeds.carryPoint(button, () -> point(points, number));
            buttons.add(button);
            tiles.getChildren().add(button);
        }
        return section(label, explained, tiles);
    }

    private static TilePane tiles() {
        TilePane tiles = new TilePane();
        tiles.getStyleClass().add("sketch-tiles");
        tiles.setPrefColumns(3);
        return tiles;
    }

    private static VBox section(Node... nodes) {
        VBox section = new VBox(nodes);
        section.getStyleClass().add("inspector-section");
        return section;
    }

    private static Button icon(String id, String tip, Ikon icon) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        return button;
    }

    private static Button text(String id, String text, String tip, Ikon icon) {
        Button button = icon(id, tip, icon);
        button.getStyleClass().setAll("button", "inspector-button");
        button.setText(text);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Optional<Integer> point(Function<ComponentDetails, List<Integer>> points, int number) {
        return inspector.details().map(points).filter(p -> number < p.size()).map(p -> p.get(number));
    }

    private void show() {
        Optional<ComponentDetails> details = inspector.details();
        setVisible(details.isPresent());
        setManaged(details.isPresent());
        details.ifPresent(this::show);
    }

    private void show(ComponentDetails d) {
        MapColours colours = new MapColours(dark.getValue());
        chip.show(d.id(), colours);
        showName();
        numbers.setText(TreeTexts.kind(d.id().level()) + "\n"
                + (d.live() ? TreeTexts.sketches(d.won()) + "\n" + TreeTexts.weight(d.weight()) : d.died() + "."));
        forLiveOnes.forEach(node -> {
            node.setVisible(d.live());
            node.setManaged(d.live());
        });
        mean.setVisible(d.live());
        mean.setManaged(d.live());
        mean.show(d.mean());
        relation.setText(d.relatives().isEmpty() ? "" : d.id().level() == Level.K ? "Part of, q(k|l)" : "Made of, q(k|l)");
        relatives.getChildren().setAll(d.relatives().stream().map(link -> relative(link, colours)).toList());
        fill(typical, d.typical());
        fill(borderline, d.borderline());
    }

    private Button relative(Link link, MapColours colours) {
        ComponentChip other = new ComponentChip();
        other.show(link.id(), colours);
        Button button = new Button(TreeTexts.percent(link.weight()), other);
        button.getStyleClass().add("relative");
        String label = TreeTexts.title(names.getValue(), link.id());
        button.setTooltip(new Tooltip("Selects " + label));
        button.setAccessibleText(label + ", " + button.getText());
        button.setOnAction(_ -> inspector.select(link.id()));
        return button;
    }

    private void fill(List<SketchButton> buttons, List<Integer> points) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setVisible(i < points.size());
            buttons.get(i).setManaged(i < points.size());
            if (i < points.size()) {
                buttons.get(i).show(inspector.sketch(points.get(i)));
            }
        }
    }

    private void showSamples(List<SketchToken> drawn) {
        for (int i = 0; i < samples.size(); i++) {
            if (i < drawn.size()) {
                drawn.get(i).sketch().ifPresentOrElse(samples.get(i)::show, samples.get(i)::clear);
            } else {
                samples.get(i).clear();
            }
        }
    }

    private void showName() {
        inspector.details().ifPresent(d -> name.setText(names.getValue().name(d.id().level(), d.id().index()).orElse("")));
    }
}
