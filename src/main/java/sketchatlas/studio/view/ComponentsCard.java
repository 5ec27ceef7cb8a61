package sketchatlas.studio.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The components that the drawing most likely belongs to, in both levels. */
final class ComponentsCard extends Card {
    private static final int GENERAL_ROWS = 3;
    private static final int SPECIFIC_ROWS = 4;
    private static final double NAME_SHARE = 0.4; // of the width, where there are names

    private final ReconstructionViewModel reconstruction;
    private final ObservableValue<ComponentNames> names;
    private final ObservableValue<Boolean> dark;
    private final List<ShareRow> spare = new ArrayList<>(); // the least likely of each level

    /** @param dark whether the ground is dark */
    ComponentsCard(ReconstructionViewModel reconstruction, ObservableValue<ComponentNames> names, ObservableValue<Boolean> dark) {
        super("Components", "");
        this.dark = dark;
        this.reconstruction = reconstruction;
        this.names = names;
        setId("components");
        setMinWidth(0);
        getChildren().addAll(group(Level.L, "Level l, general", GENERAL_ROWS), group(Level.K, "Level k, specific", SPECIFIC_ROWS));
    }

    private VBox group(Level level, String title, int count) {
        Label label = new Label(title);
        label.getStyleClass().add("panel-caption");
        label.setWrapText(true);
        VBox group = new VBox(label);
        group.getStyleClass().add("share-group");
        List<ShareRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new ShareRow());
        }
        group.getChildren().addAll(rows);
        spare.add(rows.getLast());
        names.addListener(_ -> show(level, rows));
        dark.addListener(_ -> show(level, rows));
        widthProperty().addListener(_ -> show(level, rows));
        reconstruction.encodingProperty().subscribe(encoding -> {
            show(level, rows);
            group.setVisible(encoding.isEmpty() || !rows.getFirst().isClear()); // a flat model has no level l
        });
        return group;
    }

    /** Leaves the least likely component of each level out. */
    void setCompact(boolean compact) {
        for (ShareRow row : spare) {
            row.setVisible(!compact);
            row.setManaged(!compact);
        }
    }

    private void show(Level level, List<ShareRow> rows) {
        List<ComponentShare> shares = reconstruction.topComponents(level, rows.size());
        boolean named = shares.stream().anyMatch(share -> !given(share).isEmpty());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).nameWidth(named ? NAME_SHARE * getWidth() : 0);
            if (i < shares.size()) {
                rows.get(i).show(shares.get(i), given(shares.get(i)), FxColours.of(new MapColours(dark.getValue()).of(shares.get(i).index())));
            } else {
                rows.get(i).clear();
            }
        }
    }

    private String given(ComponentShare share) {
        return names.getValue().name(share.level(), share.index()).orElse("");
    }
}
