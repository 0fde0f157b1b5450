import CCurl
import Glibc

extension EasyOptions {
    /// Lets libcurl call the transfer, which must outlive the handle's use.
    mutating func callbacks(of transfer: Transfer) {
        let easy = transfer.easy
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        note(
            ccurl_on_body(
                easy,
                { bytes, size, count, context in
                    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
                    return Transfer.of(context: context)?.receive(piece) == true
                        ? piece.count : refusedBytes(piece.count)
                }, context))
        note(
            ccurl_on_header(
                easy,
                { bytes, size, count, context in
                    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                    let goesOn = Transfer.of(context: context)?.receiveHeader(line) == true
                    return goesOn ? line.count : refusedBytes(line.count)
                }, context))
        note(
            ccurl_on_read(
                easy,
                { buffer, size, count, context in
                    let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                    return Transfer.of(context: context)?.fill(room) ?? Int(CURL_READFUNC_ABORT)
                }, context))
        note(
            ccurl_on_request(
                easy,
                { context, address, _, _, _ in
                    let address = address.flatMap { IPAddress(number: String(cString: $0)) }
                    let goes = Transfer.of(context: context)?.begin(to: address) == true
                    return goes ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
                }, context))
        note(
            ccurl_on_open_socket(
                easy,
                { context, _, address in
                    guard let address, let transfer = Transfer.of(context: context) else { return CURL_SOCKET_BAD }
                    return transfer.openSocket(to: address.pointee, at: ccurl_address(address))
                }, context))
    }
}

/// A number of bytes taken that differs from those given tells libcurl to stop.
private func refusedBytes(_ given: Int) -> Int { given == 0 ? 1 : 0 }

extension Transfer {
    /// A socket for an address that a name turned out to have, or none when the call may not go there.
    fileprivate func openSocket(to kind: curl_sockaddr, at address: UnsafePointer<sockaddr>?) -> curl_socket_t {
        guard let address, mayConnect(to: IPAddress(address)) else { return CURL_SOCKET_BAD }
        let flags = Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(kind.family, kind.socktype | flags, kind.protocol)
        guard descriptor >= 0 else { return CURL_SOCKET_BAD }
        // When the cable is cut, a connection shared by HTTP/2 calls would otherwise live on for a quarter of an hour,
        // and every further call time out on it.
        var milliseconds = UInt32(patience.wholeMilliseconds)
        setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, &milliseconds, socklen_t(MemoryLayout<UInt32>.size))
        return descriptor
    }
}
