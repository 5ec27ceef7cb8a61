/** The training that runs in the background, as the window shows and steers it. Lives on the interface's thread; knows neither controls nor stages. */
package sketchatlas.studio.viewmodel.training;
