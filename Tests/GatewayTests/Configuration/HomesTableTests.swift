import Conversations
import ServiceDesk
import Testing

@testable import Gateway

/// A table of homes is taken whole, or refused with every faulty line named.
@Suite struct HomesTableTests {
    @Test func `homes and the names in the office's list are read`() throws {
        let table = try HomesTable("\u{23} 桂园\nhome,names\n3-2-501,王芳; 陈伟\n\nB-1203,\n", file: "homes.csv")
        #expect(table.homes.map(\.address.written) == ["3-2-501", "B-1203"])
        #expect(table.homes.map(\.names) == [["王芳", "陈伟"], []])
    }

    @Test(
        arguments: [
            ("", ["homes.csv:1: the file is empty"]), ("names\n王芳", ["homes.csv:1: the column ‘home’ is missing"]),
            ("home,owner\n3-2-501,王芳", ["homes.csv:1: there is no column ‘owner’"]),
            (
                "home\n3-2-501\n501\n3-2-501\n3-2-502,x",
                [
                    "homes.csv:3: ‘501’ is no home", "homes.csv:4: ‘3-2-501’ is in line 2 already",
                    "homes.csv:5: has 2 fields, the first line names 1",
                ]
            ),
        ])
    func `every faulty line is named`(_ text: String, _ wanted: [String]) throws {
        let thrown = #expect(throws: FileFaults.self) { try HomesTable(text, file: "homes.csv") }
        let found = try #require(thrown).faults.map(\.description)
        #expect(found.count == wanted.count)
        for (one, other) in zip(found, wanted) { #expect(one.hasPrefix(other), "\(one)") }
    }
}
