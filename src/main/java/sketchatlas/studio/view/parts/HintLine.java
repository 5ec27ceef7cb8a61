package sketchatlas.studio.view.parts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/** Hints in one line: as many of them as there is room for, the first ones first; all of them while the pointer rests on it. */
public final class HintLine extends Label {
    private static final String BETWEEN = " · ";
    private static final double SLACK = 2; // screen units; words are measured a little off

    private final List<String> hints;

    /** @param hints the most useful ones first */
    public HintLine(String... hints) {
        this.hints = List.of(hints);
        setText(String.join(BETWEEN, this.hints));
        setTooltip(new Tooltip(this.hints.stream().map(hint -> hint.substring(0, 1).toUpperCase(Locale.ENGLISH) + hint.substring(1)).collect(Collectors.joining("\n"))));
        setMinWidth(0);
        widthProperty().addListener(_ -> choose());
        fontProperty().addListener(_ -> choose());
    }

    /** That of all hints, so that it grows again. */
    @Override
    protected double computePrefWidth(double height) {
        return width(hints.size()) + SLACK;
    }

    private void choose() {
        int shown = hints.size();
        while (shown > 0 && width(shown) > getWidth()) {
            shown--;
        }
        setText(String.join(BETWEEN, hints.subList(0, shown)));
    }

    private double width(int shown) {
        Text text = new Text(String.join(BETWEEN, hints.subList(0, shown)));
        text.setFont(getFont());
        Insets insets = getInsets();
        return Math.ceil(text.getLayoutBounds().getWidth()) + insets.getLeft() + insets.getRight();
    }
}
