package io.vipward.vrrp.interoperation;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The adverts that pass through a switch, read from a running tcpdump. Any thread. */
final class Wire {
    private static final int FILE_HEADER_BYTES = 24;
    private static final int PACKET_HEADER_BYTES = 16;

    private final Journal journal;
    private final List<Seen> adverts = new ArrayList<>();

    Wire(Journal journal) {
        this.journal = journal;
    }

    /** Reads until the stream ends; blocks. */
    void read(InputStream capture) {
        try (DataInputStream input = new DataInputStream(capture)) {
            // The file is in this machine's byte order (pcap-savefile(5)).
            input.readFully(new byte[FILE_HEADER_BYTES]);
            byte[] header = new byte[PACKET_HEADER_BYTES];
            while (true) {
                input.readFully(header);
                byte[] frame = new byte
                        [ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt(8)];
                input.readFully(frame);
                Seen seen = Seen.of(frame);
                journal.add("wire", seen.toString(), () -> adverts.add(seen));
            }
        } catch (EOFException ended) {
            return;
        } catch (IOException ended) {
            journal.add("wire", "ended: " + ended.getMessage(), () -> {});
        }
    }

    List<Seen> adverts(Predicate<Seen> which) {
        synchronized (journal) {
            return adverts.stream().filter(which).toList();
        }
    }

    /** Waits for this many adverts of one kind, those that passed already included, and returns them. */
    List<Seen> await(String what, int count, Predicate<Seen> which) throws InterruptedException {
        journal.await(count + " adverts " + what, () -> adverts(which).size() >= count);
        return adverts(which);
    }

    /** Waits for this many more adverts of one kind. */
    void awaitMore(String what, int count, Predicate<Seen> which) throws InterruptedException {
        await(what, adverts(which).size() + count, which);
    }

    /** Waits for this many adverts of one kind that were not among those. */
    void awaitMoreThan(String what, List<Seen> those, int count, Predicate<Seen> which) throws InterruptedException {
        await(what, count, which.and(seen -> !those.contains(seen)));
    }

    /**
     * Who was master one after the other, by node. The old master's timer may run out before it has read the
     * new one's first advert, so a single advert of it behind that does not count; a second one does: it would have seen
     * the new master for a whole interval and still claim to be master.
     */
    List<Integer> masters(int vrid) {
        List<Seen> all = adverts(seen -> seen.virtualRouterId() == vrid && seen.priority() > 0);
        List<Integer> masters = new ArrayList<>();
        boolean straggled = false;
        for (Seen seen : all) {
            int last = masters.size() - 1;
            if (last >= 0 && masters.get(last).equals(seen.sender())) {
                continue;
            }
            boolean old = last >= 1 && masters.get(last - 1).equals(seen.sender());
            if (old && !straggled && isFollowedBy(all, seen, masters.get(last))) {
                straggled = true;
            } else {
                masters.add(seen.sender());
                straggled = false;
            }
        }
        return masters;
    }

    private static boolean isFollowedBy(List<Seen> all, Seen seen, int node) {
        int next = all.indexOf(seen) + 1;
        return next < all.size() && all.get(next).sender() == node;
    }
}
