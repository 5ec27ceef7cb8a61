/** The workbench: slots, strips and a tray for sketches that are dragged about, or moved with the keyboard. */
package sketchatlas.studio.view.workbench;
