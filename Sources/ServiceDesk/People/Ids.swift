/// A number our own store gave to something; `Of` tells numbers of different things apart.
package struct Key<Of>: Hashable, Sendable, Comparable, Codable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    package init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Int64.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package static func < (one: Key, other: Key) -> Bool { one.value < other.value }
}

/// Tags for `Key`; they have no values.
package enum Kept {
    package enum Person {}
    package enum Home {}
    package enum Message {}
}

/// One human, whatever accounts they write from.
package typealias PersonID = Key<Kept.Person>
package typealias HomeID = Key<Kept.Home>
/// A message as the inbox numbered it.
package typealias InboxID = Key<Kept.Message>

/// A ticket's number within its community, shown as `#1023`.
package struct TicketNumber: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let value: Int

    package init(_ value: Int) { self.value = value }
    package init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Int.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package var description: String { "#\(value)" }
    package static func < (one: TicketNumber, other: TicketNumber) -> Bool { one.value < other.value }
}
