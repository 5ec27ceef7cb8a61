package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.ErrorLog;

class DownloadCommandTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return SketchAtlas.run(new PrintWriter(out), new PrintWriter(err), new ErrorLog(folder.resolve("log")), args);
    }

    @Test
    void categoriesAreListed() {
        assertEquals(0, run("download", "--list"));
        assertEquals(345, out.toString().lines().count());
    }

    @Test
    void whatItCannotUnderstandIsSaid() {
        assertEquals(2, run("download"));
        assertEquals(2, run("download", "--categories", " , "));
        assertEquals(2, run("download", "--categories", "cat", "--format", "zip"));
        assertEquals(1, run("download", "--categories", "catt"));
        assertEquals(1, run("download", "--categories", "cat", "--mirror", "ftp://x"));
        assertTrue(err.toString().contains("did you mean \"cat\"?"), err.toString());
        assertTrue(err.toString().contains("\"ftp://x\" is no address to download from"), err.toString());
    }

    @Test
    void filesComeFromAMirrorAndWhatIsMissingIsTold() throws IOException {
        byte[] lines = "{\"word\":\"x\",\"drawing\":[[[0,9],[0,9]]]}\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/full/simplified/alarm clock.ndjson", exchange -> {
            exchange.sendResponseHeaders(200, lines.length);
            exchange.getResponseBody().write(lines);
            exchange.close();
        });
        server.start();
        try {
            String mirror = "http://localhost:" + server.getAddress().getPort() + "/";
            assertEquals(1, run("download", "--categories", "[alarm-clock, bus]", "--format", "ndjson", "--data_dir", folder.resolve("data").toString(),
                    "--mirror", mirror));
        } finally {
            server.stop(0);
        }
        assertEquals(lines.length, Files.size(folder.resolve("data").resolve("alarm clock.ndjson")));
        assertTrue(out.toString().contains("1 of 2 categories are in "), out.toString());
        assertTrue(err.toString().startsWith("sketchatlas: There is no bus.ndjson at http://localhost:"), err.toString());
        assertEquals(1, err.toString().lines().count());
    }
}
