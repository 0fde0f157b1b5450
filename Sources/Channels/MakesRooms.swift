import Chat
import Wire

/// A platform on which we write only into groups that we have made ourselves.
package protocol MakesRooms: Adapter {
    /// - Parameters:
    ///   - owner: one of the people.
    ///   - id: as which the group is to be known; nil: the platform chooses.
    /// - Throws: when the platform would not make such a group.
    func roomCall(
        named name: String, owner: SenderID, people: [SenderID], id: ChatID?, by means: Means
    ) throws(Unsendable) -> HTTPCall
    /// The group's id, for the configuration.
    func readRoom(_ reply: HTTPReply) -> RoomAnswer
}

package enum RoomAnswer: Sendable {
    case room(ChatID)
    /// Anything but `delivered`.
    case failed(Receipt)
}
