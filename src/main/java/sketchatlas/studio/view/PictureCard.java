package sketchatlas.studio.view;

import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The image decoder's picture of the drawing. */
final class PictureCard extends Card {
    private static final double SIDE_PADDING = 12; // as in the style sheet

    private final PictureView picture = new PictureView();

    PictureCard(ReconstructionViewModel reconstruction) {
        super("Picture", "image decoder");
        getChildren().add(picture);
        setMinWidth(0);
        reconstruction.encodingProperty().subscribe(
                encoding -> encoding.ifPresentOrElse(e -> picture.show(e.image(), e.imageWidth()), picture::clear));
    }

    /** Width and height in screen units; best a multiple of the picture's. */
    void setPictureSize(double size) {
        picture.setSize(size);
        setPrefWidth(size + 2 * SIDE_PADDING);
    }
}
