/** Work in progress, kept on the disk while it goes on, so that nothing is lost when the program or the machine ends. */
package sketchatlas.studio.session;
