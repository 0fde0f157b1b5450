import Foundation
import Storage
import Testing

@Suite struct TenancyTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "tenancy-\(UUID().uuidString)").path

    @Test func `a store has one tenant at a time, and is free when that one goes`() throws {
        defer { try? FileManager.default.removeItem(atPath: "\(path).lock") }
        var first: Tenancy? = try Tenancy(of: path)
        #expect { _ = try Tenancy(of: path) } throws: { error in
            if case .locked? = error as? StoreFault { true } else { false }
        }
        withExtendedLifetime(first) {}
        first = nil
        #expect(throws: Never.self) { _ = try Tenancy(of: path) }
    }

    @Test func `a folder that is not there is said in plain words`() {
        #expect { _ = try Tenancy(of: "/nowhere/at/all") } throws: { error in
            "\(error)".contains("No such file or directory")
        }
    }
}
