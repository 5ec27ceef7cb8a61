package sketchatlas.studio.view.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sketchatlas.studio.viewmodel.training.WatchViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel.Earlier;

/** A button with a menu of the library's trainings, and of any other folder. Looks anew what there is each time that it is opened. */
public final class EarlierMenu extends MenuButton {
    private final WatchViewModel watch;
    private final Consumer<Path> choose;
    private final Runnable elsewhere;

    /**
     * @param choose takes the folder of the training that the person chose
     * @param elsewhere asks for one that is not in the library
     */
    public EarlierMenu(WatchViewModel watch, Consumer<Path> choose, Runnable elsewhere) {
        this.watch = watch;
        this.choose = choose;
        this.elsewhere = elsewhere;
        watch.earlierProperty().subscribe(_ -> fill());
        watch.folderProperty().subscribe(_ -> fill());
        setOnShowing(_ -> watch.lookForEarlier());
    }

    private void fill() {
        Optional<Path> watched = watch.folderProperty().get();
        List<MenuItem> items = new ArrayList<>();
        for (Earlier earlier : watch.earlierProperty().get()) {
            if (!watched.equals(Optional.of(earlier.folder()))) { // what is seen already is no choice
                MenuItem item = new MenuItem(earlier.name());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> choose.accept(earlier.folder()));
                items.add(item);
            }
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        MenuItem other = new MenuItem("Another folder...");
        other.setOnAction(_ -> elsewhere.run());
        items.add(other);
        getItems().setAll(items);
    }
}
