package sketchatlas.studio.view;

import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The image decoder's picture of the drawing. */
final class PictureCard extends Card {
    private static final double SIZE = 192; // four screen pixels for each of the usual 48

    PictureCard(ReconstructionViewModel reconstruction) {
        super("Picture", "image decoder");
        PictureView picture = new PictureView(SIZE);
        getChildren().add(picture);
        setMinWidth(USE_PREF_SIZE);
        reconstruction.encodingProperty().subscribe(
                encoding -> encoding.ifPresentOrElse(e -> picture.show(e.image(), e.imageWidth()), picture::clear));
    }
}
