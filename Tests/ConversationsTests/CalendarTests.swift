import Conversations
import Foundation
import ServiceDesk
import Testing

@Suite struct CalendarTests {
    private func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> CivilDay {
        CivilDay(year: year, month: month, day: day)
    }

    @Test func `the shipped tables know two years`() throws {
        let calendar = try loadCalendar(from: WordsFolder.url)
        #expect(calendar.knows(year: 2026) && calendar.knows(year: 2027) && !calendar.knows(year: 2031))
        #expect(!calendar.isWorked(day(10, 7)))
        #expect(calendar.isWorked(day(10, 10)))
        #expect(calendar.isWorked(day(11, 23)))
        #expect(!calendar.isWorked(day(11, 28)))
        #expect(!calendar.isWorked(day(2, 9, 2027)))
    }

    @Test func `working days step over the feast and onto the make-up day`() throws {
        let calendar = try loadCalendar(from: WordsFolder.url)
        #expect(calendar.workingDay(1, after: day(9, 30)) == day(10, 8))
        #expect(calendar.workingDay(3, after: day(9, 30)) == day(10, 10))
        #expect(calendar.workingDay(4, after: day(9, 30)) == day(10, 12))
        #expect(WorkCalendar.weekends.workingDay(1, after: day(11, 27)) == day(11, 30))
    }

    @Test func `a feast is the one that is not over`() throws {
        let calendar = try loadCalendar(from: WordsFolder.url)
        let feast = try #require(calendar.feast("nationalDay", endingAfter: day(10, 7)))
        #expect(feast.first == day(10, 1) && feast.end == day(10, 8))
        #expect(calendar.feast("nationalDay", endingAfter: day(10, 8))?.first == day(10, 1, 2027))
        #expect(calendar.feast("nationalDay", endingAfter: day(1, 1, 2030)) == nil)
    }

    @Test(arguments: [
        ("2026-02-30,work,x", 1, "no date"), ("date,kind,name\n2026-1-1,work,x", 2, "no date"),
        ("2026-01-01,holiday,x", 1, "no kind"), ("2026-01-01,work", 1, "no date, kind and name"),
        ("2026-01-01,work,x\r\n\r\n2026-01-01,off,x", 3, "already"), (",,", 1, "no date"),
    ])
    func `a faulty line is named`(_ text: String, line: Int, problem: String) {
        #expect {
            try readCalendar(text, name: "table.csv")
        } throws: { error in
            let faults = (error as? FileFaults)?.faults ?? []
            return faults.count == 1 && faults[0].line == line && faults[0].problem.contains(problem)
        }
    }
}
