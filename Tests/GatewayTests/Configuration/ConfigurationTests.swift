import Chat
import Foundation
import ServiceDesk
import Storage
import Testing

@testable import Gateway

@Suite struct ConfigurationTests {
    private func read(_ text: String = sample) throws -> Configuration {
        try Configuration(text: text, file: "house.yaml", environment: environment)
    }

    @Test func `all of it is read`() throws {
        let configuration = try read()
        #expect(configuration.host == "127.0.0.1")
        #expect(configuration.port == 8181)
        #expect(configuration.store == "/var/lib/gatehouse/house.sqlite")
        #expect(configuration.conversations == "/usr/share/gatehouse/Conversations")
        #expect(configuration.courier.proxy?.revealed == environment["PROXY"])
        let channel = try #require(configuration.channels.first)
        #expect(configuration.channels.count == 1)
        #expect(channel.id == "app")
        #expect(channel.platform == "standard")
        #expect(channel.community == "guiyuan")
        #expect(Set(configuration.adapters.keys) == ["app"])
        #expect(configuration.lines["app"]?.community == "guiyuan")
    }

    @Test func `a community has its rooms, its people and its homes`() throws {
        let roll = try #require(try read().communities.first)
        #expect(roll.community.name == "桂园小区")
        #expect(roll.community.zone.identifier == "Asia/Shanghai")
        let level = roll.community.level
        #expect(level.clarification == .init(7))
        #expect(level.classes[.urgent]?.accept == .minutes(12) && level.classes[.urgent]?.arrive == .minutes(30))
        #expect(level.classes[.urgent]?.levels == [.init(100, .owner)])
        #expect(level.followOn == ServiceLevel().followOn && level.hours == .standard)
        #expect(roll.rooms.map(\.setting) == [.residents, .staff])
        #expect(roll.rooms.map(\.department) == [nil, .engineering])
        #expect(roll.people.map(\.id) == ["li", "wang"])
        #expect(roll.people.map(\.role) == [.staff, .resident])
        #expect(roll.people[0].phone == "13800138001")
        #expect(roll.people[0].accounts.map(\.direct) == ["d-li"])
        #expect(
            roll.people[1].homes == [
                HomeAddress(building: "3", unit: "2", room: "501"), HomeAddress(building: "3", unit: nil, room: "502"),
            ])
        #expect(roll.homes.last == HomeAddress(building: "B", unit: nil, room: "1201"))
    }

    @Test func `the night, the storm, numbers for emergencies and calls afterwards are settings`() throws {
        let limits = """
            clarification_minutes: 7
                  quiet: 22:00-06:30
                  outside: { gasRepair: "96777" }
                  storm_percent: 200
                  sample_percent: 10
                  call_after_low_rating: 2 working h
            """
        let level = try #require(
            try read(sample.replacing("clarification_minutes: 7", with: limits)).communities.first?.community.level)
        #expect(level.quiet == QuietHours(from: 22 * 60, to: 6 * 60 + 30))
        #expect(level.outside == [.gasRepair: "96777"])
        #expect(level.stormPercent == 200 && level.samplePercent == 10)
        #expect(level.callAfterLowRating == .workingMinutes(120))
        #expect(faults(replacing: "clarification_minutes: 7", with: "quiet: night").count == 1)
        #expect(faults(replacing: "clarification_minutes: 7", with: "outside: { aunt: 1 }").count == 1)
    }

    @Test func `every default is good enough to start`() throws {
        let configuration = try read(
            """
            communities:
              - id: guiyuan
            channels:
              - {id: app, platform: standard, community: guiyuan, secret: "${APP_SECRET}", send_url: "http://127.0.0.1:9/"}
            """)
        #expect(configuration.port == 8080)
        #expect(configuration.store == "gatehouse.sqlite")
        #expect(configuration.communities.first?.community.name == "guiyuan")
        #expect(configuration.communities.first?.community.zone.identifier == "Asia/Shanghai")
    }

    @Test func `one account on many channels, and many values of one key`() throws {
        let twice = sample.replacing("secret: ${APP_SECRET}", with: "secret: [\"${APP_SECRET}\", \"${APP_SECRET}\"]")
        #expect(try read(twice).channels.count == 1)
    }

    @Test func `it is read from a file, and a file that is not there is a fault`() async throws {
        try await inFolder { folder in
            let file = folder.appending(path: "house.yaml")
            #expect(throws: (any Error).self) { try Configuration(file: file, environment: environment) }
            try Data(sample.utf8).write(to: file)
            #expect(try Configuration(file: file, environment: environment).port == 8181)
            try Data([0xFF, 0xFE, 0x00]).write(to: file)
            #expect(throws: (any Error).self) { try Configuration(file: file, environment: environment) }
        }
    }
}
