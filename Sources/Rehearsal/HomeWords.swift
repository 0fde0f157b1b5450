extension Scene.Home {
    /// Reads the homes written one after the other: `3栋501`, `3栋2单元501`, `3-2-501`, `building 3 unit 2 room 501`.
    ///
    /// - Returns: empty for an empty text; nil when anything in it is not part of a home.
    static func all(in text: String) -> [Scene.Home]? {
        guard var words = Word.all(in: text)?[...] else { return nil }
        var homes: [Scene.Home] = []
        while !words.isEmpty {
            guard let home = english(&words) ?? chinese(&words) ?? dashed(&words) else { return nil }
            homes.append(home)
        }
        return homes
    }

    fileprivate enum Word: Equatable {
        /// A number or a letter, or an English word.
        case plain(String)
        case building, unit, room, dash

        private static let marks: [(spelling: String, word: Word)] = [
            ("号楼", .building), ("单元", .unit), ("栋", .building), ("幢", .building), ("座", .building), ("楼", .building),
            ("室", .room), ("号", .room), ("房", .room), ("-", .dash),
        ]

        static func all(in text: String) -> [Word]? {
            var cursor = Cursor(text)
            var words: [Word] = []
            cursor.skipBlanks()
            while !cursor.atEnd {
                let plain = cursor.take(while: \.isASCIIWord)
                if !plain.isEmpty {
                    words.append(.plain(plain))
                } else if let mark = marks.first(where: { cursor.take($0.spelling) }) {
                    words.append(mark.word)
                } else {
                    return nil
                }
                cursor.skipBlanks()
            }
            return words
        }
    }

    private static func english(_ words: inout ArraySlice<Word>) -> Scene.Home? {
        var ahead = words
        guard ahead.take(.plain("building")), let building = ahead.takePlain() else { return nil }
        let unit = ahead.take(.plain("unit")) ? ahead.takePlain() : nil
        guard ahead.take(.plain("room")) || ahead.take(.plain("flat")), let room = ahead.takePlain() else { return nil }
        words = ahead
        return Scene.Home(building: building, unit: unit, room: room)
    }

    private static func chinese(_ words: inout ArraySlice<Word>) -> Scene.Home? {
        var ahead = words
        guard let building = ahead.takePlain(), ahead.take(.building), var room = ahead.takePlain() else { return nil }
        var unit: String?
        if ahead.take(.unit) {
            guard let behind = ahead.takePlain() else { return nil }
            unit = room
            room = behind
        }
        _ = ahead.take(.room)
        words = ahead
        return Scene.Home(building: building, unit: unit, room: room)
    }

    private static func dashed(_ words: inout ArraySlice<Word>) -> Scene.Home? {
        var ahead = words
        guard let building = ahead.takePlain(), ahead.take(.dash), let second = ahead.takePlain() else { return nil }
        var home = Scene.Home(building: building, room: second)
        if ahead.take(.dash) {
            guard let third = ahead.takePlain() else { return nil }
            home = Scene.Home(building: building, unit: second, room: third)
        }
        words = ahead
        return home
    }
}

extension ArraySlice where Element == Scene.Home.Word {
    fileprivate mutating func take(_ word: Element) -> Bool {
        guard first == word else { return false }
        removeFirst()
        return true
    }

    fileprivate mutating func takePlain() -> String? {
        guard case .plain(let word) = first else { return nil }
        removeFirst()
        return word.uppercased()
    }
}
