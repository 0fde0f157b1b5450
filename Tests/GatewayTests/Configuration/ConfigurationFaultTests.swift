import Channels
import Foundation
import Testing

@testable import Gateway

/// Every fault names its line, what is wrong and what to do, and nothing else is blamed for it.
@Suite struct ConfigurationFaultTests {
    @Test(arguments: [
        (
            "  port: 8181", "  port: 8181\n  prot: 8181",
            "house.yaml:4: listen has a key ‘prot’ that means nothing; remove it, or write one of: host, port, tls"
        ),
        (
            "store:", "stoer:",
            "house.yaml:4: the file has a key ‘stoer’ that means nothing; remove it, or write one of: channels, communities, conversations, courier, listen, review, store"
        ),
        ("8181", "81811", "house.yaml:3: listen.port is ‘81811’; write a whole number from 0 to 65535"),
        ("8181", "http", "house.yaml:3: listen.port is ‘http’; write a whole number from 0 to 65535"),
        ("8181", "[8181]", "house.yaml:3: listen.port is no text; write one value after the colon"),
        (
            "clarification_minutes: 7", "clarification_minutes: 0",
            "house.yaml:14: communities[0].limits.clarification_minutes is ‘0’; write a whole number from 1 to 525600"
        ),
        (
            "accept: 12 min", "accept: 12 minutes",
            "house.yaml:15: communities[0].limits.classes.E1.accept is ‘12 minutes’; write a time such as ‘10 min’, ‘4 h’, ‘30 working min’, ‘7 days’ or ‘3 working days’"
        ),
        (
            "E1: { accept", "E9: { accept",
            "house.yaml:15: communities[0].limits.classes has a key ‘E9’ that means nothing; remove it, or write one of: C1, E0, E1, I1, N1, N2, P1, Q1, S1"
        ),
        (
            "levels: { owner", "levels: { mayor",
            "house.yaml:15: communities[0].limits.classes.E1.levels has a key ‘mayor’ that means nothing; remove it, or write one of: company, executor, manager, owner"
        ),
        (
            "clarification_minutes: 7", "hours: 14:00-18:00, 08:30-12:00",
            "house.yaml:14: communities[0].limits.hours is ‘14:00-18:00, 08:30-12:00’; write spans of one day in order, such as 08:30-12:00, 14:00-18:00"
        ),
        (
            "Asia/Shanghai", "Asia/Shangai",
            "house.yaml:11: there is no time zone ‘Asia/Shangai’; write one such as Asia/Shanghai"
        ),
        (
            "        setting: staff", "        setting: workers",
            "house.yaml:23: communities[0].rooms[1].setting is ‘workers’; write one of: residents, staff, managers"
        ),
        (
            "        setting: staff\n", "",
            "house.yaml:21: communities[0].rooms[1] has no ‘setting’; write residents, staff or managers"
        ),
        (
            "        name: 李师傅\n        department: engineering", "        name: 李师傅",
            "house.yaml:26: communities[0].people[0] is staff and has no ‘department’; write one of: engineering, security, cleaning, greening, service, finance"
        ),
        (
            "[3-2-501, 3-502]", "[3-2-501, 3号]",
            "house.yaml:37: ‘3号’ is no home; write building-unit-room such as 3-2-501, or building-room"
        ),
        (
            "[3-2-501, 3-2-502, B-1201]", "[3-2-5-01]",
            "house.yaml:38: ‘3-2-5-01’ is no home; write building-unit-room such as 3-2-501, or building-room"
        ),
        (
            "          - channel: app\n            sender", "          - channel: ap\n            sender",
            "house.yaml:32: communities[0].people[0].accounts[0].channel ‘ap’ is not among the channels; write one of: app"
        ),
        (
            "      - channel: app\n        chat: staff", "      - channel: wecom\n        chat: staff",
            "house.yaml:21: communities[0].rooms[1].channel ‘wecom’ is not among the channels; write one of: app"
        ),
        ("id: wang", "id: li", "house.yaml:26: two people of communities[0] have the id ‘li’; rename one"),
        (
            "platform: standard", "platform: smoke-signals",
            "house.yaml:41: there is no platform ‘smoke-signals’; write one of: "
                + Registry.platforms.map(\.name).joined(separator: ", ")
        ),
        (
            "community: guiyuan", "community: gui",
            "house.yaml:42: channels[0].community ‘gui’ is not among the communities; write one of: guiyuan"
        ),
        (
            "    send_url: https://app.example.org/messages", "",
            "house.yaml:40: channels[0].send_url is missing: the address that takes our messages; see the sample configuration for standard"
        ),
        (
            "https://app.example.org", "http://app.example.org",
            "house.yaml:44: channels[0].send_url must begin with https://; see the sample configuration for standard"
        ),
        (
            "${APP_SECRET}", "${APP_SECRETS}",
            "house.yaml:43: channels[0].secret needs the environment variable APP_SECRETS, which is not set; export APP_SECRETS=… before starting"
        ),
        ("${APP_SECRET}", "${APP_SECRET", "house.yaml:43: channels[0].secret has a ‘${’ without ‘}’; close it"),
        (
            "listen:\n  host: 127.0.0.1\n  port: 8181", "listen: 8181",
            "house.yaml:1: listen is no mapping; write ‘key: value’ lines below it"
        ),
    ])
    func `one slip is one fault`(_ old: String, _ new: String, fault: String) {
        #expect(faults(replacing: old, with: new) == [fault])
    }

    @Test func `all faults are told at once, in the order of the file`() {
        let text = sample.replacing("8181", with: "x").replacing("Asia/Shanghai", with: "Mars").replacing(
            "platform: standard", with: "platform: smoke-signals")
        #expect(faults(in: text).map { $0.prefix(14) } == ["house.yaml:3: ", "house.yaml:11:", "house.yaml:41:"])
    }

    @Test func `two channels of one name`() {
        let channel =
            "\n  - {id: app, platform: standard, community: guiyuan, secret: \"${APP_SECRET}\", send_url: \"https://a.example.org\"}"
        #expect(faults(in: sample + channel) == ["house.yaml:45: there are two channels ‘app’; rename one"])
    }

    @Test func `two communities of one name`() {
        let text = sample.replacing("channels:\n  - id", with: "  - id: guiyuan\nchannels:\n  - id")
        #expect(faults(in: text) == ["house.yaml:39: there are two communities ‘guiyuan’; rename one"])
    }

    @Test func `a room or an account of two communities`() {
        let next = """
              - id: next
                name: next door
                zone: Asia/Shanghai
                language: zh
                rooms: [{channel: app, chat: staff, setting: staff}]
                people:
                  - id: li
                    name: 李师傅
                    accounts: [{channel: app, sender: u-li}]
            channels:
              - id
            """
        let told = faults(in: sample.replacing("channels:\n  - id", with: next))
        #expect(told.map { $0.contains("a second room ‘staff’") } == [true, false])
        #expect(told.map { $0.contains("a second account ‘u-li’") } == [false, true])
    }

    @Test func `two rooms behind one robot's address would hear each other's words`() {
        let robot = "\n  - {id: robot, platform: wecom-robot, community: guiyuan, key: \"${APP_SECRET}\"}"
        let rooms = """
                rooms:
                  - {channel: robot, chat: r1, setting: residents}
                  - {channel: robot, chat: r2, setting: staff}

            """
        let told = faults(in: (sample + robot).replacing("    rooms:\n", with: rooms))
        #expect(told.count == 1 && told.first?.contains("a second room on the channel ‘robot’") == true, "\(told)")
        let one = rooms.replacing("      - {channel: robot, chat: r2, setting: staff}\n", with: "")
        #expect(faults(in: (sample + robot).replacing("    rooms:\n", with: one)).isEmpty)
    }

    @Test(arguments: ["", "\n\n", "# nothing yet\n"])
    func `an empty file`(_ text: String) {
        #expect(faults(in: text) == ["house.yaml:1: the file is empty; start from the sample configuration"])
    }

    @Test func `a file that is no mapping, and one that says nothing that counts`() {
        #expect(
            faults(in: "- a\n- b").first == "house.yaml:1: the file is no mapping; write ‘key: value’ lines below it")
        let nothing = faults(in: "store: x.sqlite\n")
        #expect(nothing.count == 2)
        #expect(nothing.allSatisfy { $0.hasPrefix("house.yaml:1: there are no c") })
    }

    @Test(arguments: [
        ("store: /var", "store: 'unfinished", 4...46), ("  port: 8181", "\tport: 8181", 3...3),
        ("    setting: residents", "   setting: residents", 15...20), ("  host: 127.0.0.1", "  host: a: b", 2...2),
    ])
    func `what is no YAML, near where the reader stopped`(_ old: String, _ new: String, lines: ClosedRange<Int>) throws
    {
        let told = faults(replacing: old, with: new)
        #expect(told.count == 1)
        let fault = try #require(told.first)
        #expect(fault.contains("is no YAML") && fault.hasSuffix("quote texts that hold : or #"))
        #expect(lines.contains(try #require(Int(fault.split(separator: ":")[1]))))
    }

    @Test func `a key that is there twice`() {
        let told = faults(replacing: "  port: 8181", with: "  port: 8181\n  port: 8182")
        #expect(told.count == 1)
        #expect(told.first?.contains("the key port is there twice") == true)
    }

    @Test(arguments: [
        "port: 8181", "zone: Asia/Shanghai", "setting: staff", "role: staff", "platform: standard",
        "community: guiyuan",
        "clarification_minutes: 7", "id: li", "send_url: https://app.example.org/messages", "channel: app",
    ])
    func `a secret in the wrong place is not told on`(_ line: String) {
        let key = line.prefix { $0 != ":" }
        for value in ["${APP_SECRET}", "x-${APP_SECRET}-y", "${PROXY}"] {
            for fault in faults(replacing: line, with: "\(key): \(value)") {
                #expect(!fault.contains("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                #expect(!fault.contains("hunter2"))
            }
        }
        #expect(key == "id" || key == "channel" || !faults(replacing: line, with: "\(key): ${APP_SECRET}").isEmpty)
    }

    @Test(arguments: [
        "secret: whsec_aGVsbG8gd29ybGQ: oops", "secret: 'whsec_aGVsbG8gd29ybGQ", "\tsecret: whsec_aGVsbG8gd29ybGQ",
        "secret: whsec_aGVsbG8gd29ybGQ",
    ])
    func `a secret written into the file itself is not told on`(_ line: String) {
        let told = faults(replacing: "secret: ${APP_SECRET}", with: line)
        #expect(!told.isEmpty)
        #expect(told.allSatisfy { !$0.contains("aGVsbG8gd29ybGQ") })
    }

    @Test func `a secret does not show when a configuration is printed`() throws {
        let configuration = try Configuration(text: sample, file: "house.yaml", environment: environment)
        var printed = "\(configuration) \(configuration.courier)"
        dump(configuration, to: &printed)
        #expect(!printed.contains("hunter2"))
        #expect(!printed.contains("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    }
}
