/**
 * What the tree panel shows and does, without a window: the patterns of a model as a drawn tree and as an outline, and all about the one that
 * is looked at. Lives on the interface's thread; knows neither controls nor stages.
 */
package sketchatlas.studio.viewmodel.tree;
