import Glibc

/// A numeric internet address.
struct IPAddress: Hashable, Sendable {
    /// 4 or 16, in network order.
    let bytes: [UInt8]

    /// - Parameter host: as a URL has it, an IPv6 number in brackets; nil for a name.
    init?(host: String) {
        if host.hasPrefix("["), host.hasSuffix("]") {
            self.init(number: String(host.dropFirst().dropLast()))
        } else {
            self.init(number: host)
        }
    }

    /// - Parameter number: IPv6 without brackets; its zone, if any, is ignored.
    init?(number: String) {
        let plain = String(number.prefix { $0 != "%" })
        for (family, width) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: width)
            if inet_pton(family, plain, &bytes) == 1 {
                self.bytes = bytes
                return
            }
        }
        return nil
    }

    /// - Parameter address: at least as long as its family needs.
    init?(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6:
            bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default:
            return nil
        }
    }

    /// Whether it is reached over the internet; false for all that is private, local, reserved or translated.
    ///
    /// Source: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and after). Of IPv6 only global
    /// unicast is public, so mapped (`::ffff:…`) and NAT64 forms of private IPv4 addresses are covered too.
    var isPublic: Bool {
        if bytes.count == 4 { return !Self.reservedV4.contains { isWithin($0.prefix, bits: $0.bits) } }
        return isWithin([0x20], bits: 3) && !Self.reservedV6.contains { isWithin($0.prefix, bits: $0.bits) }
    }

    private func isWithin(_ prefix: [UInt8], bits: Int) -> Bool {
        (0..<bits).allSatisfy { bit in
            let mask: UInt8 = 0x80 >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == prefix[bit / 8] & mask
        }
    }

    private static let reservedV4: [(prefix: [UInt8], bits: Int)] = [
        ([0], 8),  // this network
        ([10], 8),  // private
        ([100, 64], 10),  // carriers' own
        ([127], 8),  // this machine
        ([169, 254], 16),  // link-local, with the clouds' metadata services
        ([172, 16], 12),  // private
        ([192, 0, 0], 24),  // protocol assignments
        ([192, 0, 2], 24),  // documentation
        ([192, 88, 99], 24),  // 6to4 relays
        ([192, 168], 16),  // private
        ([198, 18], 15),  // benchmarks
        ([198, 51, 100], 24),  // documentation
        ([203, 0, 113], 24),  // documentation
        ([224], 3),  // multicast, reserved, broadcast
    ]

    private static let reservedV6: [(prefix: [UInt8], bits: Int)] = [
        ([0x20, 0x01, 0x00], 23),  // protocol assignments, Teredo among them
        ([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
        ([0x20, 0x02], 16),  // 6to4: holds an IPv4 address
        ([0x3F, 0xFF, 0x00], 20),  // documentation
    ]
}
