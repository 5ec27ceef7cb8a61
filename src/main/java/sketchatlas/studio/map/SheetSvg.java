package sketchatlas.studio.map;

import java.util.List;
import java.util.Locale;
import sketchatlas.sketch.Bounds;
import sketchatlas.studio.map.Grouping.Group;
import sketchatlas.studio.map.MapSheet.PlacedLabel;

/** A map with its legend as SVG: dots stay dots, and sketches are their own strokes at every size. */
public final class SheetSvg {
    private static final double PALE = 0.22;
    private static final double LINE_SHARE = 26; // so many line widths make the side of a sketch
    private static final double FONT_SIZE = 12;

    private final MapSheet sheet;
    private final StringBuilder svg = new StringBuilder(1 << 16);

    private SheetSvg(MapSheet sheet) {
        this.sheet = sheet;
    }

    public static String write(MapSheet sheet) {
        return new SheetSvg(sheet).write();
    }

    private String write() {
        MapViewport viewport = sheet.viewport();
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(sheet.width()))
                .append("\" height=\"").append(number(sheet.height())).append("\" viewBox=\"0 0 ").append(number(sheet.width())).append(' ')
                .append(number(sheet.height())).append("\">\n<title>Map by ").append(escaped(sheet.grouping().by().title().toLowerCase(Locale.ROOT)))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"").append(hex(sheet.colours().ground()))
                .append("\"/>\n<clipPath id=\"view\"><rect width=\"").append(number(viewport.width())).append("\" height=\"")
                .append(number(viewport.height())).append("\"/></clipPath>\n")
                .append("<g clip-path=\"url(#view)\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        sketches();
        svg.append("</g>\n<g font-family=\"sans-serif\" font-size=\"").append(number(FONT_SIZE)).append("\" dominant-baseline=\"central\" fill=\"")
                .append(hex(sheet.colours().text())).append("\">\n");
        marks();
        legend();
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void sketches() {
        MapScene scene = sheet.scene();
        double size = scene.size(sheet.viewport());
        int[] seen = new int[scene.positions().points()];
        int count = scene.grid().within(sheet.viewport().seen(size), seen);
        for (byte emphasis = MapScene.HIDDEN; emphasis <= MapScene.FULL; emphasis++) {
            for (int i = 0; i < count; i++) {
                if (scene.emphasis()[seen[i]] == emphasis) {
                    sketch(seen[i], emphasis, size);
                }
            }
        }
    }

    private void sketch(int point, byte emphasis, double size) {
        double x = sheet.viewport().toScreenX(sheet.scene().positions().x()[point]);
        double y = sheet.viewport().toScreenY(sheet.scene().positions().y()[point]);
        String colour = hex(emphasis == MapScene.HIDDEN ? sheet.scene().trace() : sheet.scene().colours()[point]);
        String opacity = emphasis == MapScene.PALE ? "\" opacity=\"" + number(PALE) : "";
        if (emphasis == MapScene.HIDDEN || Detail.of(size) == Detail.DOT) {
            double radius = emphasis == MapScene.HIDDEN ? 1.1 : Math.clamp(size * 0.42, 1.25, 2.6);
            svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"").append(number(radius))
                    .append("\" fill=\"").append(colour).append(opacity).append("\"/>\n");
            return;
        }
        List<float[]> lines = sheet.scene().points().sketch(point).polylines();
        Bounds box = Bounds.of(lines);
        double longer = box.longerSide();
        double lineWidth = Math.max(1, size / LINE_SHARE);
        double scale = longer > 0 ? (size - lineWidth) / longer : 1;
        double left = x - box.centreX() * scale;
        double top = y - box.centreY() * scale;
        svg.append("<path stroke=\"").append(colour).append("\" stroke-width=\"").append(number(lineWidth)).append(opacity).append("\" d=\"");
        for (float[] line : lines) {
            for (int i = 0; i < line.length; i += 2) {
                svg.append(i == 0 ? 'M' : i == 2 ? 'L' : ' ').append(number(line[i] * scale + left)).append(' ')
                        .append(number(line[i + 1] * scale + top));
            }
            svg.append(line.length == 2 ? "z" : ""); // a point that is closed at once is drawn as a dot
        }
        svg.append("\"/>\n");
    }

    private void marks() {
        for (Mark mark : sheet.seen().reversed()) {
            double x = sheet.viewport().toScreenX(mark.x());
            double y = sheet.viewport().toScreenY(mark.y());
            double[] outline = mark.outline();
            svg.append("<path d=\"");
            for (int i = 0; i < outline.length; i += 2) {
                svg.append(i == 0 ? 'M' : i == 2 ? 'L' : ' ').append(number(x + outline[i])).append(' ').append(number(y + outline[i + 1]));
            }
            svg.append("z\" fill=\"").append(hex(mark.colour(sheet.grouping().by(), sheet.colours()))).append("\" stroke=\"")
                    .append(hex(sheet.colours().ground())).append("\" stroke-width=\"2\" paint-order=\"stroke\"/>\n");
        }
        for (PlacedLabel label : sheet.labels()) {
            MapBox box = label.box();
            svg.append("<rect x=\"").append(number(box.left())).append("\" y=\"").append(number(box.top())).append("\" width=\"")
                    .append(number(box.width())).append("\" height=\"").append(number(box.height())).append("\" rx=\"4\" fill=\"")
                    .append(hex(sheet.colours().ground())).append("\" opacity=\"0.86\"/>\n");
            text(label.mark().label(), box.centreX(), box.centreY(), "middle", MapSheet.font(label.mark()).isBold());
        }
    }

    private void legend() {
        double x = sheet.viewport().width() + MapSheet.LEGEND_MARGIN;
        double y = MapSheet.LEGEND_MARGIN + MapSheet.LEGEND_LINE / 2;
        text(sheet.grouping().by().title(), x, y, "start", true);
        for (Group group : sheet.grouping().groups()) {
            y += MapSheet.LEGEND_LINE;
            svg.append("<circle cx=\"").append(number(x + 5)).append("\" cy=\"").append(number(y)).append("\" r=\"5\" fill=\"")
                    .append(hex(sheet.grouping().colour(group, sheet.colours()))).append("\"/>\n");
            text(group.name(), x + 18, y, "start", false);
            text(Integer.toString(group.count()), sheet.width() - MapSheet.LEGEND_MARGIN, y, "end", false);
        }
    }

    private void text(String text, double x, double y, String anchor, boolean bold) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"").append(anchor)
                .append(bold ? "\" font-weight=\"bold" : "").append("\">").append(escaped(text)).append("</text>\n");
    }

    /** At most two decimals. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private static String hex(int rgb) {
        return String.format("#%06x", rgb & 0xFFFFFF);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
