/**
 * What the studio's windows show and do, without a window: the drawing with its history, the reconstruction of it, the model
 * in use, files. Everything here lives on one thread (the interface's); work that takes time goes to an injected executor and
 * comes back through another, so that all of it is tested without a toolkit. Knows neither controls nor stages.
 */
package sketchatlas.studio.viewmodel;
