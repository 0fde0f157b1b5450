import Chat

/// What stands in place of people's own: the same for everybody.
struct StandIns {
    /// A whole name.
    let name: String
    let surname: String
    /// Behind a surname, where a language writes it so: 王小明.
    let givenName: String
    let handle: String

    init(_ language: Language) {
        let isChinese = language == .chinese
        name = isChinese ? "王小明" : "Sam Lee"
        surname = isChinese ? "王" : "Lee"
        givenName = isChinese ? "小明" : ""
        handle = isChinese ? "某人" : "somebody"
    }

    /// Digits of a phone as many as there were; a landline keeps its leading 0.
    func phone(like digits: String) -> String {
        let isLandline = digits.hasPrefix("0")
        let pattern = isLandline ? "01088880000000" : digits.count >= 11 ? "13800000000000" : "88880000000000"
        return String(pattern.prefix(digits.count))
    }

    /// A room of the same form that is not taken: 1203 → 1201, 12B → 10A. One that is a stand-in itself stays.
    func room(like room: String, besides taken: [String]) -> String {
        let digits = room.prefix(while: \.isNumber)
        let choices: [String] =
            switch digits.count {
            case 0: []
            case 1: ["1", "2", "3", "4"]
            case 2: ["10", "11", "12", "13"]
            case 3: ["501", "602", "703", "804"]
            default: ["1201", "1302", "1403", "1504"].map { $0 + String(repeating: "1", count: digits.count - 4) }
            }
        let tail = String(room.dropFirst(digits.count).map { $0.isLetter ? "A" : $0 })
        let rooms = choices.map { $0 + tail }
        if rooms.contains(room), !taken.contains(room) { return room }
        return rooms.first { !taken.contains($0) } ?? rooms.last ?? room
    }
}
