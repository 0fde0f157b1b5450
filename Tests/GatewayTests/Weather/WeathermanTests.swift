import Channels
import Chat
import Courier
import Foundation
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization
import Testing

@testable import Gateway

@Suite struct WeathermanTests {
    /// A weatherman over a store, with a server in place of Open-Meteo and a clock of the test's own.
    private final class Station: Sendable {
        let folder: URL
        let server: WeatherStandIn
        let pages = LogPages()
        private let clock = Mutex(Desk.noon)
        private let store: Mutex<Store>
        private let courier: Courier

        init(in folder: URL, _ server: WeatherStandIn, port: Int) async throws {
            self.folder = folder
            self.server = server
            courier = try Courier()
            let store = try Store(at: folder.appending(path: "house.sqlite").path)
            try await store.transaction { try $0.enrol(Self.roll(port)) }
            self.store = Mutex(store)
        }

        private static func roll(_ port: Int) -> Roll {
            var community = Roll.sample.community
            community.care = CareSettings(minute: nil, plans: [CarePlanID("rainstorm")])
            var weather = WeatherSettings(latitude: "30.25", longitude: "120.125")
            weather.address = "http://127.0.0.1:\(port)"
            community.care.weather = weather
            return Roll(community: community, rooms: Roll.sample.rooms, homes: [], people: Roll.sample.people)
        }

        var books: Store { store.withLock { $0 } }

        func restart() throws {
            try store.withLock { store in
                try store.close()
                store = try Store(at: folder.appending(path: "house.sqlite").path)
            }
        }

        func pass(_ time: Duration) { clock.withLock { $0 = $0 + time } }

        /// - Returns: whether a forecast was due.
        func fetch(within patience: Duration = .seconds(60)) async throws -> Bool {
            let watch = Watch(now: { self.clock.withLock { $0 } }, chance: { $0 })
            let adapter = try Registry.adapter(
                platform: "standard", options: Options(["secret": [secret], "send_url": ["https://example.org"]]))
            let known = try library()
            let office = try #require(
                Office(
                    understanders: known.understanders, books: known.books,
                    lines: [channel: .init(community: guiyuan, adapter: adapter)], care: known.care))
            let weatherman = Weatherman(
                store: books, office: office,
                outlet: Outlet(store: books, courier: courier, watch: watch, log: silence), watch: watch,
                outgoing: Bell(), patience: patience, log: pages.log)
            return try await weatherman.fetchOne()
        }

        func letters() async throws -> Int {
            let now = clock.withLock { $0 }
            var count = 0
            while true {
                let letters = try await books.transaction { try $0.claimDeliveries(at: now, limit: 100) }
                if letters.isEmpty { return count }
                for letter in letters {
                    try await books.transaction {
                        try $0.settle(letter, .delivered(MessageID("b-\(letter.id)")), at: now)
                    }
                }
                count += letters.count
            }
        }

        func weather() async throws -> Weather { try await books.reading { try $0.weather(in: guiyuan) } }
        func nextForecast() async throws -> Instant? { try await books.reading { try $0.nextForecast() } }

        func close() async throws {
            await courier.close()
            try books.close()
        }
    }

    private func withStation(_ answer: WeatherStandIn.Answer, _ work: (Station) async throws -> Void) async throws {
        try await inFolder { folder in
            let server = WeatherStandIn(answer)
            let group = ServiceGroup(services: [server], logger: silence)
            async let running: Void = group.run()
            let station = try await Station(in: folder, server, port: try await server.port())
            let outcome = await Result { try await work(station) }
            try await station.close()
            await group.triggerGracefulShutdown()
            try await running
            try outcome.get()
        }
    }

    @Test func `a forecast of heavy rain sends people out once, however often it comes, also after a restart`()
        async throws
    {
        try await withStation(.text(forecast())) { station in
            #expect(try await station.fetch())
            // The card, why, and the notice to look at.
            #expect(try await station.letters() == 3)
            #expect(try await station.nextForecast() == Desk.noon + .hours(3))
            #expect(try await !station.fetch())
            for _ in 0..<3 {
                station.pass(.hours(3))
                try station.restart()
                station.server.answers(.text(forecast(rain: "0,80,60")))
                #expect(try await station.fetch())
                #expect(try await station.letters() == 0)
            }
            #expect(station.pages.messages == [])
            let asked = try #require(station.server.asked.first)
            #expect(asked.contains("latitude=30.25&longitude=120.125") && asked.contains("timezone=Asia%2FShanghai"))
            #expect(asked.contains("wind_speed_unit=ms"))
        }
    }

    static let lies: [(String, WeatherStandIn.Answer)] = [
        ("down for repair", .status(503)), ("elsewhere", .status(302, location: "/v1/forecast?again")),
        ("too much", .huge(1 << 20)), ("never", .hang), ("nothing", .text("")), ("no JSON", .text("<html>")),
        ("no forecast", .text("{}")), ("an error", .text(#"{"error":true,"reason":"latitude must be in range"}"#)),
        ("no number", .text(forecast(rain: "0,NaN,8"))), ("words", .text(forecast(rain: "0,\"much\",8"))),
        ("beyond all numbers", .text(forecast(rain: "0,1e999,8"))), ("no days", .text(forecast(days: []))),
        ("empty lists", .text(forecast(days: [], high: "", low: "", rain: "", gust: ""))),
        (
            "nothing in them",
            .text(
                forecast(high: "null,null,null", low: "null,null,null", rain: "null,null,null", gust: "null,null,null"))
        ),
        ("other lengths", .text(forecast(rain: "0,62.3"))), ("900 °C", .text(forecast(high: "9,900,3"))),
        ("−200 °C", .text(forecast(low: "2,-200,-5"))), ("rain that rises", .text(forecast(rain: "0,-62.3,8"))),
        ("a flood", .text(forecast(rain: "0,62300,8"))), ("a wind", .text(forecast(gust: "5,900,7"))),
        ("colder by day", .text(forecast(high: "9,-9,3"))), ("km/h", .text(forecast(gustUnit: "km/h"))),
        ("last year", .text(forecast(days: ["2025-11-25", "2025-11-26", "2025-11-27"]))),
        ("days left out", .text(forecast(days: ["2026-11-25", "2026-11-27", "2026-11-28"]))),
        ("no such day", .text(forecast(days: ["2026-11-25", "2026-11-31", "2026-12-01"]))),
    ]

    @Test(arguments: lies)
    func `a server that fails or lies changes nothing, is told of in fixed words, and asked again soon`(
        _ what: String, _ answer: WeatherStandIn.Answer
    ) async throws {
        try await withStation(.text(forecast(rain: "0,1,8"))) { station in
            #expect(try await station.fetch())
            let before = try await station.weather()
            #expect(before.forecast != nil)
            station.pass(.hours(3))
            station.server.answers(answer)
            #expect(try await station.fetch(within: what == "never" ? .milliseconds(300) : .seconds(60)))
            #expect(try await station.weather() == before)
            #expect(try await station.letters() == 0)
            #expect(station.pages.messages == ["warning: no forecast; tried again"])
            #expect(try await station.nextForecast() == Desk.noon + .hours(3) + Weatherman.retry)
            station.pass(Weatherman.retry)
            station.server.answers(.text(forecast()))
            #expect(try await station.fetch())
            #expect(try await station.letters() == 3)
        }
    }

    @Test func `a server nobody finds changes nothing either`() async throws {
        try await inFolder { folder in
            let station = try await Station(in: folder, WeatherStandIn(.hang), port: 1)
            #expect(try await station.fetch())
            #expect(try await station.weather() == Weather())
            #expect(station.pages.messages == ["warning: no forecast; tried again"])
            try await station.close()
        }
    }
}
