import Foundation

/// One client of the server.
final class ServerConnection {
    enum Standing { case open, done, clientGone }

    let descriptor: Int32
    let number: Int
    var steps: [LoopbackServer.Step] = []
    private(set) var wake: ContinuousClock.Instant?
    private var input: [UInt8] = []

    var wantsToWrite: Bool {
        if wake == nil, case .write = steps.first { true } else { false }
    }

    init(descriptor: Int32, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    /// Reads what there is; false when the client has gone.
    func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                input += buffer[..<count]
            } else {
                return count < 0 && errno == EAGAIN
            }
        }
    }

    /// The next whole request, if it has come.
    func takeRequest() -> (method: String, target: String, headers: [(name: String, value: String)], body: [UInt8])? {
        if input.first == 0x16 {  // a TLS handshake, which we do not speak
            input = []
            return ("TLS", "", [], [])
        }
        guard let end = input.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: input[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        let headers = lines.dropFirst().map { line in
            let name = line.prefix { $0 != ":" }
            return (String(name), line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces))
        }
        let length = headers.first { $0.0.lowercased() == "content-length" }.flatMap { Int($0.1) } ?? 0
        guard input.count >= end.upperBound + length else { return nil }
        let body = Array(input[end.upperBound..<end.upperBound + length])
        input.removeFirst(end.upperBound + length)
        return (words[0], words[1], headers, body)
    }

    /// Does what is due.
    ///
    /// - Parameter count: how many requests the whole server has read.
    func act(afterRequests count: Int) -> Standing {
        while let step = steps.first {
            switch step {
            case .wait(let time):
                if wake == nil { wake = .now + time }
                guard let due = wake, due <= .now else { return .open }
                wake = nil
                steps.removeFirst()
            case .untilRequests(let wanted):
                guard count >= wanted else { return .open }
                steps.removeFirst()
            case .write(let bytes):
                let written = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                if written < 0 { return errno == EAGAIN ? .open : .clientGone }
                steps.removeFirst()
                if written < bytes.count { steps.insert(.write(Array(bytes[written...])), at: 0) }
            case .close:
                return .done
            case .reset:
                var hard = linger(l_onoff: 1, l_linger: 0)
                setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
                return .done
            }
        }
        return .open
    }
}
