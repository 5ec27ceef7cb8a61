package sketchatlas.studio.view;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.viewmodel.PanelsViewModel;

/** The panels side by side, each made when it is first seen, with the toggles that open and close them in the tool bar and the menu. */
final class PanelFrame extends BorderPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final PanelsViewModel panels;
    private final List<StudioPanel<?>> views;
    private final Map<String, PanelPane> panes = new HashMap<>(); // of those that were seen
    private final SplitPane split = new SplitPane();
    private List<String> shown = List.of();

    /**
     * @param views at least one, from left to right
     * @param always stand at the right end of the tool bar
     */
    PanelFrame(List<StudioPanel<?>> views, PanelsViewModel panels, List<Node> always) {
        this.panels = panels;
        this.views = List.copyOf(views);
        HBox toggles = new HBox();
        toggles.getStyleClass().add("panel-toggles");
        for (StudioPanel<?> view : views) {
            panels.add(view.id(), view.openFrom());
            toggles.getChildren().add(toggleButton(view));
        }
        ToolBar bar = new ToolBar(toggles, new Spacer());
        bar.getItems().addAll(always);
        setTop(bar);
        split.getStyleClass().add("panels");
        setCenter(split);
        setMinWidth(0); // it gets as narrow as the window, also where that is too narrow for its panels: then some of them go
        panels.visibleProperty().addListener((_, _, now) -> show(now));
        widthProperty().addListener((_, _, width) -> panels.setRoom(width.doubleValue()));
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(_ -> mark());
    }

    /** Opens the panels that were open the last time, or those of a first start. */
    void start(Optional<PanelLayout> remembered, double windowWidth) {
        panels.start(remembered, windowWidth);
    }

    /** Gives the keyboard to the first panel. */
    void focusFirst() {
        visible().getFirst().panel().focus().requestFocus();
    }

    /** What to remember of the panels. */
    PanelLayout panelLayout() {
        rememberDividers();
        return panels.layout();
    }

    /** For the menu: a toggle for each panel, and the ways between them. */
    List<MenuItem> menuItems() {
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            items.add(toggleItem(views.get(i), i + 1));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("maximize-item", "Whole window for this panel", "Shortcut+Shift+M", () -> panels.toggleMaximized(current().panel().id())));
        items.add(item("next-panel-item", "Next panel", "F6", () -> focus(1)));
        items.add(item("previous-panel-item", "Previous panel", "Shift+F6", () -> focus(-1)));
        return items;
    }

    private ToggleButton toggleButton(StudioPanel<?> view) {
        ToggleButton button = new ToggleButton(view.title(), new FontIcon(view.icon()));
        button.setId("toggle-" + view.id());
        if (views.size() > 1) {
            button.getStyleClass().add(view == views.getFirst() ? Styles.LEFT_PILL : view == views.getLast() ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
        }
        button.setTooltip(new Tooltip(view.purpose()));
        button.setOnAction(_ -> {
            toggle(view);
            button.setSelected(panels.isVisible(view.id())); // the only panel stays
        });
        panels.visibleProperty().subscribe(_ -> button.setSelected(panels.isVisible(view.id())));
        return button;
    }

    private CheckMenuItem toggleItem(StudioPanel<?> view, int number) {
        CheckMenuItem item = new CheckMenuItem(view.title());
        item.setId("toggle-" + view.id() + "-item");
        item.setAccelerator(KeyCombination.keyCombination("Shortcut+" + number));
        item.setOnAction(_ -> {
            toggle(view);
            item.setSelected(panels.isVisible(view.id()));
        });
        panels.visibleProperty().subscribe(_ -> item.setSelected(panels.isVisible(view.id())));
        return item;
    }

    private void toggle(StudioPanel<?> view) {
        panels.toggle(view.id());
        (panels.isVisible(view.id()) ? view : current().panel()).focus().requestFocus();
    }

    private static MenuItem item(String id, String text, String keys, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setAccelerator(KeyCombination.keyCombination(keys));
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void show(List<String> ids) {
        rememberDividers();
        shown = ids;
        split.getItems().setAll(views.stream().filter(view -> ids.contains(view.id())).map(this::pane).toList());
        split.setDividerPositions(panels.dividers());
    }

    /** Marks the panel that has the keyboard: letters and arrows mean something else in each. */
    private void mark() {
        panes.values().forEach(pane -> pane.pseudoClassStateChanged(CURRENT, hasFocus(pane)));
    }

    private PanelPane pane(StudioPanel<?> view) {
        return panes.computeIfAbsent(view.id(), _ -> new PanelPane(view, panels));
    }

    private void rememberDividers() {
        if (shown.size() > 1) {
            panels.remember(shown, split.getDividerPositions());
        }
    }

    /** The visible panel that has the keyboard, or the first one. */
    private PanelPane current() {
        List<PanelPane> visible = visible();
        return visible.stream().filter(PanelFrame::hasFocus).findFirst().orElse(visible.getFirst());
    }

    /** Asked of the scene, for a node's own word on it is not kept up to date when nodes leave the scene and come back. */
    private static boolean hasFocus(PanelPane pane) {
        Node node = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        while (node != null && node != pane) {
            node = node.getParent();
        }
        return node == pane;
    }

    private List<PanelPane> visible() {
        return split.getItems().stream().map(PanelPane.class::cast).toList();
    }

    private void focus(int step) {
        List<PanelPane> visible = visible();
        int next = Math.floorMod(visible.indexOf(current()) + step, visible.size());
        visible.get(next).panel().focus().requestFocus();
    }
}
