import Testing

@testable import ServiceDesk

@Suite struct QuantityTests {
    @Test(arguments: ["0", "98.56", "-3.5", "0.000001", "15230.4", "999999999.999999"])
    func `a decimal is read and written exactly`(_ text: String) throws {
        #expect(try Quantity(reading: text).description == text)
    }

    @Test(arguments: [("2.8", 2, "2.80"), ("2.80", 0, "2.8"), ("300", 2, "300.00"), ("0.0635", 2, "0.0635")])
    func `prices are written with as many places as asked, and never fewer than they have`(
        _ text: String, places: Int, written: String
    ) throws {
        #expect(try Quantity(reading: text).written(places: places) == written)
    }

    @Test(arguments: [
        ("", QuantityFault.noNumber), ("abc", .noNumber), (".5", .noNumber), ("5.", .noNumber), ("1.2.3", .noNumber),
        ("=1+1", .noNumber), ("--1", .noNumber), ("１２", .noNumber), ("1.2E+3", .scientific), ("3E5", .scientific),
        ("1,000", .grouped), ("0.1234567", .tooManyPlaces), ("1000000000", .tooLarge),
        ("99999999999999999999999", .tooLarge),
    ])
    func `what is no plain decimal is refused, and why is told`(_ text: String, why: QuantityFault) {
        #expect(throws: why) { try Quantity(reading: text) }
    }

    @Test func `zeros behind the sixth place say nothing`() throws {
        #expect(try Quantity(reading: "1.50000000") == "1.5")
    }
}
