/**
 * libtorch, through the presets of JavaCPP, doing the training steps that {@code sketchatlas bench train} measures against: the same
 * networks in the same shapes, as one writes them with PyTorch. Built under {@code -Ppeer} alone and run in a virtual machine of its own;
 * nothing of the program knows it.
 */
package sketchatlas.peer;
