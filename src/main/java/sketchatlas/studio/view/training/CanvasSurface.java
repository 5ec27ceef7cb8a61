package sketchatlas.studio.view.training;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import sketchatlas.explore.Marker;
import sketchatlas.explore.picture.Shapes;
import sketchatlas.explore.picture.Surface;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.parts.Faces;

/** Draws pictures on a canvas. */
final class CanvasSurface implements Surface {
    private final GraphicsContext graphics;

    CanvasSurface(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    @Override
    public void lines(List<float[]> lines, double width, int colour) {
        graphics.setStroke(FxColours.of(colour));
        graphics.setLineWidth(width);
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.beginPath();
        for (float[] line : lines) {
            graphics.moveTo(line[0], line[1]);
            for (int i = line.length == 2 ? 0 : 2; i < line.length; i += 2) {
                graphics.lineTo(line[i], line[i + 1]);
            }
        }
        graphics.stroke();
    }

    @Override
    public void box(double x, double y, double width, double height, int fill, int border, double borderWidth) {
        double corner = Math.min(10, Math.min(width, height) / 3);
        graphics.setFill(FxColours.of(fill));
        graphics.fillRoundRect(x, y, width, height, corner, corner);
        graphics.setStroke(FxColours.of(border));
        graphics.setLineWidth(borderWidth);
        graphics.strokeRoundRect(x, y, width, height, corner, corner);
    }

    @Override
    public void marker(Marker marker, double x, double y, double radius, int colour) {
        float[] outline = Shapes.outline(marker, x, y, radius);
        double[] xs = new double[outline.length / 2];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = outline[2 * i];
            ys[i] = outline[2 * i + 1];
        }
        graphics.setFill(FxColours.of(colour));
        graphics.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void text(String text, double x, double y, double size, Anchor anchor, Face face, int colour) {
        graphics.setFont(Faces.font(face, size));
        graphics.setFill(FxColours.of(colour));
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(switch (anchor) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        graphics.fillText(text, x, y);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
    }

    @Override
    public void unclip() {
        graphics.restore();
    }
}
