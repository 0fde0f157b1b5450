import Foundation
import Testing

@testable import Channels

@Suite struct RegistryTests {
    static let good: [String: Options] = [
        "standard": sound, "playground": sound,
        "telegram": Options(["secret": ["s"], "token": ["77:AA"], "username": ["gate_bot"]]),
        "wecom": weCom.with(["agent_id": ["1000002"]]), "wecom-kf": weCom,
        "wecom-bot": Options(["token": ["t"], "aes_key": [someKey], "name": ["小管家"]]),
        "wecom-robot": Options(["key": ["k"]]),
        "dingtalk": Options(["app_key": ["k"], "app_secret": ["s"], "robot_code": ["r"]]),
        "dingtalk-robot": Options(["access_token": ["t"]]),
        "feishu": Options([
            "app_id": ["cli_1"], "app_secret": ["s"], "encrypt_key": ["k"], "verification_token": ["v"],
            "bot_open_id": ["ou_1"],
        ]),
        "feishu-robot": Options(["token": ["t"]]),
        "wechat-oa": Options(["app_id": ["wx1"], "app_secret": ["s"], "token": ["t"], "aes_key": [someKey]]),
        "slack": Options(["signing_secret": ["s"], "token": ["xoxb-1"]]),
        "line": Options(["channel_secret": ["s"], "token": ["t"]]),
        "whatsapp": Options([
            "app_secret": ["s"], "verify_token": ["v"], "phone_number_id": ["1"], "token": ["t"],
        ]),
        "matrix": Options([
            "base_url": ["https://m.example.org"], "user": ["@gatehouse:example.org"], "as_token": ["a"],
            "hs_token": ["h"],
        ]),
        "discord": Options(["public_key": [someEd25519Key], "token": ["t"]]),
        "teams": Options(["security_token": ["c2VjcmV0"]]),
        "twilio": Options([
            "account_sid": ["AC1"], "auth_token": ["t"], "from": ["+1"],
            "public_url": ["https://d.example.org/hooks/s"],
        ]),
        "rocketchat": Options([
            "base_url": ["https://chat.example.org"], "token": ["t"], "hook_token": ["h"], "bot": ["b"],
            "username": ["gatehouse"],
        ]),
        "zulip": Options([
            "base_url": ["https://z.example.org"], "hook_token": ["h"], "email": ["b@example.org"], "api_key": ["k"],
            "name": ["小管家"],
        ]),
        "mattermost": Options([
            "base_url": ["https://chat.example.org"], "token": ["t"], "hook_token": ["h"], "bot": ["b"],
            "username": ["gatehouse"],
        ]),
    ]
    private static let weCom = Options([
        "corp_id": ["ww1"], "secret": ["s"], "token": ["t"], "aes_key": [someKey],
    ])
    private static let someEd25519Key = "fbe0a8fc51c2c13f9aede7ca7dbebb0d4bae845477e8efe5e353973bf4c5aa2a"
    private static let sound = Options([
        "secret": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "send_url": ["http://127.0.0.1:1/send"],
    ])

    @Test func `every platform's folder is registered, and every platform has its folder`() throws {
        let room = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Channels").resolvingSymlinksInPath()
        let folders = try FileManager.default.contentsOfDirectory(
            at: room, includingPropertiesForKeys: [.isDirectoryKey]
        ).filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
        let platforms = Registry.platforms.map(\.name)
        let names = Set(folders.map { $0.lastPathComponent.lowercased() })
        for name in platforms { #expect(names.contains { Self.belongs(name, to: $0) }, "\(name) has no folder") }
        for folder in names { #expect(platforms.contains { Self.belongs($0, to: folder) }, "\(folder)") }
    }

    @Test func `every platform has vectors, and every file of vectors a platform`() throws {
        let fixtures = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures")
        let files = try FileManager.default.contentsOfDirectory(atPath: fixtures.path)
        let platforms = Registry.platforms.map(\.name).filter { $0 != "playground" }
        for platform in platforms {
            #expect(files.contains { Self.belongs(platform, to: String($0.prefix { $0 != "." })) }, "\(platform)")
        }
        for file in files { #expect(platforms.contains { file.hasPrefix($0) }, "\(file)") }
    }

    /// `wecom-kf`, one of several ways into a platform, has its place beside `wecom`.
    private static func belongs(_ platform: String, to place: String) -> Bool {
        [platform, platform.filter(\.isLetter)].contains(place) || platform.hasPrefix("\(place)-")
            || place.hasPrefix(platform)
    }

    @Test(arguments: Registry.platforms.map(\.name))
    func `a sound configuration opens a channel of every platform`(_ name: String) throws {
        let options = try #require(Self.good[name])
        let platform = try #require(Registry.platforms.first { $0.name == name })
        #expect(platform.faults(in: options).isEmpty)
        #expect(throws: Never.self) { try Registry.adapter(platform: name, options: options) }
    }

    @Test(arguments: Registry.platforms.map(\.name))
    func `an empty configuration is told every required key, and what it is`(_ name: String) throws {
        let platform = try #require(Registry.platforms.first { $0.name == name })
        let faults = platform.faults(in: Options([:]))
        #expect(faults.map(\.key) == platform.settings.filter(\.required).map(\.key))
        #expect(faults.allSatisfy { $0.problem.hasPrefix("is missing: ") })
        #expect(throws: BadOption.self) { try Registry.adapter(platform: name, options: Options([:])) }
    }

    @Test(arguments: Registry.platforms.map(\.name))
    func `a platform that can be heard is told our address, or says where to enter it`(_ name: String) throws {
        let adapter = try Registry.adapter(platform: name, options: #require(Self.good[name]))
        let abilities = type(of: adapter).abilities
        let hears = abilities.hearsGroup != .nothing || abilities.hearsDirect != .nothing
        let isTold = adapter is any TakesWebhook
        #expect(hears == (isTold != (type(of: adapter).entrance != nil)))
    }

    @Test func `a misspelt key is named`() throws {
        let telegram = try #require(Registry.platforms.first { $0.name == "telegram" })
        let options = Options(["secret": ["s"], "token": ["77:AA"], "username": ["b"], "base_ulr": ["x"]])
        #expect(telegram.faults(in: options).map(\.key) == ["base_ulr"])
    }

    @Test func `an unknown platform is refused, and the known ones named`() {
        let names = Registry.platforms.map(\.name).joined(separator: ", ")
        #expect(throws: BadOption(key: "platform", problem: "is none of \(names)")) {
            try Registry.adapter(platform: "telegramm", options: Options([:]))
        }
    }

    @Test(arguments: [
        ("secret", "has space and ü"), ("secret", String(repeating: "a", count: 257)), ("token", "no-colon"),
        ("token", "x:AA"), ("token", "77:"), ("token", "77:a/b"), ("base_url", "http://api.example.org"),
        ("username", ""),
    ])
    func `Telegram's keys are checked when the channel is opened`(_ key: String, _ value: String) {
        var options = ["secret": ["s"], "token": ["77:AA"], "username": ["gate_bot"]]
        options[key] = [value]
        let fault = #expect(throws: BadOption.self) { try Telegram(options: Options(options)) }
        #expect(fault?.key == key)
    }

    @Test(arguments: [
        ("secret", "whsec_"), ("secret", "whsec_c2hvcnQ="), ("secret", "not base64!"), ("secret", "whpk_c2hvcnQ="),
        ("send_secret", "whsk_c2hvcnQ="), ("send_url", "http://desk.example.org"), ("send_url", ""),
        ("send_secret", "whpk_FraGVS2N/Bj+A95ZsnFd8wp4tIaEwi8z0W7UoH47BKM="),
    ])
    func `the standard channel's keys are checked when it is opened`(_ key: String, _ value: String) {
        var options = ["secret": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "send_url": ["https://desk.example.org"]]
        options[key] = [value]
        let fault = #expect(throws: BadOption.self) { try Standard(options: Options(options)) }
        #expect(fault?.key == key)
    }
}
