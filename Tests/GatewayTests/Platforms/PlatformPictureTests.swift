import Channels
import Chat
import Courier
import Foundation
import ServiceLifecycle
import Storage
import Testing
import Wire

@testable import Gateway

/// A picture and a recording on their way out, by every platform's own upload.
@Suite(.serialized) struct PlatformPictureTests {
    private static let sound = Array("OggS a kitchen under water".utf8)

    private static func those(_ can: (Abilities) -> Bool) -> [String] {
        let able = Registry.platforms.filter { can($0.abilities) }.map(\.name)
        return PlatformSceneTests.all.map(\.platform).filter { able.contains($0) }
    }

    @Test func `whatever shows pictures has a stand-in that takes them`() {
        let able = Set(Registry.platforms.filter(\.abilities.images).map(\.name))
        #expect(able.subtracting(Self.those(\.images)) == ["wecom-robot"])
        #expect(Registry.platforms.allSatisfy { !$0.abilities.recordings || $0.abilities.images })
    }

    @Test(arguments: those(\.images))
    func `a picture reaches its room, with its words where there is room for them`(_ name: String) async throws {
        try await send(SamplePictures.png, over: name)
    }

    @Test(arguments: those(\.recordings))
    func `a recording reaches its room`(_ name: String) async throws { try await send(Self.sound, over: name) }

    private func send(_ bytes: [UInt8], over name: String) async throws {
        let standIn = try #require(PlatformSceneTests.all.first { $0.platform == name })
        try await inFolder { folder in
            let store = try Store(at: folder.appending(path: "out.sqlite").path)
            try await store.transaction { try $0.enrol(.sample) }
            let server = PlatformServer(standIn)
            let outside = ServiceGroup(services: [server], logger: silence)
            async let running: Void = outside.run()
            let options = Options(standIn.options(at: "http://127.0.0.1:\(try await server.port())"))
            let adapter = try Registry.adapter(platform: name, options: options)
            let courier = try Courier()
            let outcome = await Result {
                let file = try MediaFile(bytes)
                let media = MediaFolder(beside: store.path)
                try media.keep(file)
                let outlet = Outlet(store: store, courier: courier, watch: .real, log: silence)
                let room = try #require(standIn.cast.staff ?? standIn.cast.wangAlone)
                let hasWords = type(of: adapter).abilities.captions
                let message = Outbound(
                    key: "k-1", room: Room(id: room, kind: standIn.cast.staff == nil ? .direct : .group),
                    body: hasWords ? RichText(plain: "水漏了") : RichText(),
                    enclosure: Enclosure(
                        kind: file.type.kind, reference: file.digest, name: "1001-1.\(file.type.ending)",
                        mediaType: file.type.rawValue), recipient: standIn.cast.wang)
                let means = try await outlet.means(of: channel, adapter)
                let ending = try await Enclosing(outlet: outlet, folder: media)
                    .enclose(message, with: adapter, by: means, within: .seconds(20))
                guard case .ready(let ready) = ending else {
                    Issue.record("\(ending) \(server.unknownCalls)")
                    return
                }
                let reply = try await outlet.send(try adapter.encode(message, by: ready), within: .seconds(20))
                guard case .delivered = adapter.judge(reply, of: message) else {
                    Issue.record("\(adapter.judge(reply, of: message)) \(server.unknownCalls)")
                    return
                }
                let shown = server.seen(in: room)
                #expect(shown.count == 1 && shown.first?.file == file.bytes)
                #expect(!hasWords || shown.first?.text == "水漏了")
                #expect(server.unknownCalls.isEmpty)
            }
            await outside.triggerGracefulShutdown()
            try await running
            await courier.close()
            try store.close()
            try outcome.get()
        }
    }
}
