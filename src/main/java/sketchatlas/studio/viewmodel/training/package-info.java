/** What a training is to be: data, preset, options, name, and what it will take; and the run that comes of it. */
package sketchatlas.studio.viewmodel.training;
