import Chat
import Phrasing
import ServiceDesk

/// Words on their way to a room. What may be said where is settled by the types: a residents' group takes nothing but
/// words made for the public plane, and only the store knows which room is what.
package struct Letter: Sendable {
    let channel: ChannelID
    let room: Room
    private(set) var body: RichText
    let quoting: MessageID?
    let thread: ThreadID?
    package let link: Link?
    /// Answers to choose from; the words say the same.
    package let choices: [Choice]
    /// Goes out no earlier; nil: at once.
    package var heldUntil: Instant?
    /// Calls everybody in the room; only for notices marked so.
    package var callsEveryone = false
    /// A picture that goes with the words; a residents' group gets none that people sent.
    private(set) var enclosure: Enclosure?
    package var hasPicture: Bool { enclosure != nil }
    /// Its words are forgotten once they are delivered.
    package var isSecret = false
    /// The notice it carries or says a word about.
    package var copy: Copy?

    package struct Copy: Sendable {
        let notice: NoticeNumber
        /// The notice itself.
        let isNotice: Bool

        package init(of notice: NoticeNumber, isNotice: Bool) {
            self.notice = notice
            self.isNotice = isNotice
        }
    }
    package var haste = Haste.routine
    /// Says how a matter stands: where several wait together, the newest says it all.
    package var isReplaceable = false
    /// Tells a person that a letter could not be delivered; when it cannot be either, that is not told once more.
    package var isAboutDelivery = false

    package init(
        to place: ResidentsRoom, _ words: Spoken<PublicPlane>, quoting: MessageID? = nil, thread: ThreadID? = nil,
        about link: Link?
    ) {
        self.init(place.channel, place.room, words.text, words.choices, quoting, thread, link)
    }

    package init(
        to place: WorkRoom, _ words: Spoken<WorkPlane>, showing picture: Enclosure, about link: Link?
    ) {
        self.init(place.channel, place.room, words.text, words.choices, nil, nil, link)
        enclosure = picture
    }

    package init(
        to place: DirectRoom, _ words: Spoken<PrivatePlane>, showing picture: Enclosure, about link: Link?
    ) {
        self.init(place.channel, place.room, words.text, words.choices, nil, nil, link)
        enclosure = picture
    }

    package init(
        to place: WorkRoom, _ words: Spoken<WorkPlane>, quoting: MessageID? = nil, thread: ThreadID? = nil,
        about link: Link?
    ) {
        self.init(place.channel, place.room, words.text, words.choices, quoting, thread, link)
    }

    package init(to place: DirectRoom, _ words: Spoken<PrivatePlane>, quoting: MessageID? = nil, about link: Link?) {
        self.init(place.channel, place.room, words.text, words.choices, quoting, nil, link)
    }

    /// To a member of staff alone.
    package init(to place: DirectRoom, _ words: Spoken<WorkPlane>, quoting: MessageID? = nil, about link: Link?) {
        self.init(place.channel, place.room, words.text, words.choices, quoting, nil, link)
    }

    /// The same, with what only they may read.
    package init(to place: DirectRoom, _ words: Spoken<AlonePlane>, quoting: MessageID? = nil, about link: Link?) {
        self.init(place.channel, place.room, words.text, words.choices, quoting, nil, link)
    }

    /// The same words to the same room.
    package func isSame(as other: Letter) -> Bool {
        channel == other.channel && room.id == other.room.id && body == other.body && link == other.link
            && quoting == other.quoting
    }

    /// What it is about.
    package var ticket: TicketNumber? { link?.ticket }

    package func held(until due: Instant?) -> Letter {
        var letter = self
        letter.heldUntil = due
        return letter
    }

    /// The same words behind a mark.
    package func marked(_ mark: String) -> Letter {
        var letter = self
        letter.body = RichText([.text(mark)] + body.runs)
        return letter
    }

    package func goes(to place: WorkRoom) -> Bool { channel == place.channel && room.id == place.room.id }

    private init(
        _ channel: ChannelID, _ room: Room, _ body: RichText, _ choices: [Choice], _ quoting: MessageID?,
        _ thread: ThreadID?, _ link: Link?
    ) {
        self.channel = channel
        self.room = room
        self.body = body
        self.choices = choices
        self.quoting = quoting
        self.thread = thread
        self.link = link
    }
}
