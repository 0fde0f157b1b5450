// libcurl for Swift: the variadic functions, each once per type of argument.
//
// Everything else of libcurl is used as it is. Version 7.87 or later.

#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value);
// libcurl copies the text.
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *text);
// libcurl keeps the pointer; it must outlive the transfer.
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *list);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *pointer);

// Callbacks, each with the context it is handed.
CURLcode ccurl_on_body(CURL *easy, curl_write_callback callback, void *context);
CURLcode ccurl_on_header(CURL *easy, curl_write_callback callback, void *context);
CURLcode ccurl_on_read(CURL *easy, curl_read_callback callback, void *context);
CURLcode ccurl_on_open_socket(CURL *easy, curl_opensocket_callback callback, void *context);
CURLcode ccurl_on_request(CURL *easy, curl_prereq_callback callback, void *context);

CURLcode ccurl_get_number(CURL *easy, CURLINFO info, long *value);
CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void **pointer);

// The address itself, which is longer than the field that holds its beginning.
const struct sockaddr *ccurl_address(const struct curl_sockaddr *address);

CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value);

#endif
