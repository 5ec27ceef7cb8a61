package sketchatlas.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A zip member as the zip's directory describes it: gives no more bytes than promised, whatever the packed data says, and compares
 * the checksum at the end, which {@link java.util.zip.ZipFile} does not.
 */
final class MemberInputStream extends FilterInputStream {
    private final long checksum;
    private final CRC32 sum = new CRC32();
    private long left;

    MemberInputStream(InputStream in, ZipEntry entry) {
        super(in);
        this.left = entry.getSize();
        this.checksum = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n > 0) {
            left -= n;
            sum.update(bytes, offset, n);
        }
        if (left < 0) {
            throw new MalformedDataException("it unpacks to more than the zip's directory says");
        }
        if (n < 0 && sum.getValue() != checksum) {
            throw new MalformedDataException("its checksum is wrong, so it was damaged");
        }
        return n;
    }

    /** Reads over, so that the checksum stays right. */
    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
