package sketchatlas.studio.view;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** The paper with the results beside it where there is room, else below it; those scroll where they don't fit. */
final class DrawLayout extends Region {
    private static final double GAP = 12;
    private static final double RESULTS_WIDTH = 444;
    private static final double PAPER_WIDTH = 380; // the least beside the results
    private static final double PAPER_SHARE = 0.45; // of the height, above the results

    private final Node paper;
    private final ResultsLayout results;
    private final ScrollPane scroll;

    DrawLayout(Node paper, ResultsLayout results) {
        this.paper = paper;
        this.results = results;
        scroll = new ScrollPane(results);
        scroll.getStyleClass().add("results");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getStyleClass().add("draw-layout");
        setMinSize(0, 0);
        getChildren().addAll(paper, scroll);
        widthProperty().addListener(_ -> results.arrange(isBeside(), innerWidth()));
    }

    /** What stands beside or below the paper. */
    Node results() {
        return scroll;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = innerWidth();
        double height = getHeight() - top - snappedBottomInset();
        if (isBeside()) {
            double paperWidth = snapSizeX(width - GAP - RESULTS_WIDTH);
            paper.resizeRelocate(left, top, paperWidth, height);
            scroll.resizeRelocate(left + paperWidth + GAP, top, RESULTS_WIDTH, height);
        } else {
            double resultsHeight = snapSizeY(Math.min(results.prefHeight(width), (1 - PAPER_SHARE) * height - GAP));
            paper.resizeRelocate(left, top, width, height - GAP - resultsHeight);
            scroll.resizeRelocate(left, top + height - resultsHeight, width, resultsHeight);
        }
    }

    private boolean isBeside() {
        return innerWidth() >= PAPER_WIDTH + GAP + RESULTS_WIDTH;
    }

    private double innerWidth() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }
}
