/** Files from the web, whole or not at all: QuickDraw's categories, with what can go wrong on the way. */
package sketchatlas.data.download;
