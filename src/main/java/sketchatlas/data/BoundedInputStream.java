package sketchatlas.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to give more bytes than promised, whatever the packed data says. */
final class BoundedInputStream extends FilterInputStream {
    private long left;

    BoundedInputStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            take(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n > 0) {
            take(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        take(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void take(long n) throws IOException {
        left -= n;
        if (left < 0) {
            throw new MalformedDataException("it unpacks to more than the zip's directory says");
        }
    }
}
