package sketchatlas.studio.view;

import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.calculators.CalculatorStore.Entry;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.studio.view.workbench.TokenDeeds;
import sketchatlas.studio.view.workbench.WorkbenchPanel;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.CompletionViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel.Tab;

/** The workbench in the menu bar: all that its panel can do, for people without a mouse and for those who look into menus first. */
final class WorkbenchMenu {
    private final StudioViewModel studio;
    private final WorkbenchViewModel workbench;
    private final FileDialogs dialogs;
    private final Supplier<WorkbenchPanel> panel;

    private WorkbenchMenu(StudioViewModel studio, FileDialogs dialogs, Supplier<WorkbenchPanel> panel) {
        this.studio = studio;
        this.dialogs = dialogs;
        this.panel = panel;
        workbench = studio.workbench();
    }

    /** @param panel called when one of its deeds is done, with the panel shown */
    static Menu create(StudioViewModel studio, FileDialogs dialogs, TokenDeeds deeds, Supplier<WorkbenchPanel> panel) {
        return new WorkbenchMenu(studio, dialogs, panel).menu(deeds);
    }

    private Menu menu(TokenDeeds deeds) {
        ObservableValue<WorkbenchState> state = workbench.stateProperty();
        ObservableValue<Boolean> open = workbench.benchProperty().map(bench -> bench.isPresent());
        return new Menu("_Workbench", null,
                WorkbenchStudioPanel.undo(workbench).menuItem(), WorkbenchStudioPanel.redo(workbench).menuItem(), new SeparatorMenuItem(),
                tab("Analogy: a + s (b - c)", Tab.ANALOGY), tab("Between two or four sketches", Tab.INTERPOLATION), tab("Finish the drawing", Tab.COMPLETION),
                new SeparatorMenuItem(),
                deeds.menu("Your drawing", workbench.tokens()::drawing), deeds.menu("Its reconstruction", workbench.tokens()::reconstruction),
                deeds.menu("What is selected", workbench.tokens()::selected),
                item("bench-paste", "Paste a sketch to the tray", Feather.CLIPBOARD, open, () -> panel.get().paste()),
                item("bench-pin-file", "Pin sketches of a file...", Feather.FOLDER_PLUS, open, () -> dialogs.openSketch().ifPresent(workbench::pin)),
                new SeparatorMenuItem(),
                item("swap", "Swap b and c", Feather.REPEAT, state.map(s -> s.in(Slot.B).isPresent() || s.in(Slot.C).isPresent()),
                        () -> workbench.execute(new WorkbenchCommand.Swap(Slot.B, Slot.C))),
                WorkbenchStudioPanel.clear(workbench).menuItem(),
                item("bench-next-seed", "Draw again, with the next seed", Feather.REFRESH_CW, open, workbench::nextSeed),
                item("bench-complete", "Finish the drawing in " + CompletionViewModel.VARIANTS + " ways", Feather.EDIT_2,
                        studio.drawing().paperProperty().flatMap(paper -> open.map(o -> o && !paper.drawing().isEmpty())), () -> {
                            workbench.tabProperty().set(Tab.COMPLETION);
                            workbench.complete();
                        }),
                new SeparatorMenuItem(), calculators(
                        item("bench-keep", "Keep b - c as a calculator...", Feather.SAVE, state.map(_ -> workbench.canSave()), () -> panel.get().nameCalculator()),
                        item("bench-import", "Import calculators...", Feather.UPLOAD, open,
                                () -> dialogs.importCalculators().ifPresent(workbench.calculators()::importFrom))),
                item("show-example", "Lay out an example", Feather.PLAY, workbench.calculators().entriesProperty().map(entries -> !entries.isEmpty()),
                        workbench::showExample),
                WorkbenchStudioPanel.export(workbench, dialogs).menuItem());
    }

    private MenuItem tab(String name, Tab tab) {
        return item("open-" + tab, name, Feather.TOOL, workbench.benchProperty().map(_ -> true), () -> workbench.tabProperty().set(tab));
    }

    private MenuItem item(String id, String name, Ikon icon, ObservableValue<Boolean> enabled, Runnable run) {
        return new Action(id, new SimpleStringProperty(name), icon, null, enabled, () -> {
            studio.panels().show(PanelsViewModel.WORKBENCH);
            run.run();
        }).menuItem();
    }

    /** The calculators of the model, each in place of b - c, and what else can be done; a menu of their own, for low screens have no room for all in one. */
    private Menu calculators(MenuItem... more) {
        Menu menu = new Menu("Calculators");
        menu.setId("bench-calculators");
        workbench.calculators().entriesProperty().subscribe(entries -> {
            menu.getItems().setAll(entries.stream().map(this::use).toList());
            if (!entries.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().addAll(more);
        });
        return menu;
    }

    private MenuItem use(Entry entry) {
        MenuItem item = new MenuItem(entry.calculator().name());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            studio.panels().show(PanelsViewModel.WORKBENCH);
            workbench.use(entry.calculator());
        });
        return item;
    }
}
