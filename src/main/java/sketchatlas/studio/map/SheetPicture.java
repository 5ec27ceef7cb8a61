package sketchatlas.studio.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import sketchatlas.studio.map.Grouping.Group;
import sketchatlas.studio.map.MapSheet.PlacedLabel;

/** A map with its legend as a picture. Needs no display. */
public final class SheetPicture {
    private final MapSheet sheet;
    private final Graphics2D graphics;

    private SheetPicture(MapSheet sheet, Graphics2D graphics) {
        this.sheet = sheet;
        this.graphics = graphics;
    }

    /** @param pixels of a screen unit, above 0 */
    public static BufferedImage paint(MapSheet sheet, double pixels) {
        BufferedImage image = new BufferedImage((int) Math.ceil(sheet.width() * pixels), (int) Math.ceil(sheet.height() * pixels),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(sheet.colours().ground()));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        Framebuffer picture = new Framebuffer((int) Math.ceil(sheet.viewport().width() * pixels), (int) Math.ceil(sheet.viewport().height() * pixels));
        MapPoints points = sheet.scene().points();
        Thumbnails thumbnails = new Thumbnails(points.count(), points::sketch, Runnable::run, () -> {
        });
        new MapPainter().paint(sheet.scene(), sheet.viewport(), pixels, thumbnails, picture);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
        graphics.scale(pixels, pixels);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new SheetPicture(sheet, graphics).paintWords();
        graphics.dispose();
        return image;
    }

    private void paintWords() {
        MapColours colours = sheet.colours();
        sheet.seen().reversed().forEach(this::paintMark);
        for (PlacedLabel label : sheet.labels()) {
            MapBox box = label.box();
            graphics.setColor(new Color(colours.ground() & 0xFFFFFF | 0xDB000000, true));
            graphics.fill(new RoundRectangle2D.Double(box.left(), box.top(), box.width(), box.height(), 8, 8));
            text(label.mark().label(), box.centreX(), box.centreY(), 0.5, MapSheet.font(label.mark()));
        }
        double x = sheet.viewport().width() + MapSheet.LEGEND_MARGIN;
        double y = MapSheet.LEGEND_MARGIN + MapSheet.LEGEND_LINE / 2;
        text(sheet.grouping().by().title(), x, y, 0, MapSheet.GENERAL_FONT);
        for (Group group : sheet.grouping().groups()) {
            y += MapSheet.LEGEND_LINE;
            graphics.setColor(new Color(sheet.grouping().colour(group, colours)));
            graphics.fill(new Ellipse2D.Double(x, y - 5, 10, 10));
            text(group.name(), x + 18, y, 0, MapSheet.FONT);
            text(Integer.toString(group.count()), sheet.width() - MapSheet.LEGEND_MARGIN, y, 1, MapSheet.FONT);
        }
    }

    private void paintMark(Mark mark) {
        double x = sheet.viewport().toScreenX(mark.x());
        double y = sheet.viewport().toScreenY(mark.y());
        double[] outline = mark.outline();
        Path2D shape = new Path2D.Double();
        shape.moveTo(x + outline[0], y + outline[1]);
        for (int i = 2; i < outline.length; i += 2) {
            shape.lineTo(x + outline[i], y + outline[i + 1]);
        }
        shape.closePath();
        graphics.setColor(new Color(sheet.colours().ground()));
        graphics.setStroke(new BasicStroke(3));
        graphics.draw(shape);
        graphics.setColor(new Color(mark.colour(sheet.grouping().by(), sheet.colours())));
        graphics.fill(shape);
    }

    /** @param align the share of the text that is to the left of x */
    private void text(String text, double x, double y, double align, Font font) {
        graphics.setColor(new Color(sheet.colours().text()));
        graphics.setFont(font);
        Rectangle2D bounds = graphics.getFontMetrics().getStringBounds(text, graphics);
        graphics.drawString(text, (float) (x - align * bounds.getWidth()), (float) (y - bounds.getCenterY()));
    }
}
