// swift-tools-version: 6.2
import PackageDescription

/// Our own code is held to: Swift 6 language mode, and no warning.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func room(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: strict)
}

func tests(of name: String, uses: [Target.Dependency] = [], fixtures: Bool = false) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + uses,
        resources: fixtures ? [.copy("Fixtures")] : [], swiftSettings: strict)
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let tls = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "gatehouse",
    products: [.executable(name: "gatehouse", targets: ["gatehouse"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        room("Chat"),
        room("Wire"),
        room("ServiceDesk", uses: ["Chat"]),
        room("Understanding", uses: ["ServiceDesk", "Chat"]),
        room("Phrasing", uses: ["ServiceDesk", "Chat"]),
        room("Conversations", uses: ["Understanding", "Phrasing", yams]),
        room("Channels", uses: ["Chat", "Wire", crypto, cryptoExtras]),
        room("Storage", uses: ["Phrasing", "ServiceDesk", "Chat", grdb, crypto, cryptoExtras]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "CBench",
            linkerSettings: [.linkedLibrary("curl"), .linkedLibrary("sqlite3"), .linkedLibrary("pthread")]),
        room("Courier", uses: ["CCurl", "Wire"]),
        room("Charts"),
        room("Playground", uses: ["Wire", hummingbird, crypto]),
        room(
            "Gateway",
            uses: [
                "Conversations", "Storage", "Channels", "Courier", "Charts", hummingbird, tls, nio, nioSSL, httpTypes,
                crypto, lifecycle, signals, logging, yams,
            ]),
        room("Rehearsal", uses: ["Gateway"]),
        .executableTarget(
            name: "gatehouse", dependencies: ["Rehearsal", "Playground", "CBench", arguments, crypto, hummingbird],
            swiftSettings: strict),
        tests(of: "Courier", uses: ["Wire"]),
        tests(of: "Charts"),
        tests(of: "Channels", uses: ["Chat", "Wire"], fixtures: true),
        tests(of: "ServiceDesk", uses: ["Chat"]),
        tests(of: "Phrasing", uses: ["Conversations", "ServiceDesk", "Chat"]),
        tests(of: "Storage", uses: ["Phrasing", "ServiceDesk", "Chat", grdb]),
        tests(
            of: "Gateway",
            uses: [
                "Conversations", "Storage", "Channels", "Courier", "Understanding", "Phrasing", "ServiceDesk", "Chat",
                "Wire", hummingbird, nio, httpTypes, crypto, lifecycle, logging, grdb,
            ]),
        tests(of: "Understanding", uses: ["ServiceDesk", "Chat"]),
        tests(of: "Conversations", uses: ["Understanding", "Phrasing", "ServiceDesk", "Chat"], fixtures: true),
        tests(of: "Rehearsal", uses: ["Chat", "Conversations"]),
        .testTarget(
            name: "HouseholdTests",
            dependencies: ["gatehouse", "Courier", "Wire", hummingbird, crypto, lifecycle, logging],
            swiftSettings: strict),
        tests(of: "Playground", uses: ["Wire", hummingbird, logging]),
    ]
)
