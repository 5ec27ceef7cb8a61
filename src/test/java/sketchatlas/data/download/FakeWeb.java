package sketchatlas.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one file on this machine that can be told to behave badly. */
final class FakeWeb implements AutoCloseable {
    /** The Range headers of all requests; empty text for those without. */
    final List<String> ranges = new CopyOnWriteArrayList<>();
    volatile byte[] content;
    volatile String etag = "\"one\"";
    volatile String type = "application/octet-stream";
    volatile String md5 = "";
    volatile long announced = -1; // bytes, where not the truth
    volatile int breakAfter = Integer.MAX_VALUE; // bytes of an answer
    volatile boolean ignoresRange;
    volatile boolean chunked;
    volatile String contentRange; // of parts, where not the truth
    volatile int errors; // answers that are an error still
    volatile int error = 500;
    volatile CountDownLatch hold; // answers wait for it after their first bytes
    volatile int firstBytes = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FakeWeb(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/moved", exchange -> redirect(exchange, "/data.ndjson"));
        server.createContext("/circle", exchange -> redirect(exchange, "/circle"));
        server.setExecutor(threads);
        server.start();
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    URI address(String path) {
        return URI.create(base() + path);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        if (errors > 0 || exchange.getRequestURI().getPath().contains("missing")) {
            errors--;
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("missing") ? 404 : error, -1);
            exchange.close();
            return;
        }
        byte[] all = content;
        int from = 0;
        exchange.getResponseHeaders().set("Content-Type", type);
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (!md5.isEmpty()) {
            exchange.getResponseHeaders().set("x-goog-hash", "crc32c=AAAAAA==,md5=" + md5);
        }
        int status = 200;
        String validator = exchange.getRequestHeaders().getFirst("If-Range");
        if (range != null && !ignoresRange && (validator == null || validator.equals(etag))) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            if (from >= all.length) {
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().set("Content-Range", contentRange != null ? contentRange
                    : "bytes " + from + "-" + (all.length - 1) + "/" + (announced < 0 ? all.length : announced));
            status = 206;
        }
        byte[] body = Arrays.copyOfRange(all, from, all.length);
        long length = announced >= 0 ? announced - from : body.length;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(status, chunked ? 0 : length);
        int sent = (int) Math.min(Math.min(length, body.length), breakAfter);
        try (OutputStream out = exchange.getResponseBody()) {
            int first = Math.min(sent, firstBytes);
            out.write(body, 0, first);
            out.flush();
            if (hold != null) {
                hold.await();
            }
            out.write(body, first, sent - first);
            out.flush();
            if (sent < length) {
                throw new IOException("breaks off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        if (hold != null) {
            hold.countDown();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
