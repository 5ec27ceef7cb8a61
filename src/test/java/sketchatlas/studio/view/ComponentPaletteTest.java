package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ComponentPaletteTest {
    @Test
    void twentyComponentsHaveColoursOfTheirOwn() {
        Set<Color> colours = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            colours.add(ComponentPalette.colour(i));
        }
        assertEquals(20, colours.size());
    }

    @Test
    void textIsDarkOnLightAndLightOnDark() {
        assertEquals(Color.WHITE, ComponentPalette.textOn(Color.NAVY));
        assertEquals(Color.web("#111111"), ComponentPalette.textOn(Color.YELLOW));
    }
}
