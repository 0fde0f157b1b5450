import Chat
import Conversations
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage
import Testing

let channel: ChannelID = "app"
let guiyuan = "guiyuan"
/// Made for these tests; it opens nothing.
let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// What a resident says whose kitchen is under water.
let leak = "我家厨房水管漏水了，地上都是水"

/// The words, rules and phrases that come with the program, read once.
func library() throws -> Library { try loaded.get() }

private let loaded = Result<Library, any Error> {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
        folder.deleteLastPathComponent()
        let conversations = folder.appending(path: "Conversations")
        if FileManager.default.fileExists(atPath: conversations.appending(path: "zh/phrases").path) {
            return try Library(folder: conversations)
        }
    }
    throw NoConversations()
}

private struct NoConversations: Error {}

extension Roll {
    /// One of each kind; Wang and Li have direct chats, Chen and the guard do not.
    static let sample = Roll(
        community: .init(
            id: guiyuan, name: "桂园小区", zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, language: .chinese,
            level: ServiceLevel()),
        rooms: [
            .init(channel: channel, id: "residents", setting: .residents, name: "业主群"),
            .init(channel: channel, id: "staff", setting: .staff, name: "员工群"),
            .init(channel: channel, id: "managers", setting: .managers, name: "管理群"),
        ], homes: [],
        people: [
            resident("wang", "王芳", "501", direct: "d-wang"), resident("chen", "陈伟", "401", direct: nil),
            .init(
                id: "li", role: .staff, name: "李师傅", department: .engineering,
                accounts: [.init(channel: channel, sender: "u-li", direct: "d-li")]),
            .init(
                id: "zhou", role: .staff, name: "小周", department: .service,
                accounts: [.init(channel: channel, sender: "u-zhou", direct: nil)]),
            .init(
                id: "zhang", role: .staff, name: "张队长", department: .security,
                accounts: [.init(channel: channel, sender: "u-zhang", direct: nil)]),
            .init(
                id: "zhao", role: .manager, name: "赵经理",
                accounts: [.init(channel: channel, sender: "u-zhao", direct: nil)]),
        ])

    private static func resident(_ id: String, _ name: String, _ room: String, direct: ChatID?) -> Person {
        Person(
            id: id, role: .resident, name: name, homes: [HomeAddress(building: "3", unit: "2", room: room)],
            accounts: [.init(channel: channel, sender: SenderID("u-\(id)"), direct: direct)])
    }
}

/// Gives the work a new folder, which goes afterwards.
func inFolder<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gateway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await work(folder)
}

/// Waits for something that another task brings about; what is waited for has no event of its own.
func eventually(
    within time: Duration = .seconds(60), sourceLocation: SourceLocation = #_sourceLocation,
    _ holds: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + time
    while try await !holds() {
        guard ContinuousClock.now < end else {
            Issue.record("it did not come about within \(time)", sourceLocation: sourceLocation)
            return
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}
