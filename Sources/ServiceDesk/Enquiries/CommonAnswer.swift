/// Words the community has published for everybody: opening hours, phones, procedures, prices. Never anybody's own, so
/// that a residents' group may hear them.
package struct CommonAnswer: Hashable, Sendable {
    package let text: String
    /// Where it stands and as of when, for who wants to check.
    package let source: String

    package init(text: String, source: String) {
        self.text = text
        self.source = source
    }
}

extension CaseFile {
    /// A question that what was published answers needs nobody; nil: somebody has to.
    func answerForEverybody(_ acts: [Act]) -> Decision? {
        guard let commonAnswer, !speaker.worksHere, !acts.isEmpty,
            acts.allSatisfy({ $0.intent == .askInfo && $0.category == nil })
        else { return nil }
        return Decision(messages: [
            .answer(
                open: [.init(.commonAnswer, .answer(commonAnswer), .source(commonAnswer))],
                personal: [.init(.commonAnswer, .open(.answer(commonAnswer)), .open(.source(commonAnswer)))],
                alsoPrivately: false, about: nil)
        ])
    }
}
