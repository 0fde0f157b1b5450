/// Where something may be said: what may stand in a statement of a plane is fixed by its slot type.
package protocol SpeechPlane: Sendable {
    associatedtype Key: StatementKey
    associatedtype Slot: StatementSlot
    /// The file of wordings, `phrases/<name>.yaml`.
    static var name: String { get }
}

/// What can be said on a plane; raw values are the keys in the files of wordings.
package protocol StatementKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Slots that every statement with this key fills.
    var always: Set<SlotName> { get }
    /// Slots that it may fill; a wording may use them in `[…]` only.
    var sometimes: Set<SlotName> { get }
}

/// A named value in a statement.
package protocol StatementSlot: Hashable, Sendable {
    var name: SlotName { get }
    var value: SlotValue { get }
}

/// Something the desk wants to say, before it has words.
package struct Statement<Plane: SpeechPlane>: Hashable, Sendable {
    package let key: Plane.Key
    package let slots: [Plane.Slot]

    package init(_ key: Plane.Key, _ slots: Plane.Slot?...) {
        self.init(key, filling: slots.compactMap(\.self))
    }

    package init(_ key: Plane.Key, filling slots: [Plane.Slot]) {
        self.key = key
        self.slots = slots
    }
}

extension Statement: CustomStringConvertible {
    package var description: String { "\(Plane.name).\(key.rawValue)" }
}

/// For residents' groups: number, building at most, state, time, and the names people go by at work.
package typealias PublicStatement = Statement<PublicPlane>
/// For one resident in a direct chat.
package typealias PrivateStatement = Statement<PrivatePlane>
/// For staff: rooms of staff and managers, and their direct chats.
package typealias WorkStatement = Statement<WorkPlane>

package enum PublicPlane: SpeechPlane {
    package typealias Key = PublicKey
    package typealias Slot = PublicSlot
    package static let name = "public"
}

package enum PrivatePlane: SpeechPlane {
    package typealias Key = PrivateKey
    package typealias Slot = PrivateSlot
    package static let name = "private"
}

/// For one member of staff alone: the same, with the phone numbers people wrote.
package enum AlonePlane: SpeechPlane {
    package typealias Key = WorkKey
    package typealias Slot = WorkSlot
    package static let name = "work"
}

package enum WorkPlane: SpeechPlane {
    package typealias Key = WorkKey
    package typealias Slot = WorkSlot
    package static let name = "work"
}
