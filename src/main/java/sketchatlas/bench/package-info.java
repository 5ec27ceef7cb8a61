/**
 * How fast and how large things are on this machine: training against a peer, encoding, sampling, projecting, the reconstruction that
 * follows the pen. Nothing of it serves a person at work; only the command line uses it.
 */
package sketchatlas.bench;
