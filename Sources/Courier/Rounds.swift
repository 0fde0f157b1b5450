import CCurl
import Glibc
import Wire

/// The courier's thread: round after round it takes orders, moves all transfers on, and sleeps until there is news.
///
/// Sendable because only that thread uses it, from `run` on.
final class Rounds: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let callsPerHost: Int
    private var transfers: [ObjectIdentifier: Transfer] = [:]
    private var lines: [String: Line] = [:]
    /// Not later than the first deadline among `transfers`.
    private var nextDeadline: ContinuousClock.Instant?

    init(multi: UnsafeMutableRawPointer, mailbox: Mailbox, callsPerHost: Int) {
        self.multi = multi
        self.mailbox = mailbox
        self.callsPerHost = callsPerHost
    }

    func run() {
        while true {
            let (orders, closeBy) = mailbox.take()
            for order in orders {
                switch order {
                case .start(let transfer): admit(transfer)
                case .cancel(let transfer): giveUp(transfer, as: .cancelled)
                }
            }
            giveUpLate()
            if let closeBy, closeBy <= .now { break }

            // An error here concerns the handle as a whole; the transfers then end at their deadlines.
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collect()
            if closeBy != nil, transfers.isEmpty { break }
            sleep(until: [nextDeadline, closeBy].compactMap(\.self).min())
        }
        for transfer in transfers.values { giveUp(transfer, as: .closed) }
        mailbox.end()
    }

    private func admit(_ transfer: Transfer) {
        transfers[ObjectIdentifier(transfer)] = transfer
        nextDeadline = min(nextDeadline ?? transfer.deadline, transfer.deadline)
        lines[transfer.destination.origin, default: Line()].append(transfer)
        advance(transfer.destination.origin)
    }

    /// Starts what a host has room for.
    ///
    /// Kept here and not left to libcurl's own limits, so that each host has a line of its own, waiting counts towards
    /// a call's deadline, and the time for connecting begins when it is its turn.
    private func advance(_ origin: String) {
        guard var line = lines.removeValue(forKey: origin) else { return }
        var failed: [Transfer] = []
        while line.underWay < callsPerHost, let transfer = line.next() {
            line.underWay += 1
            transfer.phase = .underWay
            if curl_multi_add_handle(multi, transfer.easy) != CURLM_OK { failed.append(transfer) }
        }
        if line.underWay > 0 { lines[origin] = line }
        for transfer in failed { giveUp(transfer, as: .unexpected) }
    }

    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let transfer = Transfer.of(message.pointee.easy_handle) else {
                continue
            }
            let code = message.pointee.data.result
            finish(transfer, code == CURLE_OK ? transfer.reply() : .failure(transfer.fault(code)))
        }
    }

    private func giveUpLate() {
        let now = ContinuousClock.now
        guard let nextDeadline, nextDeadline <= now else { return }
        for transfer in transfers.values where transfer.deadline <= now { giveUp(transfer, as: .timedOut) }
        self.nextDeadline = transfers.values.map(\.deadline).min()
    }

    private func giveUp(_ transfer: Transfer, as kind: CourierFault.Kind) {
        guard transfers[ObjectIdentifier(transfer)] != nil else { return }
        finish(transfer, .failure(transfer.fault(kind)))
    }

    private func finish(_ transfer: Transfer, _ result: Result<HTTPReply, CourierFault>) {
        let wasUnderWay = transfer.phase == .underWay
        transfers[ObjectIdentifier(transfer)] = nil
        transfer.phase = .finished
        if wasUnderWay { curl_multi_remove_handle(multi, transfer.easy) }
        mailbox.oneFinished()
        transfer.finish(result)
        if wasUnderWay {
            lines[transfer.destination.origin]?.underWay -= 1
            advance(transfer.destination.origin)
        }
    }

    private func sleep(until wake: ContinuousClock.Instant?) {
        let longest = Duration.seconds(60)
        let wait = wake.map { min($0 - .now, longest) } ?? longest
        if curl_multi_poll(multi, nil, 0, Int32(wait.wholeMilliseconds), nil) != CURLM_OK {
            usleep(10_000)  // out of memory; without this the rounds would spin
        }
    }
}
