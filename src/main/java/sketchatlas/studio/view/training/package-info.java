/** The dialog in which a person puts a training together, and the panel that shows it. */
package sketchatlas.studio.view.training;
