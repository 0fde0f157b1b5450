#ifndef CBENCH_H
#define CBENCH_H

/// Starts a server on a thread of its own that answers every POST with 200 and an id, and keeps connections.
/// Returns its port on 127.0.0.1, or 0.
int cbench_sink(void);

/// Posts a body `count` times, `at_once` at a time, with nothing but libcurl's multi interface.
/// Returns the seconds it took, or a negative number when one failed.
double cbench_multi(const char *url, const char *body, long count, int at_once);

/// The same from an outbox in SQLite (WAL, synchronous FULL): a commit says what is about to be sent, another what
/// became of it, each for all that are sent at once.
double cbench_outbox(const char *path, const char *url, const char *body, long count, int at_once);

#endif
