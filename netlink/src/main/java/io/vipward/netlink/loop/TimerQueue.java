package io.vipward.netlink.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline: a binary heap in which every timer knows its place, so that cancelling is as cheap as setting. Deadlines
 * are compared by their difference, as {@link System#nanoTime} asks for. For one thread.
 */
final class TimerQueue {
    private static final int INITIAL_CAPACITY = 64;

    private @Nullable Timer[] heap = new Timer[INITIAL_CAPACITY];
    private int size;
    private long orders;

    /** The timer with the earliest deadline, or null. */
    @Nullable
    Timer earliest() {
        return heap[0];
    }

    int size() {
        return size;
    }

    void add(Timer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        timer.order = orders++;
        siftUp(size++, timer);
    }

    void remove(Timer timer) {
        int position = timer.position;
        timer.position = -1;
        Timer last = at(--size);
        heap[size] = null;
        if (last == timer) {
            return;
        }
        siftDown(position, last);
        if (heap[position] == last) {
            siftUp(position, last);
        }
    }

    private void siftUp(int from, Timer timer) {
        int position = from;
        while (position > 0) {
            int parent = (position - 1) >>> 1;
            if (!before(timer, at(parent))) {
                break;
            }
            put(position, at(parent));
            position = parent;
        }
        put(position, timer);
    }

    private void siftDown(int from, Timer timer) {
        int position = from;
        int child;
        while ((child = 2 * position + 1) < size) {
            if (child + 1 < size && before(at(child + 1), at(child))) {
                child++;
            }
            if (!before(at(child), timer)) {
                break;
            }
            put(position, at(child));
            position = child;
        }
        put(position, timer);
    }

    private void put(int position, Timer timer) {
        heap[position] = timer;
        timer.position = position;
    }

    private Timer at(int position) {
        Timer timer = heap[position];
        if (timer == null) {
            throw new IllegalStateException("no timer at " + position + " of " + size);
        }
        return timer;
    }

    private static boolean before(Timer first, Timer second) {
        long difference = first.deadlineNanos() - second.deadlineNanos();
        return difference < 0 || (difference == 0 && first.order < second.order);
    }
}
