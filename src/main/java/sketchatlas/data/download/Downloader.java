package sketchatlas.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sketchatlas.UserException;

/**
 * Downloads files over HTTP and HTTPS, whole or not at all. What has come stays on the disk when the connection breaks, the person cancels or
 * the program ends, and the next download of the same file goes on from there if the server still has the same file. Follows redirects, but
 * never from https to http; uses the proxies of the environment and the system. Any number of threads.
 */
public final class Downloader implements AutoCloseable {
    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";

    private final DownloadOptions options;
    private final HttpClient client;

    public Downloader() {
        this(DownloadOptions.standard());
    }

    Downloader(DownloadOptions options) {
        this.options = options;
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NORMAL).proxy(options.proxies())
                .connectTimeout(options.connect()).build();
    }

    /** Lets Java ask the desktop which proxies there are, unless the person has said otherwise; before the first connection of the process. */
    public static void useProxiesOfTheSystem() {
        if (System.getProperty(SYSTEM_PROXIES) == null) {
            System.setProperty(SYSTEM_PROXIES, "true");
        }
    }

    /**
     * Downloads a file; returns when it is in its place.
     *
     * @param check throws a {@link UserException} if the file that it is given isn't what it should be; then nothing is left of it
     * @throws UserException if it can't be had
     * @throws CancellationException if the listener ends it, or the thread is interrupted
     */
    public void fetch(RemoteFile file, Consumer<Path> check, DownloadListener listener) {
        try {
            Files.createDirectories(file.target().getParent());
        } catch (IOException e) {
            throw DownloadProblems.unwritable(file, e);
        }
        try (PartFile part = PartFile.open(file)) {
            new Transfer(this, options, file, part, listener).run();
            boolean intact = part.intact();
            part.close();
            if (!intact) {
                part.discard();
                throw DownloadProblems.notIntact(file);
            }
            checked(file, part, check);
            part.moveIntoPlace();
        } catch (IOException e) {
            throw DownloadProblems.unwritable(file, e);
        }
    }

    private static void checked(RemoteFile file, PartFile part, Consumer<Path> check) throws IOException {
        try {
            check.accept(part.path());
        } catch (UserException e) {
            part.discard();
            throw DownloadProblems.noUse(file, e);
        }
    }

    /**
     * The bytes of a file as its server says, without loading it; empty if that can't be told.
     *
     * @throws CancellationException if the listener ends it, or the thread is interrupted
     */
    public OptionalLong size(URI address, BooleanSupplier cancelled) {
        HttpRequest request = request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        try {
            HttpResponse<Void> answer = send(request, HttpResponse.BodyHandlers.discarding(), cancelled);
            return answer.statusCode() == 200 ? answer.headers().firstValueAsLong("Content-Length") : OptionalLong.empty();
        } catch (InterruptedIOException e) {
            throw cancelled();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(options.silence()).header("Accept-Encoding", "identity").header("User-Agent", "SketchAtlas");
    }

    /** @throws InterruptedIOException if it is not wanted any more */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, BooleanSupplier cancelled) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        while (true) {
            try {
                if (cancelled.getAsBoolean()) {
                    answer.cancel(true);
                    throw new InterruptedIOException("cancelled");
                }
                return answer.get(Pause.LOOK, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // look again whether it is still wanted
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    static CancellationException cancelled() {
        return new CancellationException("the download was cancelled");
    }

    /** Lets go of all connections; downloads that are under way break off. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
