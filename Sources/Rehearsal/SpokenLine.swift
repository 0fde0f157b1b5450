/// `王阿姨 #报修 >派单 @小管家: 我家漏水了`: a name, marks in any order, a colon, and what is said.
extension Cursor {
    /// - Parameters:
    ///   - steps: what stands above, for bare quotes.
    ///   - labels: the steps that named a message so far.
    mutating func speech(
        in room: Scene.Place?, of cast: Scene.Cast, after steps: [Scene.Step], labels: [String: Int]
    ) throws(Complaint) -> Scene.Action {
        let speaker = try speaker(of: cast)
        guard let room else {
            throw Complaint("in which room? Above the first spoken line expected 【room】 or [room]")
        }
        let isBot = speaker == cast.bot
        if case .direct(let owner) = room, !isBot, owner != speaker {
            throw Complaint("in this direct chat only “\(owner)” and “\(cast.bot)” speak")
        }

        var label: String?
        var quote: Int?
        var mentioned = false
        skipBlanks()
        while !take(":") {
            if take("#") {
                let name = mark()
                guard !name.isEmpty, label == nil, labels[name] == nil else {
                    throw Complaint("after “#” expected a name no other message has")
                }
                label = name
            } else if take(">") {
                guard quote == nil else { throw Complaint("a message quotes one other only") }
                let name = mark()
                quote =
                    try name.isEmpty
                    ? lastLine(of: isBot ? .people : .bot, in: room, above: steps)
                    : labelled(name, in: room, above: steps, labels: labels)
            } else if !isBot, take("@") {
                guard take(cast.bot) else {
                    throw Complaint("after “@” expected “\(cast.bot)”; others are called in the text")
                }
                mentioned = true
            } else {
                throw Complaint(
                    "after “\(speaker)” expected a colon and what is said; before it only #name, >name, @\(cast.bot)")
            }
            skipBlanks()
        }
        skipBlanks()
        let textStart = position
        if !isBot { mentioned = takeMention(of: cast.bot) || mentioned }
        let speech = Scene.Speech(
            speaker: speaker, text: rest, mentioned: mentioned, label: label, quote: quote,
            textStart: textStart)
        return isBot ? .expect(speech) : .say(speech)
    }

    /// The longest name that fits, so that “Ann Lee” is not taken for “Ann”.
    private mutating func speaker(of cast: Scene.Cast) throws(Complaint) -> String {
        let names = (cast.people.map(\.name) + [cast.bot]).sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
        for name in names {
            var ahead = self
            guard ahead.take(name), ahead.atEnd || ahead.next.map({ " :#>@".unicodeScalars.contains($0) }) == true
            else {
                continue
            }
            self = ahead
            return name
        }
        let word = take { $0 != ":" && $0 != " " }
        if Header.Word(word) != nil {
            throw Complaint("“\(word)” belongs in the header, above the first section, room or time")
        }
        throw Complaint(
            "expected a section (==), a room ([…]), a time, (silence), (restart), (redeliver), or one who speaks: "
                + "\(names.joined(separator: ", ")); not “\(word)”")
    }

    private mutating func mark() -> String {
        take { !" :#>@".unicodeScalars.contains($0) }
    }

    /// A text that begins with “@name” and a blank calls the bot; the call is cut out.
    private mutating func takeMention(of bot: String) -> Bool {
        var ahead = self
        guard ahead.take("@"), ahead.take(bot), ahead.atEnd || ahead.next == " " else { return false }
        ahead.skipBlanks()
        self = ahead
        return true
    }

    private enum Side {
        case people, bot
    }

    private func lastLine(of side: Side, in room: Scene.Place, above steps: [Scene.Step]) throws(Complaint) -> Int {
        let last = steps.indices.last { index in
            guard steps[index].room == room else { return false }
            return switch steps[index].action {
            case .say: side == .people
            case .expect: side == .bot
            case .section, .enter, .pass, .silence, .restart, .redeliver, .bring: false
            }
        }
        guard let last else {
            throw Complaint("“>” quotes the other side's last line in this room, and there is none above")
        }
        return last
    }

    private func labelled(
        _ name: String, in room: Scene.Place, above steps: [Scene.Step], labels: [String: Int]
    ) throws(Complaint) -> Int {
        guard let index = labels[name] else {
            let known = labels.keys.sorted().joined(separator: ", ")
            throw Complaint("no message above is named “\(name)”" + (known.isEmpty ? "" : "; named are: \(known)"))
        }
        guard steps[index].room == room else {
            throw Complaint("“\(name)” was said in another room, and a quote stays within its own")
        }
        return index
    }
}
