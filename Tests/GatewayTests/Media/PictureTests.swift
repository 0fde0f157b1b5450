import Chat
import Foundation
import ServiceDesk
import Storage
import Testing

@testable import Gateway

/// A picture on its whole way: from the platform into the folder, and out to those whom it concerns.
@Suite struct PictureTests {
    private func standIn(_ picture: [UInt8]) -> FeishuStandIn {
        var standIn = FeishuStandIn()
        standIn.pictures = ["img_1": picture]
        return standIn
    }

    @Test func `a resident's picture reaches the staff room without a trace of its maker, and no group`() async throws {
        let feishu = standIn(SamplePictures.jpeg)
        try await withHouse(on: feishu) { house in
            let residents = try #require(feishu.cast.residents)
            let work = try #require(feishu.cast.staff)
            try await house.say(leak, by: feishu.cast.wang, in: residents, picture: "img_1")
            #expect(try await house.seen(1, in: work).text.contains("#1001"))
            // On this platform words cannot stand beside a picture: they come before it.
            #expect(try await house.seen(2, in: work).text.contains("#1001"))
            #expect(try await house.seen(3, in: work).text == "[img_up]")
            #expect(house.platform.seen(in: residents).allSatisfy { !$0.text.contains("img_") })

            let kept = try await house.store.reading { try $0.evidence(of: TicketNumber(1001), in: guiyuan) }
            let digest = try #require(kept.first?.digest)
            #expect(kept.count == 1 && kept[0].state == .kept && kept[0].type == "image/jpeg")
            let bytes = try #require(MediaFolder(beside: house.store.path).bytes(of: digest))
            #expect(try bytes == MediaFile(SamplePictures.jpeg).bytes)
            let sent = try #require(feishu.uploads.change { $0.first })
            #expect(Data(sent).range(of: Data(bytes)) != nil)
            #expect(Data(sent).range(of: Data("GPS".utf8)) == nil)
        }
    }

    @Test func `the picture of the finished work goes to the resident alone`() async throws {
        let feishu = standIn(SamplePictures.jpeg)
        try await withHouse(on: feishu) { house in
            let (residents, work) = (try #require(feishu.cast.residents), try #require(feishu.cast.staff))
            let alone = try #require(feishu.cast.wangAlone)
            try await house.say(leak, by: feishu.cast.wang, in: residents)
            _ = try await house.seen(1, in: work)
            try await house.say("1001 收到", by: feishu.cast.li, in: work)
            let before = try await house.seen(2, in: alone)
            #expect(before.text.contains("李师傅"))
            try await house.say("1001 修好了", by: feishu.cast.li, in: work, picture: "img_1")
            try await eventually { house.platform.seen(in: alone).contains { $0.text == "[img_up]" } }
            #expect(house.platform.seen(in: residents).allSatisfy { !$0.text.contains("img_") })
        }
    }

    @Test func `a voice message nobody wrote down is kept, heard by those who have it, and taken by a quote`()
        async throws
    {
        var feishu = FeishuStandIn()
        feishu.pictures = ["file_1": Array("OggS a kitchen under water".utf8)]
        try await withHouse(on: feishu) { house in
            let (alone, work) = (try #require(feishu.cast.wangAlone), try #require(feishu.cast.staff))
            let residents = try #require(feishu.cast.residents)
            try await house.say("", by: feishu.cast.wang, in: alone, picture: "file_1")
            let asked = try await house.seen(1, in: alone)
            #expect(asked.text.contains("#1001") && asked.text.contains("打一行字"))
            #expect(try await house.seen(1, in: work).text.contains("语音"))
            #expect(try await house.seen(2, in: work).text.contains("#1001"))
            let heard = try await house.seen(3, in: work)
            #expect(heard.file == Array("OggS a kitchen under water".utf8))
            try await house.say("收到", by: feishu.cast.li, in: work, quoting: heard.id)
            try await eventually { try await house.store.count("ticket WHERE state = 'accepted'") == 1 }
            #expect(house.platform.seen(in: residents).isEmpty)
        }
    }

    @Test func `who has moved out is shown no picture of the work any more`() async throws {
        let feishu = standIn(SamplePictures.jpeg)
        try await withHouse(on: feishu) { house in
            let (residents, work) = (try #require(feishu.cast.residents), try #require(feishu.cast.staff))
            let alone = try #require(feishu.cast.wangAlone)
            try await house.say(leak, by: feishu.cast.wang, in: residents)
            _ = try await house.seen(1, in: work)
            try await house.say("1001 收到", by: feishu.cast.li, in: work)
            _ = try await house.seen(2, in: alone)
            try await house.store.execute("UPDATE resident SET until = 1")
            try await house.say("1001 修好了", by: feishu.cast.li, in: work, picture: "img_1")
            try await eventually { try await house.store.count("evidence WHERE state = 'kept'") == 1 }
            try await eventually { try await house.store.count("errand") == 0 }
            #expect(house.platform.seen(in: alone).allSatisfy { $0.text != "[img_up]" })
        }
    }

    @Test func `pictures neighbours show each other are never fetched`() async throws {
        let feishu = standIn(SamplePictures.jpeg)
        try await withHouse(on: feishu) { house in
            let residents = try #require(feishu.cast.residents)
            try await house.say("今天天气倒是不错", by: feishu.cast.wang, in: residents, picture: "img_1")
            try await eventually { try await house.store.count("inbox WHERE decided IS NOT NULL") == 1 }
            #expect(try await house.store.count("evidence") == 0)
            #expect(try await house.store.count("errand") == 0)
        }
    }

    @Test func `a program that calls itself a picture is refused, and the report stands`() async throws {
        let feishu = standIn(Array("MZ this is no picture".utf8))
        try await withHouse(on: feishu) { house in
            let residents = try #require(feishu.cast.residents)
            try await house.say(leak, by: feishu.cast.wang, in: residents, picture: "img_1")
            try await eventually { try await house.store.count("evidence WHERE state = 'refused'") == 1 }
            #expect(try await house.store.count("ticket") == 1)
            #expect(feishu.uploads.change { $0.isEmpty })
        }
    }

    @Test func `files are let go of when their time is over, and not before`() async throws {
        let feishu = standIn(SamplePictures.jpeg)
        try await withHouse(on: feishu) { house in
            let residents = try #require(feishu.cast.residents)
            try await house.say(leak, by: feishu.cast.wang, in: residents, picture: "img_1")
            try await eventually { try await house.store.count("evidence WHERE state = 'kept'") == 1 }
            let folder = MediaFolder(beside: house.store.path)
            func forget(after wait: Duration) async throws -> Int {
                let now = Watch.real.now() + wait
                let watch = Watch(now: { now }, chance: { $0 })
                return try await Forgetting(store: house.store, folder: folder, watch: watch, log: silence)
                    .forgetSome()
            }
            let digest = try #require(
                try await house.store.reading { try $0.evidence(of: TicketNumber(1001), in: guiyuan) }.first?.digest)
            #expect(try await forget(after: Forgetting.keptFor - .hours(1)) == 0)
            #expect(folder.bytes(of: digest) != nil)
            #expect(try await forget(after: Forgetting.keptFor + .hours(1)) == 1)
            #expect(folder.bytes(of: digest) == nil)
            #expect(try await house.store.count("evidence WHERE state = 'gone' AND digest IS NULL") == 1)
        }
    }
}
