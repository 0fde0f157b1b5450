import Channels
import Chat
import ServiceDesk
import Storage

// What people send along with their words.
extension Office {
    /// Leaves an errand for each file that came with words about a ticket; with any other words it stays where it is.
    func want(
        _ attachments: [Attachment], of message: Undecided, with decision: Decision, from speaker: Speaker,
        in community: CommunityFacts, _ store: Books
    ) throws {
        guard !attachments.isEmpty, lines[message.channel]?.adapter is any Downloads else { return }
        let told = decision.changes.lazy.compactMap { change in
            if case .history(let entry) = change, entry.source == message.id { entry.ticket } else { nil }
        }
        guard let ticket = told.first else { return }
        for (position, attachment) in attachments.enumerated() where attachment.kind.isTakenIn {
            let wanted = try store.want(
                attachment, at: position, of: message.id, for: ticket, from: speaker.person, in: community.id,
                at: message.received)
            guard let wanted else { continue }
            try store.leave(errand: Fetching.Work(wanted).text, on: message.channel, at: message.received)
        }
    }

    /// Whether a picture can be shown, or a recording played, over a channel.
    func shows(_ picture: Enclosure, on channel: ChannelID) -> Bool {
        guard let adapter = lines[channel]?.adapter else { return false }
        let abilities = type(of: adapter).abilities
        return picture.kind == .voice ? abilities.recordings : abilities.images
    }
}

extension Attachment.Kind {
    /// Serves a repair; films are too long and the rest tells nothing.
    fileprivate var isTakenIn: Bool {
        switch self {
        case .image, .voice, .file: true
        case .video, .sticker, .location, .other: false
        }
    }
}
