#include "CBench.h"

#include <curl/curl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t swallow(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    (void)context;
    return size * count;
}

struct party {
    CURLM *multi;
    CURL **handles;
    struct curl_slist *headers;
    int count;
};

static int gather(struct party *party, const char *url, const char *body, int count) {
    party->multi = curl_multi_init();
    party->headers = curl_slist_append(NULL, "Content-Type: application/json");
    party->handles = calloc((size_t)count, sizeof *party->handles);
    party->count = count;
    curl_multi_setopt(party->multi, CURLMOPT_MAXCONNECTS, (long)count);
    for (int index = 0; index < count; index++) {
        CURL *easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_URL, url);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)strlen(body));
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, party->headers);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, swallow);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        party->handles[index] = easy;
    }
    return party->multi != NULL;
}

static void part(struct party *party) {
    for (int index = 0; index < party->count; index++) {
        curl_multi_remove_handle(party->multi, party->handles[index]);
        curl_easy_cleanup(party->handles[index]);
    }
    curl_multi_cleanup(party->multi);
    curl_slist_free_all(party->headers);
    free(party->handles);
}

/// Sends so many; each handle that is done takes the next. Returns how many failed.
static long send_all(struct party *party, long count) {
    long begun = 0, done = 0, failed = 0;
    for (int index = 0; index < party->count && begun < count; index++, begun++)
        curl_multi_add_handle(party->multi, party->handles[index]);
    while (done < count) {
        int running = 0, left = 0;
        curl_multi_perform(party->multi, &running);
        CURLMsg *message;
        while ((message = curl_multi_info_read(party->multi, &left)) != NULL) {
            if (message->msg != CURLMSG_DONE) continue;
            CURL *easy = message->easy_handle;
            done++;
            if (message->data.result != CURLE_OK) failed++;
            curl_multi_remove_handle(party->multi, easy);
            if (begun < count) {
                curl_multi_add_handle(party->multi, easy);
                begun++;
            }
        }
        if (done < count) curl_multi_poll(party->multi, NULL, 0, 1000, NULL);
    }
    return failed;
}

double cbench_multi(const char *url, const char *body, long count, int at_once) {
    struct party party;
    if (!gather(&party, url, body, at_once)) return -1;
    double start = now();
    long failed = send_all(&party, count);
    double time = now() - start;
    part(&party);
    return failed == 0 ? time : -1;
}

static int run(sqlite3 *store, const char *sql) { return sqlite3_exec(store, sql, NULL, NULL, NULL) == SQLITE_OK; }

static int mark(sqlite3 *store, const char *sql, long first, long count) {
    sqlite3_stmt *statement;
    if (!run(store, "BEGIN IMMEDIATE") || sqlite3_prepare_v2(store, sql, -1, &statement, NULL) != SQLITE_OK) return 0;
    for (long id = first; id < first + count; id++) {
        sqlite3_bind_int64(statement, 1, id);
        if (sqlite3_step(statement) != SQLITE_DONE) return 0;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return run(store, "COMMIT");
}

double cbench_outbox(const char *path, const char *url, const char *body, long count, int at_once) {
    sqlite3 *store;
    if (sqlite3_open(path, &store) != SQLITE_OK) return -1;
    int ready = run(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        && run(store, "CREATE TABLE outbox (id INTEGER PRIMARY KEY, body TEXT, state TEXT)") && run(store, "BEGIN");
    for (long id = 1; ready && id <= count; id++)
        ready = run(store, "INSERT INTO outbox (body, state) VALUES ('x', 'waiting')");
    if (!ready || !run(store, "COMMIT")) return -1;
    struct party party;
    if (!gather(&party, url, body, at_once)) return -1;
    double start = now();
    long failed = 0;
    for (long first = 1; first <= count && failed == 0; first += at_once) {
        long some = first + at_once <= count + 1 ? at_once : count + 1 - first;
        if (!mark(store, "UPDATE outbox SET state = 'sending' WHERE id = ?", first, some)) failed++;
        failed += send_all(&party, some);
        if (!mark(store, "UPDATE outbox SET state = 'delivered' WHERE id = ?", first, some)) failed++;
    }
    double time = now() - start;
    part(&party);
    sqlite3_close(store);
    return failed == 0 ? time : -1;
}
