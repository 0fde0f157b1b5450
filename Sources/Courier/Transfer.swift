import CCurl
import Wire

/// One request on its way, with what libcurl's callbacks take from it and fill in.
///
/// Sendable because it has one owner at a time: the task that makes it, then, through the mailbox, the courier's thread.
final class Transfer: @unchecked Sendable {
    enum Phase { case waiting, underWay, finished }

    let destination: Destination
    let deadline: ContinuousClock.Instant
    let easy: UnsafeMutableRawPointer
    var whenFinished: (@Sendable (Result<HTTPReply, CourierFault>) -> Void)?
    var phase = Phase.waiting

    /// Whether libcurl may send the request once more by itself.
    let mayRepeat: Bool
    /// Whether every address connected to has to be a public one.
    let mustBePublic: Bool
    let limits: (body: Int, headers: Int)
    /// For TCP: how long what we sent may stay without acknowledgement.
    let patience: Duration

    private let requestBody: [UInt8]
    private var sent = 0
    private var received: [UInt8] = []
    private var headerBytes = 0
    /// Whether the blank line after the headers has come.
    private(set) var headIsComplete = false
    private(set) var timesBegun = 0
    /// Why one of our callbacks stopped the transfer.
    private(set) var objection: (kind: CourierFault.Kind, detail: String)?
    private var headerLines: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    init(
        _ call: HTTPCall, to destination: Destination, under permission: Permission, settings: CourierSettings,
        by deadline: ContinuousClock.Instant
    ) throws(CourierFault) {
        guard let easy = curl_easy_init() else { throw CourierFault(.unexpected, at: destination.origin) }
        self.easy = easy
        self.destination = destination
        self.deadline = deadline
        mayRepeat = call.method == .get
        // Behind a proxy the address connected to is the proxy's.
        mustBePublic = !permission.privateAddresses && settings.proxy == nil
        limits = (permission.replyLimit ?? settings.replyLimit, settings.headerLimit)
        patience = settings.totalTimeout
        requestBody = call.body
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))

        headerLines = try requestHeaders(of: call, to: destination.origin)
        var options = EasyOptions(easy)
        options.pointer(CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque())
        options.pointer(CURLOPT_ERRORBUFFER, errorText)
        options.list(CURLOPT_HTTPHEADER, headerLines)
        options.request(call, to: destination)
        options.connection(settings, under: permission)
        options.callbacks(of: self)
        guard options.failure == CURLE_OK else {
            throw CourierFault(
                .unexpected, at: destination.origin, detail: String(cString: curl_easy_strerror(options.failure)))
        }
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headerLines)
        errorText.deallocate()
    }

    /// The transfer an easy handle belongs to.
    static func of(_ easy: UnsafeMutableRawPointer?) -> Transfer? {
        var context: UnsafeMutableRawPointer?
        guard let easy, ccurl_get_pointer(easy, CURLINFO_PRIVATE, &context) == CURLE_OK else { return nil }
        return of(context: context)
    }

    static func of(context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Hands the result over, once.
    func finish(_ result: Result<HTTPReply, CourierFault>) {
        whenFinished?(result)
        whenFinished = nil
    }

    /// What libcurl says about the failure; texts of the other side may be in it.
    var libcurlsWords: String { String(cString: errorText) }

    /// The reply, once libcurl takes it for complete.
    func reply() -> Result<HTTPReply, CourierFault> {
        // A connection that ends within the headers is good enough for libcurl, not for us.
        guard headIsComplete else { return .failure(fault(CURLE_PARTIAL_FILE)) }
        var status = 0
        _ = ccurl_get_number(easy, CURLINFO_RESPONSE_CODE, &status)
        var headers: [(name: String, value: String)] = []
        var last: UnsafeMutablePointer<curl_header>?
        while let header = curl_easy_nextheader(easy, UInt32(CURLH_HEADER), -1, last) {
            // libcurl 7.88 leaves the line end on an empty value (2026-11-24).
            let value = String(cString: header.pointee.value).prefix { !$0.isNewline }
            headers.append((String(cString: header.pointee.name), String(value)))
            last = header
        }
        return .success(HTTPReply(status: status, headers: headers, body: received))
    }
}

// What the callbacks do.
extension Transfer {
    /// - Returns: whether the request may go out to this address.
    func begin(to address: IPAddress?) -> Bool {
        guard mayConnect(to: address) else { return false }
        guard timesBegun == 0 || mayRepeat else {
            // libcurl found the kept connection dead after the request had gone out, and is about to send it again.
            objection = (.reset, "a kept connection ended without a reply")
            return false
        }
        timesBegun += 1
        objection = nil  // it was about an address we did not use in the end
        return true
    }

    func mayConnect(to address: IPAddress?) -> Bool {
        guard mustBePublic, address?.isPublic != true else { return true }
        objection = (.notAllowed, Destination.privateAddress)
        return false
    }

    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = requestBody[sent...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    /// - Parameter line: with its line end.
    /// - Returns: false stops the transfer; so for the next.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        if line.starts(with: "HTTP/".utf8) { headIsComplete = false }
        if line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) { headIsComplete = true }
        headerBytes += line.count
        guard headerBytes > limits.headers else { return true }
        objection = (.tooLarge, "more than \(limits.headers) bytes of headers")
        return false
    }

    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= limits.body - received.count else {
            objection = (.tooLarge, "more than \(limits.body) bytes")
            return false
        }
        received.append(contentsOf: bytes)
        return true
    }
}
