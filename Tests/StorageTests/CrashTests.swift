import Foundation
import ServiceDesk
import Testing

@testable import Storage

/// The file and its log as a killed process leaves them: copied while it runs.
@Suite struct CrashTests {
    /// What a power cut may leave at the end of a log: a part of a commit nobody was told of.
    @Test(arguments: [[UInt8](), [UInt8](repeating: 0, count: 4096), Array("half a frame".utf8)])
    func `everything acknowledged is there`(tail: [UInt8]) async throws {
        try await withStore { store in
            for number in 1...50 { _ = try await store.keep([row(message("m-\(number)"))]) }
            let wang = try await store.meet("u-wang").person
            try await store.transaction { books in
                for waiting in try books.undecided(limit: 20, at: noon) {
                    try books.settle(waiting.id, as: .silent, at: noon)
                }
            }
            try await store.apply(
                [.ticket(.sample(1001, by: wang))],
                alarms: [.set(.acceptance, TicketNumber(1001), at: noon, since: noon)])
            try await store.post("1", key: "k-1")
            try await store.post("2", key: "k-2")
            let inHand = try await store.claim()

            try await inFolder { copy in
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: store.path + suffix, toPath: copy + suffix)
                }
                let log = try FileHandle(forUpdating: URL(filePath: copy + "-wal"))
                try log.seekToEnd()
                try log.write(contentsOf: Data(tail))
                try log.close()

                let after = try Store(at: copy)
                let (waiting, alarm) = try await after.transaction { books in
                    try books.resumeOutbox(at: noon)
                    #expect(try books.resumeInbox(at: noon) == 0)
                    return (
                        try books.undecided(limit: 100, at: noon),
                        try books.takeDueAlarm(at: noon, time: WorkingTime.always)
                    )
                }
                #expect(waiting.map(\.message.id.raw) == (21...50).map { "m-\($0)" })
                #expect(alarm?.waking.ticket.number == TicketNumber(1001))
                #expect(try await after.claim().map(\.message) == inHand.map(\.message))
                try after.close()
            }
        }
    }

    @Test func `a message that ended us twice is set aside, and only that one`() async throws {
        try await withStore { store in
            for number in 1...3 { _ = try await store.keep([row(message("m-\(number)"))]) }
            func start(trying number: Int) async throws -> Int {
                try await store.transaction { books in
                    let aside = try books.resumeInbox(at: noon)
                    try books.countTry(of: InboxID(Int64(number)))
                    return aside
                }
            }
            #expect(try await start(trying: 2) == 0)
            #expect(try await start(trying: 2) == 0)
            #expect(try await start(trying: 1) == 1)
            let waiting = try await store.transaction { try $0.undecided(limit: 9, at: noon) }
            #expect(waiting.map(\.message.id) == ["m-1", "m-3"])
            #expect(try await store.count("inbox WHERE outcome = 'set-aside'") == 1)
        }
    }

    @Test func `any number of starts without a try sets nothing aside`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1"))])
            for _ in 1...10 { #expect(try await store.transaction { try $0.resumeInbox(at: noon) } == 0) }
        }
    }

    @Test func `a message that cannot be read any more does not hold up the others`() async throws {
        try await withStore { store in
            for number in 1...2 { _ = try await store.keep([row(message("m-\(number)"))]) }
            try await store.transaction { try $0.db.execute(sql: "UPDATE inbox SET message = '{}' WHERE id = 1") }
            let waiting = try await store.transaction { try $0.undecided(limit: 9, at: noon) }
            #expect(waiting.map(\.message.id) == ["m-2"])
            #expect(try await store.count("inbox WHERE outcome = 'set-aside' AND id = 1") == 1)
        }
    }
}
