/* Preloaded into the mail daemons: their wall clock is the kernel's plus an offset that the driver
 * keeps in a shared file (nanoseconds, a native int64). Only the wall clock is moved; timeouts and
 * the monotonic clock stay real, so delays= in the logs are real delays.
 *
 * A queue file that the kernel has just stamped lies days ahead of the fake clock, and Postfix would
 * not deliver from it; such a stamp is shown moved. Stamps that Postfix sets itself (retry times)
 * are fake times already and are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL
#define LONGEST_BACKOFF_SECONDS 14400

static volatile int64_t *offset;

__attribute__((constructor)) static void open_clock(void) {
  const char *path = getenv("FAKECLOCK_FILE");
#ifdef FAKECLOCK_PATH /* for daemons that empty their environment, or are setuid */
  if (!path) path = FAKECLOCK_PATH;
#endif
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *page = mmap(NULL, sizeof *offset, PROT_READ, MAP_SHARED, fd, 0);
  close(fd);
  if (page != MAP_FAILED) offset = page;
}

static int64_t now(void) {
  struct timespec t;
  syscall(SYS_clock_gettime, CLOCK_REALTIME, &t);
  return t.tv_sec * SECOND + t.tv_nsec + (offset ? *offset : 0);
}

int clock_gettime(clockid_t id, struct timespec *t) {
  int real = id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE;
#ifdef FAKECLOCK_MONOTONIC /* for programs that measure their wall clock, or their retries, by it */
  if (id == CLOCK_PROCESS_CPUTIME_ID || id == CLOCK_THREAD_CPUTIME_ID) return syscall(SYS_clock_gettime, id, t);
  syscall(SYS_clock_gettime, id, t);
  int64_t n = t->tv_sec * SECOND + t->tv_nsec + (offset ? *offset : 0);
  /* The monotonic clock must not be before its zero. */
  if (!real && n < 0) n += 1000000000LL * SECOND;
#else
  if (!real) return syscall(SYS_clock_gettime, id, t);
  int64_t n = now();
#endif
  t->tv_sec = n / SECOND;
  t->tv_nsec = n % SECOND;
  return 0;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone) {
  (void)zone;
  int64_t n = now();
  t->tv_sec = n / SECOND;
  t->tv_usec = n % SECOND / 1000;
  return 0;
}

time_t time(time_t *out) {
  time_t t = now() / SECOND;
  if (out) *out = t;
  return t;
}

static void move_stamp(struct timespec *t) {
  if (t->tv_sec > now() / SECOND + LONGEST_BACKOFF_SECONDS) {
    int64_t n = t->tv_sec * SECOND + t->tv_nsec + (offset ? *offset : 0);
    t->tv_sec = n / SECOND;
    t->tv_nsec = n % SECOND;
  }
}

static int moved(int result, struct stat *s) {
  if (result == 0) {
    move_stamp(&s->st_atim);
    move_stamp(&s->st_mtim);
    move_stamp(&s->st_ctim);
  }
  return result;
}

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))
int stat(const char *path, struct stat *s) {
  return moved(REAL("stat", int (*)(const char *, struct stat *))(path, s), s);
}
int lstat(const char *path, struct stat *s) {
  return moved(REAL("lstat", int (*)(const char *, struct stat *))(path, s), s);
}
int fstat(int fd, struct stat *s) {
  return moved(REAL("fstat", int (*)(int, struct stat *))(fd, s), s);
}
