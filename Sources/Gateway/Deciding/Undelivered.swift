import ServiceDesk
import Storage

extension Office {
    /// Tells managers of letters that were given up.
    func tell(of undelivered: Undelivered, in store: Books, at now: Instant) throws {
        try report(undelivered, .undelivered, in: store, at: now)
        try store.noteTold(undelivered.letters, at: now)
    }

    /// Tells managers of urgent letters that are still tried, but in vain so far.
    func warn(of undelivered: Undelivered, in store: Books, at now: Instant) throws {
        try report(undelivered, .urgentUndelivered, in: store, at: now)
        try store.noteWarned(undelivered.letters, at: now)
    }

    private func report(_ undelivered: Undelivered, _ key: WorkKey, in store: Books, at now: Instant) throws {
        guard let community = try store.community(undelivered.community), let first = undelivered.letters.first else {
            return
        }
        let statement = WorkStatement(
            key, .letters(undelivered.letters.count), .wait(now - undelivered.since),
            undelivered.tickets.isEmpty ? nil : .numbers(undelivered.tickets),
            undelivered.groups.isEmpty ? nil : .words(undelivered.groups.joined(separator: "、")))
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        let letters = try posting.letters(toManagers: [statement], oneByOne: undelivered.concernsManagersRoom)
        for (index, letter) in letters.enumerated() {
            var letter = letter
            letter.isAboutDelivery = true
            letter.haste = key == .urgentUndelivered ? .urgent : .routine
            try store.post(letter, key: "u\(first)-\(now.milliseconds).\(index + 1)", in: community.id, at: now) {
                pieces(of: $1, on: $0)
            }
        }
    }
}
