import Foundation
import Testing

@testable import Channels

@Suite struct PlatformTableTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func file(_ path: String) throws -> [String] {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    @Test func `the README's table of channels is what the adapters say`() throws {
        let readme = try file("README.md")
        for line in PlatformTable.lines {
            let isThere = readme.contains(line)
            #expect(isThere, "missing or out of date; ‘gatehouse channels list’ prints it: \(line)")
        }
    }

    @Test(arguments: Registry.platforms.map(\.name).filter { $0 != "playground" })
    func `the sample configuration knows every key of every platform`(_ name: String) throws {
        let platform = try #require(Registry.platforms.first { $0.name == name })
        let sample = try file("docker/gatehouse.sample.yaml")
        let start = try #require(
            sample.firstIndex { $0.hasSuffix("platform: \(name)") || $0.contains("platform: \(name) ") })
        let section = sample[sample.index(after: start)...].prefix { !$0.contains("- id: ") }
        for key in platform.settings.map(\.key) {
            #expect(section.contains { $0.contains(" \(key): ") }, "\(name) has a key ‘\(key)’")
        }
    }

    @Test func `a sketch names every key, and secrets as variables`() throws {
        let slack = try #require(Registry.platforms.first { $0.name == "slack" })
        let lines = slack.sketch(id: "slack-yuan", community: "guiyuan")
        #expect(lines.contains { $0.hasPrefix("  token: ${SLACK_YUAN_TOKEN}  # ") })
        #expect(lines.contains { $0.hasPrefix("  # base_url: …  # ") })
    }
}
