/// A name some platform gave to something; opaque to everyone but the adapter that made it.
///
/// `Of` only tells identifiers of different things apart; it is never instantiated.
package struct Identifier<Of>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let raw: String

    package init(_ raw: String) { self.raw = raw }
    package init(stringLiteral value: String) { raw = value }

    package var description: String { raw }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        raw = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(raw)
    }
}

/// Tags for `Identifier`; they have no values.
package enum Named {
    package enum Channel {}
    package enum Room {}
    package enum Message {}
    package enum Account {}
    package enum Thread {}
}

/// One configured account on a platform: `telegram-yuan`, `playground`.
package typealias ChannelID = Identifier<Named.Channel>
/// A room on a channel, as the platform names it.
package typealias ChatID = Identifier<Named.Room>
/// A message in a room, as the platform names it; unique within its room only.
package typealias MessageID = Identifier<Named.Message>
/// Who writes, as the platform names it; a person may have several.
package typealias SenderID = Identifier<Named.Account>
/// A topic or thread inside a room.
package typealias ThreadID = Identifier<Named.Thread>
