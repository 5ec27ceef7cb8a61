package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** Where the keyboard is can be seen on every switch, and what stands on it can be read then, too. */
@ExtendWith(ApplicationExtension.class)
class FocusRingTest {
    private static final PseudoClass VISIBLY = PseudoClass.getPseudoClass("focus-visible");
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
    private static final double READABLE = 3; // times as bright

    private Themes themes;
    private StudioViewModel studio;

    @Start
    void open(Stage stage) {
        studio = new StudioViewModel(FakeServices.services(), new BackgroundWork(Runnable::run, Platform::runLater));
        themes = new Themes(ThemeChoice.LIGHT);
        MainWindow window = new MainWindow(stage, studio, new NoDialogs(), themes);
        window.restore(Optional.empty(), Optional.of(new PanelLayout(List.of("tree", "workbench", "train"), Map.of())));
        stage.show();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void switchesShowTheKeyboardAndTheirWords(FxRobot robot) {
        for (int theme = 0; theme < 2; theme++) {
            List<ToggleButton> switches = robot.lookup(".toggle-button").queryAllAs(ToggleButton.class).stream().filter(b -> b.isVisible() && !b.isDisabled()).toList();
            assertTrue(switches.size() > 8, switches.size() + " switches");
            for (ToggleButton button : switches) {
                robot.interact(() -> {
                    for (boolean selected : new boolean[] {false, true}) {
                        button.setSelected(selected);
                        look(button, false);
                        List<BackgroundFill> without = button.getBackground().getFills();
                        look(button, true);
                        List<BackgroundFill> with = button.getBackground().getFills();
                        String which = button + ", selected " + selected;
                        assertNotEquals(without, with, which);
                        assertTrue(button.getText() == null || button.getText().isEmpty()
                                || contrast((Color) button.getTextFill(), ground(with)) > READABLE, which);
                    }
                    look(button, false);
                });
            }
            robot.interact(themes::toggle);
        }
    }

    private static void look(ToggleButton button, boolean focused) {
        button.pseudoClassStateChanged(FOCUSED, focused);
        button.pseudoClassStateChanged(VISIBLY, focused);
        button.applyCss();
    }

    /** What lies behind the words: the fills one over the other, of which some let through what is below. */
    private static Color ground(List<BackgroundFill> fills) {
        Color ground = Color.TRANSPARENT;
        for (BackgroundFill fill : fills) {
            Color over = (Color) fill.getFill();
            ground = ground.interpolate(Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity());
        }
        return ground;
    }

    /** As the WCAG defines it. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
