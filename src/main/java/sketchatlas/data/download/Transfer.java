package sketchatlas.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sketchatlas.UserException;

/** Brings all bytes of one file into its part file, in as many tries as it takes. */
final class Transfer {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern MD5 = Pattern.compile("(?:^|,)\\s*md5=([A-Za-z0-9+/]{22}==)");
    /** Bytes between looks at the room on the disk where the size is not known. */
    private static final long BETWEEN_LOOKS = 16L << 20;
    private static final int MOST_TRIES = 100;

    private final Downloader downloader;
    private final DownloadOptions options;
    private final RemoteFile file;
    private final PartFile part;
    private final DownloadListener listener;

    /** A problem with this disk, which no other try mends. */
    private static final class DiskException extends IOException {
        private static final long serialVersionUID = 1L;

        DiskException(IOException cause) {
            super(cause);
        }
    }

    Transfer(Downloader downloader, DownloadOptions options, RemoteFile file, PartFile part, DownloadListener listener) {
        this.downloader = downloader;
        this.options = options;
        this.file = file;
        this.part = part;
        this.listener = listener;
    }

    /**
     * Returns when all is on the disk.
     *
     * @throws UserException if it can't be had
     * @throws CancellationException if it is not wanted any more
     */
    void run() throws IOException {
        long most = part.length();
        int failures = 0;
        for (int tries = 1; !part.whole(); tries++) {
            try {
                attempt();
                onDisk(part::force);
                if (part.length() == 0) {
                    throw DownloadProblems.empty(file);
                }
                return;
            } catch (DiskException e) {
                throw DownloadProblems.unwritable(file, (IOException) e.getCause());
            } catch (InterruptedIOException e) {
                throw Downloader.cancelled();
            } catch (IOException e) {
                UserException problem = DownloadProblems.beyondMending(file, e);
                if (problem != null) {
                    throw problem;
                }
                failures = part.length() > most ? 1 : failures + 1; // a try that brought something is no failure of the server
                most = Math.max(most, part.length());
                if (failures >= options.tries() || tries >= MOST_TRIES) {
                    throw DownloadProblems.givenUp(file, e, part.length(), part.total());
                }
                options.pause().pause(DownloadOptions.before(failures), listener::cancelled);
                if (listener.cancelled()) {
                    throw Downloader.cancelled();
                }
            }
        }
    }

    /** Asks for what is missing and takes what comes. */
    private void attempt() throws IOException {
        HttpRequest.Builder request = downloader.request(file.address()).GET();
        Optional<String> validator = part.validator();
        validator.ifPresent(v -> request.header("Range", "bytes=" + part.length() + "-").header("If-Range", v));
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer = downloader.send(request.build(), BodyHandlers.ofPublisher(), listener::cancelled);
        try (BodyQueue body = new BodyQueue()) {
            answer.body().subscribe(body);
            int status = answer.statusCode();
            if (status == 200 || status == 206) {
                refuseWebPages(answer.headers());
            }
            switch (status) {
                case 200 -> begin(answer.headers());
                case 206 -> requireContinuation(answer.headers(), validator.isPresent());
                case 416 -> {
                    forget();
                    throw new TryAgainException("the server has another file than it said");
                }
                case 408, 429, 500, 502, 503, 504 -> throw new TryAgainException("the server is busy or out of order (error " + status + ")");
                default -> throw DownloadProblems.answer(file, status);
            }
            take(body);
        }
    }

    private void refuseWebPages(HttpHeaders headers) {
        if (headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw DownloadProblems.webPage(file);
        }
    }

    /** The server sends the file from its beginning: there was nothing yet, it has another file now, or it doesn't know parts. */
    private void begin(HttpHeaders headers) throws IOException {
        long total = headers.firstValue("Content-Length").map(Transfer::number).orElse(-1L);
        String md5 = headers.allValues("x-goog-hash").stream().map(MD5::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst().orElse("");
        onDisk(() -> part.restart(new PartNote(file.address().toString(), validator(headers), total, md5)));
        requireRoom();
    }

    private static String validator(HttpHeaders headers) {
        Optional<String> strong = headers.firstValue("ETag").filter(tag -> tag.startsWith("\""));
        return strong.or(() -> headers.firstValue("Last-Modified")).orElse("");
    }

    private void requireContinuation(HttpHeaders headers, boolean asked) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        boolean fits = asked && range.matches() && number(range.group(1)) == part.length()
                && (range.group(3).equals("*") || part.total() < 0 || number(range.group(3)) == part.total());
        if (!fits) {
            forget();
            throw new TryAgainException("the server sends another part of the file than was asked for");
        }
        requireRoom();
    }

    /** What has come is of no use. */
    private void forget() throws IOException {
        onDisk(() -> part.restart(new PartNote(file.address().toString(), "", -1, "")));
    }

    private void take(BodyQueue body) throws IOException {
        long nextLook = part.length() + BETWEEN_LOOKS;
        listener.progress(part.length(), part.total());
        for (Optional<List<ByteBuffer>> next = next(body); next.isPresent(); next = next(body)) {
            for (ByteBuffer bytes : next.get()) {
                long after = part.length() + bytes.remaining();
                if (after > options.largest()) {
                    throw thrownAway(DownloadProblems.tooLarge(file, options.largest()));
                }
                if (part.total() >= 0 && after > part.total()) {
                    throw thrownAway(DownloadProblems.moreThanAnnounced(file, part.total()));
                }
                onDisk(() -> part.append(bytes));
            }
            if (part.total() < 0 && part.length() >= nextLook) {
                requireRoom();
                nextLook = part.length() + BETWEEN_LOOKS;
            }
            listener.progress(part.length(), part.total());
        }
        if (part.total() >= 0 && part.length() < part.total()) {
            throw new TryAgainException("the connection ended too early");
        }
    }

    private Optional<List<ByteBuffer>> next(BodyQueue body) throws IOException {
        return body.next(options.silence(), listener::cancelled);
    }

    private UserException thrownAway(UserException why) throws IOException {
        forget();
        return why;
    }

    /** Refuses to begin what can't be finished. */
    private void requireRoom() throws IOException {
        if (part.total() > options.largest()) {
            throw thrownAway(DownloadProblems.tooLarge(file, options.largest()));
        }
        long missing = part.total() < 0 ? 0 : part.total() - part.length();
        onDisk(() -> {
            long usable = options.space().usable(file.target().getParent()) - options.reserve();
            if (usable < missing || usable <= 0) {
                throw DownloadProblems.diskFull(file, missing, usable);
            }
        });
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    private interface DiskWork {
        void run() throws IOException;
    }

    private static void onDisk(DiskWork work) throws IOException {
        try {
            work.run();
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }
}
