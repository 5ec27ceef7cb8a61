package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.training.RunViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;

/** A training as it is watched: curves and film beside each other, or one of them where the panel is narrow; and what is said while there is none. */
public final class WatchPanel extends StackPane {
    private static final double BUTTON_GAP = 10;
    private static final double BESIDE_FROM = 820; // width from which both are seen
    private static final double CURVES_SHARE = 0.52;

    private final Body body;

    /** What a person can ask for from here. */
    public interface Deeds {
        /** Begins to put a new training together. */
        void begin();

        /** Asks for an earlier training that is not in the library, to watch it. */
        void open();

        /** Asks for another training that is not in the library, to lay it over. */
        void compare();
    }

    public WatchPanel(WatchViewModel watch, RunViewModel run, ObservableValue<Boolean> dark, Deeds deeds) {
        setId("watch");
        getStyleClass().add("watch");
        setMinSize(0, 0);
        watch.film().darkProperty().bind(dark);
        CurvesPane curves = new CurvesPane(watch, dark, deeds::compare);
        FilmPane film = new FilmPane(watch.film());
        body = new Body(new RunHeader(watch, run), curves, film);
        Node empty = empty(watch, deeds);
        body.visibleProperty().bind(watch.folderProperty().map(Optional::isPresent));
        empty.visibleProperty().bind(watch.folderProperty().map(Optional::isEmpty));
        getChildren().addAll(body, empty);
    }

    /** Where the keyboard goes when the panel is shown. */
    public Node focusTarget() {
        return body.curvesPill;
    }

    private static Node empty(WatchViewModel watch, Deeds deeds) {
        Label title = new Label("Train", new FontIcon(Feather.ACTIVITY));
        title.getStyleClass().add("atlas-notice-title");
        Label what = new Label("Watch a model learn: how its losses fall, which patterns live on, and how its drawings become better.");
        what.getStyleClass().add("map-empty-text");
        what.setWrapText(true);
        what.setMaxWidth(380);
        FlowPane buttons = new FlowPane(BUTTON_GAP, BUTTON_GAP);
        buttons.getStyleClass().add("map-empty-buttons");
        buttons.setAlignment(Pos.CENTER);
        Button begin = new Button("New training...");
        begin.setId("empty-new-training");
        begin.getStyleClass().add(Styles.ACCENT);
        begin.setMinWidth(USE_PREF_SIZE);
        begin.setOnAction(_ -> deeds.begin());
        buttons.getChildren().add(begin);
        EarlierMenu open = new EarlierMenu(watch, watch::open, deeds::open);
        open.setText("Open an earlier one");
        open.setId("empty-open-training");
        open.setMinWidth(USE_PREF_SIZE);
        buttons.getChildren().add(open);
        VBox notice = new VBox(title, what, buttons);
        notice.getStyleClass().add("atlas-notice");
        notice.setAlignment(Pos.CENTER);
        return notice;
    }

    /** Header, and below it curves and film. */
    private static final class Body extends Region {
        private final RunHeader header;
        private final Region curves;
        private final Region film;
        private final HBox pills;
        private final ToggleButton curvesPill = pill("watch-curves", "Curves", Styles.LEFT_PILL);
        private final ToggleButton filmPill = pill("watch-film", "Film", Styles.RIGHT_PILL);

        Body(RunHeader header, Region curves, Region film) {
            this.header = header;
            this.curves = curves;
            this.film = film;
            setMinSize(0, 0);
            pills = new HBox(curvesPill, filmPill);
            pills.getStyleClass().add("watch-pills");
            curvesPill.setSelected(true);
            curvesPill.setOnAction(_ -> choose(true));
            filmPill.setOnAction(_ -> choose(false));
            getChildren().addAll(header, pills, curves, film);
        }

        private static ToggleButton pill(String id, String name, String style) {
            ToggleButton pill = new ToggleButton(name);
            pill.setId(id);
            pill.getStyleClass().add(style);
            return pill;
        }

        private void choose(boolean first) {
            curvesPill.setSelected(first);
            filmPill.setSelected(!first);
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            boolean beside = width >= BESIDE_FROM;
            double top = snapSizeY(header.prefHeight(width));
            header.resizeRelocate(0, 0, width, top);
            pills.setVisible(!beside);
            curves.setVisible(beside || curvesPill.isSelected());
            film.setVisible(beside || filmPill.isSelected());
            if (beside) {
                double left = snapSizeX(width * CURVES_SHARE);
                curves.resizeRelocate(0, top, left, getHeight() - top);
                film.resizeRelocate(left, top, width - left, getHeight() - top);
            } else {
                double row = snapSizeY(pills.prefHeight(width));
                pills.resizeRelocate(0, top, width, row);
                curves.resizeRelocate(0, top + row, width, getHeight() - top - row);
                film.resizeRelocate(0, top + row, width, getHeight() - top - row);
            }
        }
    }
}
