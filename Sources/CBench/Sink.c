// For memmem.
#define _GNU_SOURCE

#include "CBench.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct peer {
    int socket;
    size_t length;
    char bytes[65536];
};

static const char answer[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"id\":\"s-1\"}";

/// The length of the first request in the buffer, head and body; 0 while it is not complete.
static size_t complete(const struct peer *peer) {
    const char *end = memmem(peer->bytes, peer->length, "\r\n\r\n", 4);
    if (end == NULL) return 0;
    size_t head = (size_t)(end - peer->bytes) + 4;
    size_t body = 0;
    for (const char *line = peer->bytes; line < end;) {
        const char *next = memmem(line, (size_t)(end - line) + 2, "\r\n", 2);
        if (next == NULL) break;
        if (strncasecmp(line, "content-length:", 15) == 0) body = (size_t)atol(line + 15);
        line = next + 2;
    }
    return peer->length >= head + body ? head + body : 0;
}

static void leave(struct peer *peer) {
    close(peer->socket);
    free(peer);
}

static void hear(struct peer *peer) {
    ssize_t count = recv(peer->socket, peer->bytes + peer->length, sizeof peer->bytes - peer->length, 0);
    if (count <= 0) {
        leave(peer);
        return;
    }
    peer->length += (size_t)count;
    for (size_t used = complete(peer); used > 0; used = complete(peer)) {
        if (send(peer->socket, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0) {
            leave(peer);
            return;
        }
        memmove(peer->bytes, peer->bytes + used, peer->length - used);
        peer->length -= used;
    }
}

static void *serve(void *argument) {
    int door = (int)(intptr_t)argument;
    int poll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &event);
    struct epoll_event events[256];
    for (;;) {
        int count = epoll_wait(poll, events, 256, -1);
        for (int index = 0; index < count; index++) {
            struct peer *peer = events[index].data.ptr;
            if (peer != NULL) {
                hear(peer);
                continue;
            }
            int socket = accept(door, NULL, NULL);
            if (socket < 0) continue;
            int yes = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            peer = calloc(1, sizeof *peer);
            peer->socket = socket;
            struct epoll_event mine = {.events = EPOLLIN, .data.ptr = peer};
            epoll_ctl(poll, EPOLL_CTL_ADD, socket, &mine);
        }
    }
    return NULL;
}

int cbench_sink(void) {
    int door = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (door < 0 || bind(door, (struct sockaddr *)&address, size) != 0 || listen(door, 1024) != 0
        || getsockname(door, (struct sockaddr *)&address, &size) != 0)
        return 0;
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)door) != 0) return 0;
    pthread_detach(thread);
    return ntohs(address.sin_port);
}
