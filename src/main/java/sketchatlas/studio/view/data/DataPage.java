package sketchatlas.studio.view.data;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;

/** Where a person chooses the sketches to train with. */
public final class DataPage extends VBox {
    public DataPage(DataSetsViewModel data, DataDialogs dialogs) {
        Button folder = new Button("Choose a folder...");
        folder.setOnAction(_ -> dialogs.openDataFolder().ifPresent(data::openFolder));
        getChildren().add(folder);
    }
}
