package sketchatlas.studio.view;

import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The image decoder's picture of the drawing. */
final class PictureCard extends Card {
    private final PictureView picture = new PictureView();

    PictureCard(ReconstructionViewModel reconstruction) {
        super("Picture", "image decoder");
        getChildren().add(picture);
        setMinWidth(USE_PREF_SIZE);
        reconstruction.encodingProperty().subscribe(
                encoding -> encoding.ifPresentOrElse(e -> picture.show(e.image(), e.imageWidth()), picture::clear));
    }

    /** Width and height in screen units; best a multiple of the picture's. */
    void setPictureSize(double size) {
        picture.setSize(size);
    }
}
