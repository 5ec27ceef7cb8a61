package sketchatlas.studio.view;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import sketchatlas.studio.view.help.AboutWindow;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The menu for who wants to know more. */
final class HelpMenu {
    private HelpMenu() {
    }

    static Menu create(StudioViewModel studio, AboutWindow about) {
        MenuItem guide = item("guide-item", "User guide", studio.help()::openGuide);
        guide.setAccelerator(KeyCombination.keyCombination("F1"));
        return new Menu("_Help", null, guide, item("tour-item", "Tour", studio.tour()::start), new SeparatorMenuItem(),
                item("about-item", "About Sketch Atlas", about::show));
    }

    private static MenuItem item(String id, String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> run.run());
        return item;
    }
}
