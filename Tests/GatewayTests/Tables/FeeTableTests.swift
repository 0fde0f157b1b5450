import Conversations
import Foundation
import Phrasing
import ServiceDesk
import Storage
import Testing

@testable import Gateway

/// A table of fees is taken whole, or refused with line, column, value and why.
@Suite struct FeeTableTests {
    private static let homes = ["501", "502", "503"].map { HomeAddress(building: "3", unit: "2", room: $0) }

    private func context(_ policy: FeePolicy = FeePolicy()) -> FeeContext {
        let measures = Self.homes.dropLast().map { ($0, HomeMeasure(area: Quantity(100), weight: nil)) }
        return FeeContext(
            words: FeeWords([]), community: "guiyuan", policy: policy, homes: Self.homes,
            measures: Dictionary(uniqueKeysWithValues: measures))
    }

    private func entries(_ text: String, _ policy: FeePolicy = FeePolicy()) throws -> [BillEntry] {
        let table = try FeeTable(Array(text.utf8), file: "t.csv", context(policy))
        guard case .bills(let bills) = table.entries else { return [] }
        return bills
    }

    private func faults(_ text: String) throws -> [String] {
        try #require(throws: FileFaults.self) { try FeeTable(Array(text.utf8), file: "t.csv", context()) }
            .faults.map { "\($0.line): \($0.problem)" }
    }

    private static let head = "building,unit,room,month,kind,what,quantity,measure,price,amount,due\n"

    @Test func `charges, with words around their numbers and leading zeros`() throws {
        let bills = try entries(
            Self.head + """
                3,2,501,2026-02,property,,98.56,,2.80,275.97,2026-03-31
                03,2,0502,2026/2,water,garden,12,t,3.45,41.40,2026-3-31
                3,2,503,202602,parking,,,,,300,2026-03-31
                """)
        #expect(bills.map(\.line.fen) == [27597, 4140, 30000])
        #expect(bills.map(\.home) == Self.homes)
        #expect(bills.map(\.month).allSatisfy { $0.description == "2026-02" })
        #expect(bills.map(\.row) == [2, 3, 4])
        #expect(bills[1].line.what == "garden")
    }

    @Test func `readings, at one price and by tier`() throws {
        let bills = try entries(
            """
            home,month,kind,previous,current,measure,price,tiers,due
            3-2-501,2026-02,water,1203.5,1215.5,t,3.45,,2026-03-31
            3-2-502,2026-02,electricity,0,181,kWh,,0.4883<180;0.5383<280;0.7883,2026-03-31
            """)
        #expect(bills.map(\.line.fen) == [4140, 8843])
    }

    @Test func `a shared cost falls on the homes it is for and adds up`() throws {
        let bills = try entries(
            "month,total,basis,due,quantity,measure,price\n2026-02,100.00,household,2026-03-31,200,kWh,0.5\n")
        #expect(bills.map(\.line.fen) == [3334, 3333, 3333])
        #expect(bills.map(\.home) == Self.homes)
    }

    @Test(arguments: [
        ("3,2,501,2026-02,property,,-98.56,,2.80,275.97,2026-03-31", "column quantity ‘-98.56’ is below zero"),
        (
            "3,2,501,2026-02,property,,98.56,,2.80,275.96,2026-03-31",
            "column amount ‘275.96’ is not what it comes to: 275.97"
        ),
        ("3,2,999,2026-02,property,,98.56,,2.80,275.97,2026-03-31", "column room ‘999’ is no home of the books"),
        ("3,2,5.01E+02,2026-02,property,,1,,1,1,2026-03-31", "column room ‘5.01E+02’ is in scientific notation"),
        (
            "3,2,501,2026-02,property,,9.86E1,,2.80,275.97,2026-03-31",
            "column quantity ‘9.86E1’ is in scientific notation"
        ),
        ("3,2,501,2026-02,property,,98.56,,2.80,=G2*I2,2026-03-31", "column amount ‘=G2*I2’ holds a formula"),
        ("3,2,501,2026-02,parking,@x,,,,1,2026-03-31", "column what ‘@x’ holds a formula"),
        ("3,2,501,Feb-26,parking,,,,,1,2026-03-31", "column month ‘Feb-26’ is no month"),
        ("3,2,501,2026-02,beer,,,,,1,2026-03-31", "column kind ‘beer’ is no kind of fee"),
        ("3,2,501,2026-02,parking,,,,,1,2026-02-30", "column due ‘2026-02-30’ is no day"),
        ("3,2,501,2026-02,parking,,,,,1.005,2026-03-31", "column amount ‘1.005’ has a part of a fen"),
        ("3,2,501,2026-02,parking,,,,,-1,2026-03-31", "column amount ‘-1’ is below zero"),
        ("3,2,501,2026-02,parking,,,,,,2026-03-31", "column amount is empty"),
        ("3,2,501,2026-02,lateFee,,,,,5,2026-03-31", "column kind ‘lateFee’ is not in the contract"),
        ("3,2,501,2026-02,par", "has 5 fields, the first line names 11"),
    ])
    func `each fault is told with column, value and why`(_ line: String, why: String) throws {
        #expect(try faults(Self.head + line) == ["2: \(why)"])
    }

    @Test func `all faulty lines are named, and a double line names the other`() throws {
        let found = try faults(
            Self.head + """
                3,2,501,2026-02,parking,,,,,1,2026-03-31
                3,2,501,2026-02,parking,,,,,2,2026-03-31
                3,2,777,2026-02,parking,,,,,2,2026-03-31
                """)
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("3: says the same as line 2") == true)
        #expect(found.last == "4: column room ‘777’ is no home of the books")
    }

    @Test(arguments: [
        (
            "month,total,basis,due,quantity,measure,price\n2026-02,99.99,area,2026-03-31,200,kWh,0.5",
            "column total ‘99.99’ is not quantity × price: 100.00"
        ),
        ("month,total,basis,due\n2026-02,100,area,2026-03-31", "home 3-2-503 has no area to divide by"),
        (
            "month,total,basis,due,building\n2026-02,100,household,2026-03-31,9",
            "column building ‘9’ has no homes in the books"
        ),
        (
            "home,month,kind,previous,current,measure,price,due\n3-2-501,2026-02,water,9,8,t,1,2026-03-31",
            "column current ‘8’ is less than the reading before"
        ),
        ("home,day,amount,receipt\n3-2-501,2026-02-01,0,R1", "column amount ‘0’ is not above zero"),
        ("home,area\n3-2-501,0", "column area ‘0’ is zero"),
    ])
    func `readings, costs, payments and areas that cannot be are refused`(_ text: String, why: String) throws {
        #expect(try faults(text) == ["2: \(why)"])
    }

    @Test(arguments: [
        "", "# nothing\n", "building,unit,room,month,kind,amount,due\n", "room,beer\n1,2\n", "building,building\n",
    ])
    func `a table without lines, or with wrong columns, is refused`(_ text: String) throws {
        #expect(try !faults(text).isEmpty)
    }

    @Test func `part of a month is charged only where the contract says so`() throws {
        let text =
            "home,month,kind,quantity,price,amount,due,days\n3-2-501,2026-01,property,98.56,2.80,142.44,2026-03-31,16\n"
        #expect(try faults(text).first?.contains("charges a part of a month") == true)
        var policy = FeePolicy()
        policy.partMonths = .byDays
        #expect(try entries(text, policy).map(\.line.fen) == [14244])
    }
}
