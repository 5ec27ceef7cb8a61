/** Small pieces that all panels and windows are made of. */
package sketchatlas.studio.view.parts;
