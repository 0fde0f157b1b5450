import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Sleeps until the next alarm, and has it decided.
package struct Timekeeper: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "timekeeper"

    /// The longest sleep: after it the wall clock is read again, whatever happened to it meanwhile.
    private static let longest = Duration.seconds(30)

    let store: Store
    let office: Office
    let watch: Watch
    /// Rung when alarms may have been set.
    let alarms: Bell
    let outgoing: Bell
    let meters: Meters
    let log: Logger

    package init(
        store: Store, office: Office, watch: Watch, alarms: Bell, outgoing: Bell, meters: Meters = Meters(), log: Logger
    ) {
        self.meters = meters
        self.store = store
        self.office = office
        self.watch = watch
        self.alarms = alarms
        self.outgoing = outgoing
        self.log = log
    }

    package func run() async throws {
        await alarms.rounds {
            do {
                while try await wakeOne() {}
                return try await pause()
            } catch {
                log.error("alarm not decided; tried again", metadata: ["why": "\(error)"])
                return .seconds(1)
            }
        }
    }

    /// Decides the earliest alarm that is due; without one, tells a report that is, begins the plans of a day, or
    /// looks at the weather.
    ///
    /// - Returns: whether there was one.
    package func wakeOne() async throws -> Bool {
        let (office, log, now) = (office, log, watch.now())
        let rang = try await store.transaction { books in
            if try books.releaseHeld(at: now) { return true }
            // Whichever was due first.
            if let next = try books.nextNoticeAlarm(), next == (try books.nextAlarm()),
                let alarm = try books.takeDueNotice(at: now)
            {
                do {
                    try books.apart { try office.wake(alarm, in: books, at: now) }
                } catch  where !Store.isTrouble(error) {
                    log.error("notice's alarm dropped", metadata: ["alarm": "\(alarm.id)", "why": "\(error)"])
                }
                return true
            }
            let alarm = try books.takeDueAlarm(at: now, time: office.time) { id, why in
                log.error("alarm kept apart", metadata: ["alarm": "\(id)", "why": "\(why)"])
            }
            guard let alarm else {
                if let report = try books.takeDueReport(at: now) {
                    do {
                        try books.apart { try office.tell(report, in: books, at: now) }
                    } catch  where !Store.isTrouble(error) {
                        log.error("report dropped", metadata: ["report": "\(report.kind)", "why": "\(error)"])
                    }
                    return true
                }
                if let look = try books.takeDueLook(at: now) {
                    do {
                        try books.apart { try office.begin(look, in: books, at: now) }
                    } catch  where !Store.isTrouble(error) {
                        log.error(
                            "care plans not begun", metadata: ["community": "\(look.community.id)", "why": "\(error)"])
                    }
                    return true
                }
                if let (id, due) = try books.takeDueWeather(at: now) {
                    do {
                        try books.apart {
                            guard let community = try books.community(id) else { return }
                            try office.weigh(community, in: books, key: "w-\(id)-\(due.milliseconds)", at: now)
                        }
                    } catch  where !Store.isTrouble(error) {
                        log.error("weather not looked at", metadata: ["community": "\(id)", "why": "\(error)"])
                    }
                    return true
                }
                if let publications = try books.takeDuePublications(at: now) {
                    do {
                        try books.apart { try office.tell(publications, in: books, at: now) }
                    } catch  where !Store.isTrouble(error) {
                        log.error(
                            "duties of publication not told",
                            metadata: ["community": "\(publications.community.id)", "why": "\(error)"])
                    }
                    return true
                }
                return try Self.wakeFees(by: office, in: books, at: now, log)
            }
            do {
                try books.apart { try office.wake(alarm, in: books, at: now) }
            } catch  where !Store.isTrouble(error) {
                log.error("alarm kept apart", metadata: ["alarm": "\(alarm.id)", "why": "\(error)"])
                try books.keepApart(alarm, because: "\(error)", at: now)
            }
            return true
        }
        if rang {
            meters.count(.alarms, "rang")
            outgoing.ring()
        }
        return rang
    }

    private static func wakeFees(by office: Office, in books: Books, at now: Instant, _ log: Logger) throws -> Bool {
        guard let alarm = try books.takeDueFeeAlarm(at: now) else { return false }
        do {
            try books.apart { try office.wake(alarm, in: books, at: now) }
        } catch  where !Store.isTrouble(error) {
            log.error("fee alarm dropped", metadata: ["alarm": "\(alarm.id)", "why": "\(error)"])
        }
        return true
    }

    private func pause() async throws -> Duration {
        guard let next = try await store.reading({ try $0.nextWaking() }) else { return Self.longest }
        return min(max(.zero, next - watch.now()), Self.longest)
    }
}
