import Chat
import Foundation
import Phrasing
import ServiceDesk
import Understanding

/// Everything in the folder `Conversations/` that the house needs: what people say, what it means, what we say.
package struct Library: Sendable {
    /// One for each language, with that language as the fallback.
    package let understanders: [Language: Understander]
    /// One for each language.
    package let books: [PhraseBook]
    /// The days off and make-up days the house is shipped with.
    package let calendar: WorkCalendar
    /// Who does what by the emergency plans.
    package let duties: [EmergencyPlan: PlanDuty]
    /// What is looked at before it breaks.
    package let care: [Language: [CarePlan]]
    /// What people often ask, for each language.
    package let answers: [Language: AnswerBook]
    /// How each kind of work is done, for each language.
    package let handbooks: [Language: Handbook]

    /// - Throws: every fault found, in every language; then nothing was loaded.
    package init(folder: URL) throws(FileFaults) {
        var faults: [FileFault] = []
        var packs: [LanguagePack] = []
        do { packs = try loadPacks(from: folder) } catch { faults += error.faults }
        var calendar = WorkCalendar.weekends
        do { calendar = try loadCalendar(from: folder) } catch { faults += error.faults }
        var books: [PhraseBook] = []
        var answers: [Language: AnswerBook] = [:]
        var handbooks: [Language: Handbook] = [:]
        var duties: [EmergencyPlan: PlanDuty]?
        var care: [Language: [CarePlan]] = [:]
        for language in Self.languages(in: folder) {
            var plans = PlanFiles(language: language.code, folder: folder)
            plans.read()
            faults += plans.faults
            // Who is called does not depend on the language it is said in.
            for (plan, duty) in plans.duties where duties.map({ $0[plan] != duty }) ?? false {
                faults.append(
                    FileFault(
                        file: "\(plans.name)/\(plan.rawValue).yaml", line: 1,
                        problem: "calls, outside or tell are others than in the other languages",
                        remedy: "make them the same"))
            }
            duties = duties ?? plans.duties
            var files = PhraseFiles(language: language, folder: folder.appending(path: language.code))
            if var book = files.read() {
                book.plans = plans.words
                books.append(book)
            }
            faults += files.faults
            var asked = AnswerFiles(folder: folder.appending(path: language.code))
            answers[language] = asked.read()
            faults += asked.faults
            var cards = CardFiles(language: language.code, folder: folder)
            handbooks[language] = cards.read()
            faults += cards.faults
            var rounds = CarePlanFiles(language: language.code, folder: folder)
            rounds.read()
            faults += rounds.faults
            care[language] = rounds.plans
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        self.books = books
        self.answers = answers
        self.handbooks = handbooks
        self.calendar = calendar
        self.duties = duties ?? [:]
        self.care = care
        let understander = Understander(packs: packs, calendar: calendar)
        understanders = Dictionary(
            uniqueKeysWithValues: packs.map { ($0.language, understander.falling(backTo: $0.language)) })
    }

    /// Every folder with words or phrases in it is a language.
    private static func languages(in folder: URL) -> [Language] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { name in
            ["words", "phrases"].contains {
                FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/\($0)").path)
            }
        }.map { Language($0) }
    }

    /// Where the folder is when nobody says: in the working folder, beside the program, or above it in a checkout.
    ///
    /// - Returns: nil when it is nowhere; then it must be named.
    package static func findFolder() -> URL? {
        let manager = FileManager.default
        // Where the program really is, also when it was found through PATH; elsewhere than on Linux its given name.
        let program =
            (try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments.first ?? ""
        var places = [URL(filePath: manager.currentDirectoryPath)]
        var place = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        places.append(place.appending(path: "../share/gatehouse").standardizedFileURL)
        while place.path != "/" && place.path != "" {
            places.append(place)
            place = place.deletingLastPathComponent()
        }
        return places.map { $0.appending(path: "Conversations") }
            .first { manager.fileExists(atPath: $0.appending(path: "zh/phrases").path) }
    }
}
