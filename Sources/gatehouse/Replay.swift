import ArgumentParser
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse replay`: a past time held against other limits and other people, before anybody switches to them.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays a past time against other limits or another roster; nothing is sent or stored.",
        discussion: """
            The policy file has ‘limits’ as a community of the configuration has them, ‘people’ (name, department, shifts),
            or both; what it leaves out stays as it is. Told are what would have been late, which tickets become late or
            in time, how many jobs each would have had, and how often nobody was there. What people did stays as it was.
            Safe while serving.
            """)

    @Option(help: "The first day, as 2026-02-01.")
    var from: String

    @Option(help: "The last day.")
    var to: String

    @Option(help: "The policy to try.")
    var policy: String

    @Flag(help: "Prints one JSON object.")
    var json = false

    @OptionGroup var source: ExportSource
    @OptionGroup var folders: ConversationFolder

    func run() async throws {
        guard let first = CivilDay(written: from), let last = CivilDay(written: to), first <= last else {
            throw ValidationError("--from and --to are days such as 2026-02-01, the first not after the last")
        }
        guard let text = try? String(contentsOf: URL(filePath: policy), encoding: .utf8) else {
            throw ValidationError("\(policy) cannot be read; check the path, and save it as UTF-8")
        }
        let file = policy
        let calendar = try folders.library(try Configuration(file: URL(filePath: source.config)).conversations).calendar
        let now = Instant(Date.now)
        let outcome = try await source.reading { facts, books -> ReplayOutcome in
            func working(_ level: ServiceLevel) -> WorkingTime {
                WorkingTime(hours: level.hours, calendar: calendar, zone: facts.zone)
            }
            let workers = try books.colleagues(in: facts.id, at: now).compactMap { colleague in
                colleague.role == .staff
                    ? colleague.department.map {
                        ReplayedPolicy.Worker(name: colleague.name, department: $0, shifts: colleague.shifts)
                    } : nil
            }
            let proposed = try ProposedPolicy(text: text, file: file, over: facts.level)
            let level = proposed.level ?? facts.level
            var asIs = PolicyReplay(
                .init(level: facts.level, time: working(facts.level), workers: workers), now: now)
            var asProposed = PolicyReplay(
                .init(level: level, time: working(level), workers: proposed.workers ?? workers), now: now)
            let clock = WallClock(zone: facts.zone, now: now.date)
            try books.eachRecord(
                in: facts.id, openedFrom: Instant(clock.date(first, minute: 0)),
                until: Instant(clock.date(last + 1, minute: 0))
            ) { ticket, history in
                asIs.play(ticket, history)
                asProposed.play(ticket, history)
            }
            return ReplayOutcome(asIs, asProposed)
        }
        print(try json ? outcome.json() : outcome.table(from: from, to: to), terminator: "")
    }
}
