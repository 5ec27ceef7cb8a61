package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.training.RunViewModel;

/** Offers to go on with a training; there as long as the offer is. */
final class RunOffer extends WrappedNotification {
    RunOffer(RunViewModel training) {
        super("", new FontIcon(Feather.PLAY_CIRCLE));
        setId("training-offer");
        getStyleClass().addAll(Styles.ACCENT, Styles.ELEVATED_2);
        messageProperty().bind(training.questionProperty());
        Button goOn = new Button("Go on");
        goOn.setId("training-go-on");
        goOn.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        goOn.setOnAction(_ -> training.accept());
        Button notNow = new Button("Not now");
        notNow.setId("training-not-now");
        notNow.getStyleClass().add(Styles.SMALL);
        notNow.setOnAction(_ -> training.dismiss());
        setPrimaryActions(goOn, notNow);
        setOnClose(_ -> training.dismiss());
        setAccessibleRole(AccessibleRole.NODE);
        accessibleTextProperty().bind(training.questionProperty());
        visibleProperty().bind(training.offerProperty().map(offer -> offer.isPresent()));
        managedProperty().bind(visibleProperty());
    }
}
