import Chat
import ServiceDesk

/// One language's wordings for all that the desk can say.
package struct PhraseBook: Sendable {
    package let language: Language
    private let open: [PublicKey: Template]
    private let personal: [PrivateKey: Template]
    private let work: [WorkKey: Template]
    let names: Names
    package let buttons: Buttons
    package let fees: FeeWordings
    /// Words of the emergency plans.
    package var plans: [EmergencyPlan: PlanWords] = [:]

    package init(
        language: Language, open: [PublicKey: Template], personal: [PrivateKey: Template], work: [WorkKey: Template],
        names: Names, buttons: Buttons = Buttons(), fees: FeeWordings = FeeWordings()
    ) {
        self.language = language
        self.open = open
        self.personal = personal
        self.work = work
        self.names = names
        self.buttons = buttons
        self.fees = fees
    }

    /// Words for a residents' group.
    package func say(_ statements: [PublicStatement], by voice: Voice) -> Spoken<PublicPlane> {
        Spoken(text: lines(statements, open, voice), choices: choices(statements, buttons.open))
    }

    /// Words that a group could hear, for one resident alone.
    package func sayAlone(_ statements: [PublicStatement], by voice: Voice) -> Spoken<PrivatePlane> {
        Spoken(text: lines(statements, open, voice))
    }

    /// Words for one resident alone.
    package func say(_ statements: [PrivateStatement], by voice: Voice) -> Spoken<PrivatePlane> {
        Spoken(text: lines(statements, personal, voice), choices: choices(statements, buttons.personal))
    }

    /// Words for a room of staff; phone numbers that people wrote are hidden.
    package func say(_ statements: [WorkStatement], by voice: Voice) -> Spoken<WorkPlane> {
        var voice = voice
        voice.hidesPhones = true
        return Spoken(text: lines(statements, work, voice), choices: choices(statements, buttons.work))
    }

    /// Words for one member of staff alone.
    package func sayAlone(_ statements: [WorkStatement], by voice: Voice) -> Spoken<AlonePlane> {
        Spoken(text: lines(statements, work, voice), choices: choices(statements, buttons.work))
    }

    /// What can be answered to the last of the statements that asks for anything.
    private func choices<Plane: SpeechPlane>(
        _ statements: [Statement<Plane>], _ buttons: [Plane.Key: [Choice]]
    ) -> [Choice] { statements.lazy.reversed().compactMap { buttons[$0.key] }.first ?? [] }

    /// What stands before every word about a drill.
    package var drillMark: String { names.drillMark }

    private func lines<Plane: SpeechPlane>(
        _ statements: [Statement<Plane>], _ templates: [Plane.Key: Template], _ voice: Voice
    ) -> RichText {
        var text = RichText()
        for statement in statements {
            guard let template = templates[statement.key] else { continue }
            let values = Dictionary(statement.slots.map { ($0.name.rawValue, $0.value) }) { first, _ in first }
            let rendered = template.filled { name in values[name].map { render($0, voice) } }
            if !text.isEmpty && !rendered.isEmpty { text.runs.append(.lineBreak) }
            text.append(plain: rendered)
        }
        return text
    }
}

/// Words made for one plane; only this room can make them, so that nothing private gets a public type.
package struct Spoken<Plane: SpeechPlane>: Hashable, Sendable {
    package let text: RichText
    /// Answers to choose from; the words say the same for those who write.
    package let choices: [Choice]

    init(text: RichText, choices: [Choice] = []) {
        self.text = text
        self.choices = choices
    }

    package var isEmpty: Bool { text.isEmpty }
}

extension Spoken<PublicPlane> {
    /// The same words, with a call to the person they are for, by the name shown in that room.
    ///
    /// - Parameter name: as the platform shows it there; empty: nobody is called, for our own books' names are not public.
    package func calling(_ account: SenderID, name: String) -> Self {
        name.isEmpty
            ? self : Self(text: RichText([.mention(account, name: name), .text(" ")] + text.runs), choices: choices)
    }
}

extension Template {
    /// Fills the holes. A needed slot that is not filled leaves nothing behind.
    func filled(_ value: (String) -> String?) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .slot(let name): value(name) ?? ""
            case .ifFilled(let inner): Self.filled(inner, value)
            }
        }.joined()
    }

    private static func filled(_ inner: [Piece], _ value: (String) -> String?) -> String {
        var text = ""
        for piece in inner {
            switch piece {
            case .words(let words): text += words
            case .slot(let name):
                guard let filled = value(name) else { return "" }
                text += filled
            case .ifFilled: break  // the parser refuses brackets in brackets
            }
        }
        return text
    }
}
