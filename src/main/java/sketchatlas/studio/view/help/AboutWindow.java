package sketchatlas.studio.view.help;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.studio.viewmodel.help.HelpViewModel;

/** What the program is, in which version, and what it owes to others. Made when it is first asked for. */
public final class AboutWindow {
    private static final double WIDTH = 480;
    private static final double ICON = 64;

    private final Window owner;
    private final HelpViewModel help;
    private final Image icon;
    private final Consumer<Scene> dress;
    private Stage stage; // null until it was asked for

    /**
     * @param icon the program's
     * @param dress gives a scene its theme
     */
    public AboutWindow(Window owner, HelpViewModel help, Image icon, Consumer<Scene> dress) {
        this.owner = owner;
        this.help = help;
        this.icon = icon;
        this.dress = dress;
    }

    /** Shows it, in front of others. */
    public void show() {
        if (stage == null) {
            stage = new Stage();
            stage.initOwner(owner);
            stage.setTitle("About Sketch Atlas");
            stage.setResizable(false);
            Scene scene = new Scene(content(), WIDTH, -1);
            dress.accept(scene);
            stage.setScene(scene);
        }
        stage.show();
        stage.toFront();
    }

    private VBox content() {
        ImageView picture = new ImageView(icon);
        picture.setFitWidth(ICON);
        picture.setPreserveRatio(true);
        Label name = new Label("Sketch Atlas");
        name.getStyleClass().add(Styles.TITLE_2);
        Label version = new Label(help.version() + ", Java " + Runtime.version().feature());
        version.setId("about-version");
        version.getStyleClass().add(Styles.TEXT_MUTED);
        HBox head = new HBox(picture, new VBox(name, version));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("about-head");
        VBox content = new VBox(head);
        content.setId("about");
        content.getStyleClass().add("about");
        help.sources().forEach(source -> {
            Label sentence = new Label(source.sentence());
            sentence.setWrapText(true);
            Hyperlink link = new Hyperlink(source.address());
            link.setOnAction(_ -> help.open(source.address()));
            content.getChildren().add(new VBox(sentence, link));
        });
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        content.getChildren().add(buttons);
        return content;
    }
}
