package io.vipward.netlink.loop;

import io.vipward.netlink.linux.Epoll;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.linux.TimerDescriptor;
import io.vipward.netlink.linux.WakeDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread's work: descriptors in an epoll set, timers on one timerfd in it, and a bounded mailbox for other threads.
 *
 * <p>Each turn handles, in this order: a stall, if the loop came round late; the timers that are due, by deadline; the
 * descriptors that are ready; messages. Every part is bounded, so that none starves the others for longer than a turn. A
 * handler that throws ends the loop with its exception: that is a bug, and bugs end the daemon.
 *
 * <p>Only {@link #post}, {@link #stop} and {@link #lateness} may be called from any thread; everything else from the thread in
 * {@link #run}, or before it runs.
 */
public final class EventLoop implements AutoCloseable {
    /** How many messages wait at most. */
    public static final int MAILBOX_CAPACITY = 1_024;

    private static final int EVENTS_PER_TURN = 64;
    private static final int TIMERS_PER_TURN = 256;
    private static final int MESSAGES_PER_TURN = 256;
    private static final int WAIT_FOREVER = -1;
    private static final long TIMER_KEY = -1;
    private static final long WAKE_KEY = -2;

    private final String name;
    private final LongSupplier clock;
    private final Epoll epoll;
    private final TimerDescriptor alarm;
    private final WakeDescriptor bell;
    private final Mailbox mailbox = new Mailbox(MAILBOX_CAPACITY);
    private final TimerQueue timers = new TimerQueue();
    private final TimerQueue limits = new TimerQueue();
    private final Map<Long, Registration> registrations = new HashMap<>();
    private final Hearing hearing = new Hearing(EVENTS_PER_TURN);
    private final StallWatch stallWatch = new StallWatch();
    private final Lateness lateness = new Lateness();
    private final AtomicBoolean rung = new AtomicBoolean();

    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;
    private boolean messagesLeft;
    private boolean alarmSet;
    private boolean alarmFired;
    private long alarmNanos;
    private long nowNanos;
    private long lastKey;

    /**
     * Opens the loop's own descriptors.
     *
     * @param name for the thread that runs it, as ps -L shows it: 15 bytes
     * @throws SystemCallException if the kernel has no descriptors left
     */
    public EventLoop(String name) throws SystemCallException {
        this(name, System::nanoTime);
    }

    /** A loop with a clock of the test's own; it is turned by {@link #turn} and never waits. */
    EventLoop(String name, LongSupplier clock) throws SystemCallException {
        this.name = name;
        this.clock = clock;
        this.nowNanos = clock.getAsLong();
        this.epoll = Epoll.open(EVENTS_PER_TURN);
        this.alarm = TimerDescriptor.open();
        this.bell = WakeDescriptor.open();
        SystemCallException.check(epoll.add(alarm.fd(), Events.IN, TIMER_KEY), "epoll_ctl", "timerfd");
        SystemCallException.check(epoll.add(bell.fd(), Events.IN, WAKE_KEY), "epoll_ctl", "eventfd");
    }

    /** Runs on the calling thread until {@link #stop}, or until a handler throws. It may run again afterwards. */
    public void run() {
        thread = Thread.currentThread();
        ProcessCalls.nameThread(name);
        try {
            nowNanos = clock.getAsLong();
            stallWatch.begin(nowNanos);
            while (!stopping) {
                turn(true);
            }
        } finally {
            stopping = false;
            thread = null;
        }
    }

    /** Ends {@link #run} after the turn that is under way. Any thread. */
    public void stop() {
        stopping = true;
        ring();
    }

    /** The time of this turn on the clock of {@link System#nanoTime}; outside of {@link #run} the time itself. */
    public long now() {
        return thread == null ? clock.getAsLong() : nowNanos;
    }

    /**
     * Has a message run on the loop's thread. Any thread.
     *
     * @return false, and the message is dropped, when {@value #MAILBOX_CAPACITY} are waiting or the loop is closed
     */
    public boolean post(Runnable message) {
        if (closed || !mailbox.offer(message)) {
            return false;
        }
        ring();
        return true;
    }

    /**
     * Watches a descriptor, level triggered.
     *
     * @param fd open until the registration is closed
     * @param events {@link Events}, or-ed
     * @throws SystemCallException if the kernel refuses, for instance EPERM for an ordinary file
     */
    public Registration register(int fd, int events, DescriptorHandler handler) throws SystemCallException {
        checkThread();
        Registration registration = new Registration(this, fd, ++lastKey, handler);
        SystemCallException.check(epoll.add(fd, events, registration.key()), "epoll_ctl", "descriptor " + fd);
        registrations.put(registration.key(), registration);
        return registration;
    }

    /**
     * A timer, not set.
     *
     * @param timerName for people
     */
    public Timer timer(String timerName, TimerHandler handler) {
        return new Timer(this, timers, timerName, handler);
    }

    /**
     * A timer for the patience with somebody else, not set: it fires only when everything that its descriptor, and every other,
     * had to say by then has been heard. Who stood still himself must not conclude that others were silent.
     *
     * @param timerName for people
     */
    public Timer limit(String timerName, TimerHandler handler) {
        return new Timer(this, limits, timerName, handler);
    }

    /**
     * Reports stalls: turns that came more than a threshold later than they should have, because the machine, the process or
     * a handler stood still. To see one even when no timer is set the loop then wakes at least four times per threshold.
     *
     * @param thresholdNanos above 0
     */
    public void onStall(long thresholdNanos, StallListener listener) {
        checkThread();
        stallWatch.listen(thresholdNanos, listener, now());
    }

    /** How late timers have fired. Any thread. */
    public Lateness lateness() {
        return lateness;
    }

    /** Closes the loop's own descriptors; registered ones stay open. Not while it runs. Again: nothing happens. */
    @Override
    public void close() {
        checkThread();
        if (!closed) {
            closed = true;
            registrations.clear();
            epoll.close();
            alarm.close();
            bell.close();
        }
    }

    /** One turn; {@code wait} until there is something to do. */
    void turn(boolean wait) {
        setAlarm();
        int ready = epoll.await(wait && !messagesLeft ? WAIT_FOREVER : 0);
        if (ready < 0) {
            throw new IllegalStateException("epoll_wait: " + Errno.of(ready));
        }
        nowNanos = clock.getAsLong();
        stallWatch.turn(nowNanos, earliest());
        hearing.begin(registrations.size());
        fire(timers);
        for (int i = 0; i < ready; i++) {
            dispatch(epoll.data(i), epoll.events(i));
        }
        if (hearing.complete(ready)) {
            fire(limits);
        }
        messagesLeft = mailbox.drain(MESSAGES_PER_TURN);
    }

    void checkThread() {
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            throw new IllegalStateException("only the thread of loop " + name + " may do this; use post");
        }
    }

    void arm(Timer timer) {
        long now = now();
        timer.dueNanos = timer.deadlineNanos() - now > 0 ? timer.deadlineNanos() : now;
        timer.queue.add(timer);
    }

    void disarm(Timer timer) {
        if (timer.armed()) {
            timer.queue.remove(timer);
        }
    }

    void modify(Registration registration, int events) {
        checkThread();
        int result = epoll.modify(registration.fd(), events, registration.key());
        if (result < 0) {
            throw new IllegalStateException("epoll_ctl(descriptor " + registration.fd() + "): " + Errno.of(result));
        }
    }

    void unregister(Registration registration) {
        checkThread();
        if (registrations.remove(registration.key()) != null) {
            epoll.remove(registration.fd());
        }
    }

    private @Nullable Timer earliest() {
        Timer timer = timers.earliest();
        Timer limit = limits.earliest();
        boolean limitFirst = timer == null || (limit != null && limit.deadlineNanos() - timer.deadlineNanos() < 0);
        return limitFirst ? limit : timer;
    }

    private void fire(TimerQueue queue) {
        for (int fired = 0; fired < TIMERS_PER_TURN; fired++) {
            Timer timer = queue.earliest();
            if (timer == null || timer.deadlineNanos() - nowNanos > 0) {
                return;
            }
            queue.remove(timer);
            lateness.record(nowNanos - timer.dueNanos);
            timer.fire(nowNanos);
        }
    }

    private void dispatch(long key, int events) {
        if (key == TIMER_KEY) {
            // Setting the alarm again makes it unreadable, so it need not be read.
            alarmFired = true;
        } else if (key == WAKE_KEY) {
            bell.clear();
            rung.set(false);
        } else {
            Registration registration = registrations.get(key);
            // A handler earlier in this turn may have closed it, and its descriptor's number may be in use again.
            if (registration != null) {
                registration.ready(events);
            }
        }
    }

    /** An alarm that is too early costs one idle turn, less than setting it anew whenever a deadline moves back. */
    private void setAlarm() {
        Timer earliest = earliest();
        if (earliest == null && !stallWatch.active()) {
            if (alarmSet) {
                alarm.disarm();
                alarmSet = false;
            }
            return;
        }
        long deadline = stallWatch.nextTurnNanos(earliest);
        if (!alarmSet || alarmFired || deadline - alarmNanos < 0) {
            alarm.arm(deadline);
            alarmSet = true;
            alarmFired = false;
            alarmNanos = deadline;
        }
    }

    private void ring() {
        // The number of a closed descriptor may be another's by now.
        if (!closed && rung.compareAndSet(false, true)) {
            bell.wake();
        }
    }
}
