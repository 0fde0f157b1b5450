import CCurl
import Wire

/// Takes calls out over HTTP and brings the replies back.
///
/// All calls share one thread, their connections and their name lookups, so thousands may be under way. A request is
/// sent once: when a connection breaks the fault says so, and whether to send again is for the caller to decide. Only a
/// GET may be sent once more by itself, on a new connection, when a kept one turns out dead.
///
/// Close it before the process ends.
package final class Courier: Sendable {
    private let mailbox: Mailbox
    private let settings: CourierSettings

    /// - Throws: `BadCourierSetting` when a setting cannot be used, or libcurl or its thread cannot be had (`key` is
    ///   then empty).
    package init(settings: CourierSettings = CourierSettings()) throws(BadCourierSetting) {
        try settings.check()
        guard Self.libcurl == CURLE_OK, let multi = curl_multi_init() else {
            throw BadCourierSetting(key: "", problem: "libcurl does not start")
        }
        _ = ccurl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, settings.idleConnections)

        self.settings = settings
        mailbox = Mailbox(multi: multi, room: settings.callsAtOnce)
        let rounds = Rounds(multi: multi, mailbox: mailbox, callsPerHost: settings.callsPerHost)
        guard startThread({ rounds.run() }) else {
            curl_multi_cleanup(multi)
            throw BadCourierSetting(key: "", problem: "the courier's thread does not start")
        }
    }

    deinit { mailbox.close(by: .now) }

    /// Makes one call and waits for the reply, whatever its status is.
    ///
    /// - Parameter permission: where the call may go; the default is https to a public address, without redirects.
    /// - Throws: `CourierFault` when there is no reply. Cancelling the task gives up at once, as `.cancelled`.
    package func send(
        _ call: HTTPCall, allowing permission: Permission = Permission()
    ) async throws(CourierFault) -> HTTPReply {
        let deadline = ContinuousClock.now + (permission.timeout ?? settings.totalTimeout)
        var call = call
        var destination = try Destination(call.url, under: permission)

        var redirects = 0
        while true {
            let reply = try await exchange(call, with: destination, under: permission, by: deadline)
            guard permission.redirects > 0, let place = reply.redirect(of: call.method) else { return reply }
            redirects += 1
            guard redirects <= permission.redirects else {
                throw CourierFault(
                    .notAllowed, at: destination.origin, mayHaveArrived: true,
                    detail: "more than \(permission.redirects) redirects")
            }
            let next = try Destination(place, from: destination, under: permission)
            // Headers may hold what proves who we are, and that is nobody else's business.
            if next.origin != destination.origin { call.headers = [] }
            destination = next
        }
    }

    /// Takes no more calls, lets those under way finish, and ends the thread.
    ///
    /// - Parameter grace: what is not finished by then ends as `.closed`.
    package func close(finishingWithin grace: Duration = .seconds(5)) async {
        mailbox.close(by: .now + grace)
        await withCheckedContinuation { mailbox.whenEnded($0) }
    }

    private func exchange(
        _ call: HTTPCall, with destination: Destination, under permission: Permission,
        by deadline: ContinuousClock.Instant
    ) async throws(CourierFault) -> HTTPReply {
        if Task.isCancelled { throw CourierFault(.cancelled, at: destination.origin) }
        let transfer = try Transfer(call, to: destination, under: permission, settings: settings, by: deadline)
        let mailbox = mailbox
        let result: Result<HTTPReply, CourierFault> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                transfer.whenFinished = { continuation.resume(returning: $0) }
                if let refusal = mailbox.start(transfer) {
                    transfer.finish(.failure(CourierFault(refusal, at: destination.origin)))
                } else if Task.isCancelled {
                    // The handler below may have run before there was anything to cancel.
                    mailbox.cancel(transfer)
                }
            }
        } onCancel: {
            mailbox.cancel(transfer)
        }
        return try result.get()
    }

    private static let libcurl: CURLcode = curl_global_init(Int(CURL_GLOBAL_ALL))
}

extension HTTPReply {
    /// Where this reply sends a GET on to; nil for every other method and status.
    fileprivate func redirect(of method: HTTPCall.Method) -> String? {
        guard method == .get, [301, 302, 303, 307, 308].contains(status) else { return nil }
        return header("Location")
    }
}
