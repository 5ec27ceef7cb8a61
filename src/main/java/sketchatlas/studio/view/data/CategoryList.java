package sketchatlas.studio.view.data;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.data.CategoriesViewModel;
import sketchatlas.studio.viewmodel.data.CategoryItem;

/** The categories of the data set, to tick. */
final class CategoryList extends VBox {
    private static final double BAR_WIDTH = 120;
    private static final double LEAST_WIDTH = 180;

    CategoryList(CategoriesViewModel categories) {
        getStyleClass().add("data-box");
        ListView<CategoryItem> list = new ListView<>(categories.items());
        list.setId("data-categories");
        list.setAccessibleText("Categories");
        list.setCellFactory(_ -> new CategoryCell());
        list.getStyleClass().add("data-list");
        Label empty = new Label("Drop data files or a folder here.");
        empty.getStyleClass().add("data-note");
        list.setPlaceholder(empty);
        list.setMinHeight(90);
        list.setMinWidth(LEAST_WIDTH);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            CategoryItem item = list.getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.SPACE && item != null) {
                item.chosenProperty().set(!item.chosen());
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);

        Label title = new Label("Categories");
        title.getStyleClass().add("data-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label reading = new Label();
        reading.getStyleClass().add("data-note");
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(BAR_WIDTH);
        HBox progress = DataViews.line(reading, bar);
        progress.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(progress, Priority.ALWAYS);
        progress.setMinWidth(0);
        categories.readingProperty().subscribe(now -> {
            progress.setVisible(now.isPresent());
            now.ifPresent(r -> {
                reading.setText(r.what());
                bar.setProgress(r.share());
            });
        });
        HBox top = DataViews.line(title, Parts.button("data-all", "All", "Choose all categories that can be used", null, categories::chooseAll),
                Parts.button("data-none", "None", "Choose no category", null, categories::chooseNone), progress);
        List.of(top.getChildren().get(1), top.getChildren().get(2)).forEach(b -> {
            b.getStyleClass().addAll("flat", "small");
            b.disableProperty().bind(Bindings.isEmpty(categories.items()));
        });
        getChildren().addAll(top, list);
    }
}
