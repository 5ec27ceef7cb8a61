package sketchatlas.studio.view;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.studio.settings.ThemeChoice;

/** The menu bar. */
final class StudioMenus {
    private StudioMenus() {
    }

    /**
     * @param workbench the menu of the workbench
     * @param panels entries for the panels of the window
     * @param help the menu at the end
     */
    static MenuBar create(StudioActions actions, Menu workbench, List<MenuItem> panels, Themes themes, Menu help, Runnable quit) {
        MenuItem quitItem = new MenuItem("Quit");
        quitItem.setId("quit-item");
        quitItem.setAccelerator(KeyCombination.keyCombination("Shortcut+Q"));
        quitItem.setOnAction(_ -> quit.run());

        Menu file = new Menu("_File", null, actions.openSketch.menuItem(), actions.saveSketch.menuItem(),
                actions.exportPicture.menuItem(), new SeparatorMenuItem(), actions.addToOwn.menuItem(), actions.ownSketches.menuItem(),
                new SeparatorMenuItem(), actions.openModel.menuItem(), new SeparatorMenuItem(),
                quitItem);
        Menu edit = new Menu("_Edit", null, actions.undo.menuItem(), actions.redo.menuItem(), new SeparatorMenuItem(),
                actions.clear.menuItem());
        CheckMenuItem nearest = new CheckMenuItem("Show the nearest of " + NearestDrawing.CANDIDATES + " drawings");
        nearest.setId("nearest-item");
        nearest.selectedProperty().bindBidirectional(actions.nearest);
        Menu reconstruction = new Menu("_Reconstruction", null, actions.again.menuItem(), nearest, actions.resetTemperature.menuItem(),
                new SeparatorMenuItem(), actions.copyToPaper.menuItem());
        Menu explore = new Menu("E_xplore", null, actions.openAtlas.menuItem(), actions.makeAtlas.menuItem(), actions.pauseAtlas.menuItem(),
                actions.cancelAtlas.menuItem(), new SeparatorMenuItem(), actions.exportMap.menuItem(), actions.exportTree.menuItem());
        Menu model = new Menu("_Model", null, actions.models.menuItem(), actions.newTraining.menuItem());
        MenuBar bar = new MenuBar(file, edit, reconstruction, explore, workbench, model, view(panels, themes), help);
        bar.setUseSystemMenuBar(true);
        return bar;
    }

    private static Menu view(List<MenuItem> panels, Themes themes) {
        ToggleGroup group = new ToggleGroup();
        Menu view = new Menu("_View");
        view.getItems().addAll(panels);
        view.getItems().add(new SeparatorMenuItem());
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(switch (choice) {
                case SYSTEM -> "Theme of the desktop";
                case LIGHT -> "Light theme";
                case DARK -> "Dark theme";
            });
            item.setToggleGroup(group);
            item.setOnAction(_ -> themes.choiceProperty().set(choice));
            themes.choiceProperty().subscribe(now -> item.setSelected(now == choice));
            view.getItems().add(item);
        }
        return view;
    }
}
