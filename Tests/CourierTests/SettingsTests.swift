import Courier
import Foundation
import Testing
import Wire

@Suite struct SettingsTests {
    @Test func `nothing written means the defaults`() throws {
        let settings = try JSONDecoder().decode(CourierSettings.self, from: Data("{}".utf8))
        #expect(settings.connectTimeout == .seconds(5))
        #expect(settings.totalTimeout == .seconds(15))
        #expect(settings.replyLimit == 1 << 20)
        #expect(settings.proxy == nil)
        #expect(settings.caFile == nil)
    }

    @Test func `what is written counts, times in seconds`() throws {
        let text = """
            {"proxy": "http://user:word@proxy.example:3128", "without_proxy": ["inside"], "ca_file": "/ca.pem",
             "connect_timeout": 2, "total_timeout": 7.5, "low_speed": 1, "low_speed_seconds": 3, "reply_limit": 4,
             "header_limit": 5, "calls_per_host": 6, "calls_at_once": 7, "idle_connections": 8, "idle_time": 9,
             "user_agent": "me"}
            """
        let settings = try JSONDecoder().decode(CourierSettings.self, from: Data(text.utf8))
        #expect(settings.proxy?.revealed == "http://user:word@proxy.example:3128")
        #expect(settings.withoutProxy == ["inside"])
        #expect(settings.caFile == "/ca.pem")
        #expect(settings.connectTimeout == .seconds(2))
        #expect(settings.totalTimeout == .milliseconds(7500))
        #expect(settings.idleTime == .seconds(9))
        #expect(settings.lowSpeed == 1)
        #expect(settings.lowSpeedSeconds == 3)
        #expect(settings.replyLimit == 4)
        #expect(settings.headerLimit == 5)
        #expect(settings.callsPerHost == 6)
        #expect(settings.callsAtOnce == 7)
        #expect(settings.idleConnections == 8)
        #expect(settings.userAgent == "me")
        #expect(!"\(settings)".contains("word"))
    }

    private static let faulty: [(key: String, spoil: @Sendable (inout CourierSettings) -> Void)] = [
        ("connect_timeout", { $0.connectTimeout = .zero }), ("total_timeout", { $0.totalTimeout = .seconds(-1) }),
        ("idle_time", { $0.idleTime = .seconds(1e9) }), ("reply_limit", { $0.replyLimit = 0 }),
        ("header_limit", { $0.headerLimit = -1 }), ("calls_per_host", { $0.callsPerHost = 0 }),
        ("calls_at_once", { $0.callsAtOnce = 0 }), ("idle_connections", { $0.idleConnections = 0 }),
        ("low_speed", { $0.lowSpeed = -1 }), ("low_speed_seconds", { $0.lowSpeedSeconds = -1 }),
        ("ca_file", { $0.caFile = "/nowhere/ca.pem" }), ("user_agent", { $0.userAgent = "a\r\nb" }),
        ("proxy", { $0.proxy = Secret("nonsense") }), ("proxy", { $0.proxy = Secret("ftp://proxy.example") }),
        ("proxy", { $0.proxy = Secret("") }),
    ]

    @Test(arguments: faulty.indices) func `a setting that cannot work is named`(_ index: Int) throws {
        var settings = CourierSettings()
        Self.faulty[index].spoil(&settings)
        let fault = #expect(throws: BadCourierSetting.self) { _ = try Courier(settings: settings) }
        #expect(fault?.key == Self.faulty[index].key)
    }

    @Test(arguments: ["http://proxy.example:3128", "https://u:p@10.0.0.1", "socks5h://[::1]:1080", "socks5://p"])
    func `a proxy may be of any of these kinds`(_ proxy: String) async throws {
        var settings = CourierSettings()
        settings.proxy = Secret(proxy)
        try await Courier(settings: settings).close()
    }
}
