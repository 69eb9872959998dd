package io.vipward.netlink.linux;

/**
 * The functions of the C library that this program calls, under their own names: one interface, because generating the stubs
 * is most of the start-up cost of jnr-ffi. Pointers are addresses ({@code long}), so that every call is on the binding's
 * fast path and nothing is marshalled or allocated. Each returns -1 and sets errno, unless said otherwise. Public only because
 * the generated stub, which lives elsewhere, implements it. Any thread.
 */
// The names are the C library's; jnr-ffi looks them up by them.
@SuppressWarnings("MemberName")
public interface LibC {
    int socket(int domain, int type, int protocol);

    int bind(int fd, long address, int length);

    int connect(int fd, long address, int length);

    int listen(int fd, int backlog);

    int accept4(int fd, long address, long length, int flags);

    int getsockname(int fd, long address, long length);

    int setsockopt(int fd, int level, int option, long value, int length);

    int getsockopt(int fd, int level, int option, long value, long length);

    /**
     * The C function has six parameters. With exactly six, the stubs that jnr-ffi 2.3 assembles for x86-64 lose the last; with
     * a seventh, which the callee never looks at, the call goes through libffi.
     */
    long sendto(int fd, long data, long bytes, int flags, long address, int length, long unused);

    long sendmsg(int fd, long message, int flags);

    long recv(int fd, long data, long bytes, int flags);

    long recvmsg(int fd, long message, int flags);

    int close(int fd);

    int fcntl(int fd, int command, long argument);

    /** Variadic in C; what follows the request is passed the same way on x86-64 and aarch64. */
    int ioctl(int fd, long request, long argument);

    int flock(int fd, int operation);

    int pipe2(long descriptors, int flags);

    int open(long path, int flags, int mode);

    int mkfifo(long path, int mode);

    long read(int fd, long data, long bytes);

    long write(int fd, long data, long bytes);

    int epoll_create1(int flags);

    int epoll_ctl(int epoll, int operation, int fd, long event);

    int epoll_wait(int epoll, long events, int count, int milliseconds);

    int timerfd_create(int clock, int flags);

    int timerfd_settime(int fd, int flags, long value, long old);

    int clock_gettime(int clock, long timespec);

    int eventfd(int initial, int flags);

    int signalfd(int fd, long mask, int flags);

    int inotify_init1(int flags);

    int inotify_add_watch(int fd, long path, int mask);

    int inotify_rm_watch(int fd, int watch);

    int if_nametoindex(long name);

    int kill(int pid, int signal);

    int waitpid(int pid, long status, int options);

    int pidfd_open(int pid, int flags);

    /** For pidfd_open on C libraries that lack it; nothing else is called by number. */
    long syscall(long number, long first, long second);

    int prctl(int option, long second, long third, long fourth, long fifth);

    int mlockall(int flags);

    int sched_setscheduler(int pid, int policy, long parameter);

    int sched_setaffinity(int pid, long bytes, long mask);

    int setpriority(int which, int who, int priority);

    int setns(int fd, int type);

    int unshare(int flags);

    int umask(int mask);

    int getpid();

    int getuid();

    /** Returns the error itself. The seventh parameter is for the reason given at {@link #sendto}. */
    int posix_spawn(long pid, long path, long fileActions, long attributes, long argv, long environment, long unused);

    /** Returns the error itself. */
    int posix_spawnattr_init(long attributes);

    /** Returns the error itself. */
    int posix_spawnattr_setflags(long attributes, short flags);

    /** Returns the error itself. */
    int posix_spawnattr_setpgroup(long attributes, int group);

    /** Returns the error itself. */
    int posix_spawnattr_setsigmask(long attributes, long mask);

    /** Returns the error itself. */
    int posix_spawnattr_setsigdefault(long attributes, long signals);

    /** Returns the error itself. */
    int posix_spawn_file_actions_init(long actions);

    /** Returns the error itself. */
    int posix_spawn_file_actions_destroy(long actions);

    /** Returns the error itself. */
    int posix_spawn_file_actions_addopen(long actions, int fd, long path, int flags, int mode);

    /** Returns the error itself. */
    int posix_spawn_file_actions_adddup2(long actions, int fd, int target);

    /** Returns the error itself. Since glibc 2.34. */
    int posix_spawn_file_actions_addclosefrom_np(long actions, int fd);
}
