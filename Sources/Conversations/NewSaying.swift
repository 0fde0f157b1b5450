import Foundation
import ServiceDesk
import Understanding

/// A line that is to be added to the sayings, neutral.
struct NewSaying {
    let id: String
    let language: String
    /// Who says what and where; two lines with the same are the same message.
    let message: String
    let expect: String
    let line: String
    let number: Int

    /// - Throws: `Faults` with all that is wrong with the line.
    init(_ text: String, number: Int, by understander: Understander, languages: Set<String>) throws(Faults) {
        self.number = number
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw Faults(["is no JSON object"])
        }
        let faults = SayingChecks.faults(of: object, languages: languages)
        guard faults.isEmpty else { throw Faults(faults) }
        let item: Item
        do { item = try understander.item(line: text, number: number) } catch { throw Faults([error.problem]) }

        let neutral = understander.neutral(item.text, in: item.hearing)
        var fresh = object
        fresh["text"] = neutral.text
        if let home = neutral.home {
            fresh["home"] = ["building": home.building, "unit": home.unit as Any? ?? NSNull(), "room": home.room]
        }
        let acts = object["expect"] as? [[String: Any]] ?? []
        fresh["expect"] = acts.map { Self.renamed($0, neutral.renamed) }
        id = item.id
        language = object["lang"] as? String ?? ""
        line = JSONLine(any: fresh).written
        expect = JSONLine(any: fresh["expect"] ?? []).written
        message = Self.message(of: fresh)

        // What was understood of the place before must be understood of the neutral one.
        guard let before = try? understander.answer(line: text, number: number),
            let after = try? understander.answer(line: line, number: number)
        else { throw Faults(["cannot be answered"]) }
        guard Self.places(in: before).map({ Self.renamed($0, neutral.renamed) }) == Self.places(in: after) else {
            throw Faults(["changes its place when rooms are made neutral; write it with another room by hand"])
        }
    }

    /// What makes a line the same message as another: all but its id, its meaning and when it was written.
    static func message(of line: [String: Any]) -> String {
        var line = line
        for key in ["id", "expect", "now"] { line[key] = nil }
        return JSONLine(any: line).written
    }

    /// All that is wrong with a line.
    struct Faults: Error {
        let problems: [String]

        init(_ problems: [String]) { self.problems = problems }
    }

    private static func renamed(_ act: [String: Any], _ names: [String: String]) -> [String: Any] {
        var act = act
        for slot in ["phone", "person"] {
            if let value = act[slot] as? String, let fresh = names[value] { act[slot] = fresh }
        }
        if var place = act["place"] as? [String: Any] {
            if let room = place["room"] as? String, let fresh = names[room] { place["room"] = fresh }
            act["place"] = place
        }
        return act
    }

    private static func renamed(_ place: [String: String], _ names: [String: String]) -> [String: String] {
        var place = place
        if let room = place["room"] { place["room"] = names[room] ?? room }
        return place
    }

    private static func places(in answer: String) -> [[String: String]] {
        let object = try? JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        return (object?["acts"] as? [[String: Any]] ?? []).compactMap { $0["place"] as? [String: String] }
    }
}
