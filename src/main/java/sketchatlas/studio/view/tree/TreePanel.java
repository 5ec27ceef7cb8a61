package sketchatlas.studio.view.tree;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.beans.value.ObservableValue;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.view.map.PanZoomGesture;
import sketchatlas.studio.view.parts.HintLine;
import sketchatlas.studio.viewmodel.tree.InspectorViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel.Look;

/** The tree, drawn or as an outline, with all about the selected component beside or, where the panel is narrow, below it. */
public final class TreePanel extends Region {
    private static final double BESIDE_FROM = 640; // width from which the inspector stands beside the tree
    private static final double INSPECTOR_WIDTH = 320;
    private static final double INSPECTOR_SHARE = 0.52; // of the height, below the tree

    private final TreeViewModel tree;
    private final VBox main;
    private final VBox below; // gives way to an inspector below the tree, and to the outline, which needs neither
    private final InspectorCard inspector;
    private final TreeSurface surface;
    private final TreeOutline outline;

    /**
     * @param names of the components
     * @param beginning what is there while there is no tree
     */
    public TreePanel(TreeViewModel tree, InspectorViewModel inspected, ObservableValue<ComponentNames> names, InspectorCard.Deeds deeds, Node beginning) {
        this.tree = tree;
        getStyleClass().add("tree-panel");
        setMinSize(0, 0);
        surface = new TreeSurface(tree);
        PanZoomGesture.install(surface, tree.camera());
        surface.addEventHandler(MouseEvent.ANY, this::point);
        surface.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (TreeKeys.type(event, tree)) {
                event.consume();
            }
        });
        outline = new TreeOutline(tree, (id, name) -> {
            inspected.inspect(id);
            inspected.rename(name);
        });
        outline.visibleProperty().bind(tree.lookProperty().map(look -> look == Look.OUTLINE));
        surface.visibleProperty().bind(tree.lookProperty().map(look -> look == Look.DRAWN));

        Pane over = new Pane(new NodeCard(tree, surface));
        over.setMouseTransparent(true);
        over.visibleProperty().bind(surface.visibleProperty());
        clip(over);
        beginning.visibleProperty().bind(tree.sceneProperty().map(scene -> scene.isEmpty()));
        StackPane centre = new StackPane(surface, outline, over, beginning);
        centre.setMinSize(0, 0);
        VBox.setVgrow(centre, Priority.ALWAYS);
        below = new VBox(new DeadStrip(tree), help());
        main = new VBox(centre, below);
        main.setMinSize(0, 0);
        inspector = new InspectorCard(inspected, names, tree.darkProperty(), deeds);
        inspector.visibleProperty().addListener(_ -> makeWay());
        widthProperty().addListener(_ -> makeWay());
        tree.lookProperty().addListener(_ -> makeWay());
        getChildren().addAll(main, inspector);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2 && inspector.isVisible() && surface.isVisible()) {
                inspector.editName();
                event.consume();
            }
        });
    }

    /** Where the keyboard goes when the tree is shown. */
    public Node focusTarget() {
        return this;
    }

    /** The drawn tree. */
    public Node surface() {
        return surface;
    }

    private void makeWay() {
        boolean shown = tree.lookProperty().get() == Look.DRAWN && (!inspector.isVisible() || getWidth() >= BESIDE_FROM);
        below.setVisible(shown);
        below.setManaged(shown);
        requestLayout();
    }

    @Override
    public void requestFocus() {
        (tree.lookProperty().get() == Look.DRAWN ? surface : outline).requestFocus();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (!inspector.isVisible()) {
            main.resizeRelocate(0, 0, width, height);
        } else if (width >= BESIDE_FROM) {
            main.resizeRelocate(0, 0, width - INSPECTOR_WIDTH, height);
            inspector.resizeRelocate(width - INSPECTOR_WIDTH, 0, INSPECTOR_WIDTH, height);
        } else {
            double inspectorHeight = snapSizeY(Math.min(inspector.prefHeight(width), INSPECTOR_SHARE * height));
            main.resizeRelocate(0, 0, width, height - inspectorHeight);
            inspector.resizeRelocate(0, height - inspectorHeight, width, inspectorHeight);
        }
    }

    private void point(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED || event.getEventType() == MouseEvent.MOUSE_ENTERED) {
            tree.hover(event.getX(), event.getY());
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            tree.hoverNothing();
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            surface.requestFocus();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() == 2) {
                tree.openAt(event.getX(), event.getY());
            } else {
                tree.click(event.getX(), event.getY());
            }
        }
    }

    private Node help() {
        HintLine help = new HintLine("Click: select", "double-click: on the paper", "wheel: zoom", "drag: move", "F2: name");
        help.getStyleClass().add("tree-help");
        help.setMaxWidth(Double.MAX_VALUE);
        help.visibleProperty().bind(tree.sceneProperty().map(scene -> scene.isPresent()));
        return help;
    }

    private static void clip(Region region) {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(region.widthProperty());
        clip.heightProperty().bind(region.heightProperty());
        region.setClip(clip);
    }
}
