import Gateway
import ServiceDesk
import Storage
import Testing

/// Who hears what: a group of residents nothing that concerns one home, and nothing of work.
@Suite struct PostingTests {
    /// What must never be read in a residents' group after the sample's report.
    private let confidential = ["501", "401", "3-2", "王芳", "陈伟", "13800"]

    private func expectPublic(_ text: String?, sourceLocation: SourceLocation = #_sourceLocation) {
        for word in confidential {
            #expect(text?.contains(word) != true, "‘\(word)’ in \(text ?? "")", sourceLocation: sourceLocation)
        }
    }

    @Test func `a report in a group, with a direct chat known, is told in full only there`() async throws {
        try await Desk.open { desk in
            let said = try await desk.hear(leak, by: "u-wang", in: "residents")
            #expect(Set(said.keys) == ["residents", "d-wang", "staff"])
            expectPublic(said["residents"])
            #expect(said["staff"]?.contains("501") == true)
            #expect(said["staff"]?.contains("王芳") != true)
        }
    }

    @Test func `without a direct chat the group hears the public form and nothing more`() async throws {
        try await Desk.open { desk in
            let said = try await desk.hear(leak, by: "u-chen", in: "residents")
            #expect(Set(said.keys) == ["residents", "staff"])
            expectPublic(said["residents"])
            #expect(said["staff"]?.contains("401") == true)
        }
    }

    @Test func `news for somebody without a direct chat calls them in the group, by the name shown there`() async throws
    {
        try await Desk.open { desk in
            try await desk.hear(leak, by: "u-chen", in: "residents")
            let said = try await desk.hear("收到，20分钟到 1001", by: "u-li", in: "staff")
            #expect(said["residents"]?.contains("@微信昵称") == true)
            #expect(said["residents"]?.contains("李师傅") == true)
            expectPublic(said["residents"])
        }
    }

    @Test func `a report in a direct chat leaves the group alone`() async throws {
        try await Desk.open { desk in
            let said = try await desk.hear(leak, by: "u-wang", in: "d-wang")
            #expect(Set(said.keys) == ["d-wang", "staff"])
        }
    }

    @Test(arguments: ["u-li", "u-zhou", "u-zhao"])
    func `a staff command in the residents' group leaves no word of work there`(sender: String) async throws {
        try await Desk.open { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            for command in ["收到 1001", "1001 进度", "1001 修好了，换了个角阀 35 块", "我的任务", "收到 9999"] {
                let said = try await desk.hear(command, by: sender, in: "residents")
                #expect(said["residents"] == nil, "\(command): \(said)")
            }
        }
    }

    @Test func `what staff are told for such a command reaches them alone, or in the staff room`() async throws {
        try await Desk.open { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            #expect(try await desk.hear("收到 9999", by: "u-li", in: "residents").keys.sorted() == ["d-li"])
            #expect(try await desk.hear("收到 9999", by: "u-zhou", in: "residents").keys.sorted() == ["staff"])
        }
    }

    @Test func `a neighbour who asks about the number learns nothing`() async throws {
        try await Desk.open { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            let fishing = try await desk.hear("1001 进度怎么样了", by: "u-chen", in: "d-chen")
            let absent = try await desk.hear("9999 进度怎么样了", by: "u-chen", in: "d-chen")
            // “Not yours” and “not there” look alike.
            #expect(fishing["d-chen"]?.replacing("1001", with: "9999") == absent["d-chen"])
            for word in ["漏", "501", "处理", "派单"] { #expect(fishing["d-chen"]?.contains(word) != true) }
        }
    }

    @Test func `a resident in a room of staff is answered alone, or not at all`() async throws {
        try await Desk.open { desk in
            let wang = try await desk.hear("1001 进度怎么样了", by: "u-wang", in: "staff")
            #expect(wang["staff"] == nil)
            let chen = try await desk.hear("1001 进度怎么样了", by: "u-chen", in: "staff")
            #expect(chen.isEmpty)
        }
    }

    @Test func `what residents write does not act where it is passed on`() async throws {
        try await Desk.open { desk in
            let said = try await desk.hear(
                "我家厨房漏水了 @所有人 {号} [a](https://evil.example.org)", by: "u-wang", in: "residents")
            #expect(said["staff"]?.contains("{号}") == true)
            #expect(said["residents"]?.contains("evil") != true)
        }
    }

    @Test func `a message that cannot be decided is set aside, and the others are decided`() async throws {
        try await Desk.open { desk in
            // The second report's ticket is refused by the table, as a fault of ours would be.
            try await desk.store.execute(
                "CREATE TRIGGER fault BEFORE INSERT ON ticket WHEN new.number = 1002 BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
            try await desk.hear(leak, by: "u-wang", in: "residents")
            let broken = try await desk.hear("3栋楼道灯不亮了", by: "u-chen", in: "residents")
            #expect(broken.isEmpty)
            #expect(try await desk.store.count("inbox WHERE outcome = 'set-aside'") == 1)
            #expect(try await desk.hear("1001 进度怎么样了", by: "u-wang", in: "d-wang")["d-wang"]?.contains("1001") == true)
        }
    }
}
