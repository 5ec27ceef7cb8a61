package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ComponentPaletteTest {
    @Test
    void textIsDarkOnLightAndLightOnDark() {
        assertEquals(Color.WHITE, ComponentPalette.textOn(Color.NAVY));
        assertEquals(Color.web("#111111"), ComponentPalette.textOn(Color.YELLOW));
    }
}
