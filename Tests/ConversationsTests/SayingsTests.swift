import Conversations
import Foundation
import Testing

/// What managers put right becomes a test, with nobody's own in it.
@Suite struct SayingsTests {
    /// A copy of the shipped words and rules, with sayings of its own; removed afterwards.
    private static func inFolder(_ sayings: String = "", _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sayings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for language in ["zh", "en"] {
            try FileManager.default.copyItem(
                at: WordsFolder.url.appending(path: language), to: folder.appending(path: language))
        }
        if !sayings.isEmpty {
            let file = folder.appending(path: "sayings/zh.jsonl")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try sayings.write(to: file, atomically: true, encoding: .utf8)
        }
        try body(folder)
    }

    private static func add(_ lines: [String], to folder: URL) throws -> Sayings.Added {
        let file = folder.appending(path: "review.jsonl")
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        return try Sayings(in: folder).add(from: file)
    }

    private static func sayings(_ folder: URL, _ language: String = "zh") throws -> [String] {
        let file = folder.appending(path: "sayings/\(language).jsonl")
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func line(
        _ text: String, id: String = "r-1", home: String = "null", category: String = "building.wall",
        place: String = "", language: String = "zh"
    ) -> String {
        #"{"id": "\#(id)", "lang": "\#(language)", "role": "resident", "chat": "group", "mentioned": false, "home": \#(home), "#
            + #""context": null, "text": "\#(text)", "expect": [{"intent": "report", "category": "\#(category)", "#
            + #""urgency": "normal"\#(place.isEmpty ? "" : #", "place": \#(place)"#)}]}"#
    }

    private static let home = #"{"building": "3", "unit": "2", "room": "907"}"#

    @Test func `a line is added with neutral rooms, phones and names, and its label follows`() throws {
        try Self.inFolder { folder in
            let text = "我叫陈建国 3-2-907客厅墙上渗水 打我电话13912345678 昨天张师傅看过"
            let place = #"{"building": "3", "unit": "2", "room": "907", "area": "livingRoom"}"#
            let added = try Self.add([Self.line(text, home: Self.home, place: place)], to: folder)
            #expect(added == Sayings.Added(added: 1))
            let line = try #require(try Self.sayings(folder).first)
            for own in ["907", "13912345678", "陈建国", "张师傅"] { #expect(!line.contains(own), "\(own)") }
            #expect(line.contains("我叫王小明 3-2-501客厅墙上渗水 打我电话13800000000 昨天王师傅看过"))
            #expect(line.contains(#""home": {"building": "3", "unit": "2", "room": "501"}"#))
            #expect(line.contains(#""place": {"building": "3", "unit": "2", "room": "501", "area": "livingRoom"}"#))
        }
    }

    @Test(arguments: [
        ("三栋二单元九零七墙渗水", "三栋二单元五零一墙渗水"), ("楼上1107漏到我家907了", "楼上1201漏到我家501了"),
        ("3号楼907卫生间墙渗水，编号1023那个也没修", "3号楼501卫生间墙渗水，编号1023那个也没修"),
        ("12点到907看看墙渗水", "12点到501看看墙渗水"),
    ])
    func `the way a room is written stays`(_ text: String, _ neutral: String) throws {
        try Self.inFolder { folder in
            _ = try Self.add([Self.line(text, home: Self.home)], to: folder)
            let line = try Self.sayings(folder).first
            #expect(line?.contains(neutral) == true, "\(line ?? "nothing")")
        }
    }

    @Test func `English ones too`() throws {
        try Self.inFolder { folder in
            let text = "My name is Peter Kwan, flat 12B bathroom wall is damp, call 98765432, Mr Chan knows"
            let added = try Self.add([Self.line(text, language: "en")], to: folder)
            #expect(added.added == 1)
            let line = try #require(try Self.sayings(folder, "en").first)
            for own in ["Peter", "Kwan", "12B", "98765432", "Chan"] { #expect(!line.contains(own), "\(own): \(line)") }
        }
    }

    @Test func `added twice it is there once`() throws {
        try Self.inFolder { folder in
            let lines = [Self.line("3-2-907墙渗水", home: Self.home), Self.line("路灯杆歪了", category: "building.fixture")]
            let (once, twice) = (try Self.add(lines, to: folder), try Self.add(lines, to: folder))
            #expect(once == Sayings.Added(added: 2) && twice == Sayings.Added(known: 2))
            let left = try Self.sayings(folder)
            #expect(left.count == 2)
        }
    }

    @Test func `of two corrections of one message the later counts`() throws {
        try Self.inFolder { folder in
            _ = try Self.add(
                [Self.line("阳台滴水", category: "water.leak"), Self.line("阳台滴水", category: "building.roof")], to: folder)
            let sayings = try Self.sayings(folder)
            #expect(sayings.count == 1 && sayings.first?.contains("building.roof") == true)
        }
    }

    @Test func `an id that is taken gets a number`() throws {
        try Self.inFolder(Self.line("门口的墙裂了") + "\n") { folder in
            _ = try Self.add([Self.line("车库墙面掉皮")], to: folder)
            let line = try Self.sayings(folder).last
            #expect(line?.contains(#""id": "r-1-2""#) == true)
        }
    }

    @Test func `every faulty line is named, and then nothing is added`() throws {
        try Self.inFolder(Self.line("楼道墙渗水", category: "water.leak") + "\n") { folder in
            let lines = [
                Self.line("客厅墙渗水"), "no json", Self.line("厨房", category: "water.leek"),
                Self.line("楼道墙渗水"), #"{"id": "x", "text": "y"}"#,
            ]
            let thrown = #expect(throws: FileFaults.self) { try Self.add(lines, to: folder) }
            let faults = thrown?.faults ?? []
            #expect(Set(faults.map(\.line)) == [2, 3, 4, 5])
            #expect(faults.contains { $0.problem.contains("water.leek") })
            #expect(faults.contains { $0.problem.contains("zh.jsonl:1") })
            let left = try Self.sayings(folder)
            #expect(left.count == 1)
        }
    }
}
