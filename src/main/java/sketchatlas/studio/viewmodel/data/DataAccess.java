package sketchatlas.studio.viewmodel.data;

import sketchatlas.data.UserDataSets;

/**
 * What the data sets of a person rest on.
 *
 * @param folders where they are kept
 * @param downloads the way to the web
 */
public record DataAccess(UserDataSets folders, DownloadAccess downloads) {
}
