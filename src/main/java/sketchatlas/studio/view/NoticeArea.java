package sketchatlas.studio.view;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.Notice;
import sketchatlas.studio.viewmodel.Notices;

/** Notices over the free part of the tool bar, where they cover nothing. News goes by itself, errors and offers wait to be dismissed; none stops anybody from drawing. */
final class NoticeArea extends VBox {
    private static final Duration NEWS_TIME = Duration.seconds(4);

    private final Notices notices;
    private final Map<Notice, Notification> shown = new HashMap<>();

    NoticeArea(Notices notices) {
        this.notices = notices;
        setId("notices");
        getStyleClass().add("notices");
        setAlignment(Pos.TOP_RIGHT);
        setPickOnBounds(false);
        notices.open().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(Notice notice) {
        boolean error = notice.kind() == Notice.Kind.ERROR;
        Notification notification = new WrappedNotification(notice.sentence(), new FontIcon(error ? Feather.ALERT_CIRCLE : Feather.CHECK_CIRCLE));
        notification.getStyleClass().addAll(error ? Styles.DANGER : Styles.SUCCESS, Styles.ELEVATED_2);
        notification.setAccessibleRole(AccessibleRole.TEXT);
        notification.setAccessibleText(notice.sentence());
        notice.deed().ifPresent(deed -> {
            Button button = new Button(deed.name());
            button.setOnAction(_ -> {
                notices.dismiss(notice);
                deed.run().run();
            });
            notification.setPrimaryActions(button);
        });
        notification.setOnClose(_ -> notices.dismiss(notice));
        shown.put(notice, notification);
        getChildren().add(notification);
        notification.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        if (notice.kind() == Notice.Kind.NEWS) {
            PauseTransition pause = new PauseTransition(NEWS_TIME);
            pause.setOnFinished(_ -> {
                if (shown.get(notice) == notification) { // the same sentence may have been told anew
                    notices.dismiss(notice);
                }
            });
            pause.play();
        }
    }

    private void remove(Notice notice) {
        getChildren().remove(shown.remove(notice));
    }
}
