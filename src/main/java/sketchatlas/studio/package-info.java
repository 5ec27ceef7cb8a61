/**
 * The desktop studio: how it starts and how its parts are put together. The window is in {@code view}, what it shows and does in
 * {@code viewmodel}, what it remembers in {@code settings}.
 */
package sketchatlas.studio;
