/// Messages of 64 KiB: what a long letter costs, and what somebody means to cost.
enum LongText {
    private static let size = 65_536

    static let all: [(name: String, text: String)] = [
        ("letter", repeated("我家厨房的水管又漏水了，昨天下午三点报过修，3号楼2单元501，到现在还没有人来看，请快一点。")),
        (
            "english letter",
            repeated("The pipe under my kitchen sink is leaking again, flat 12B, please send somebody tomorrow. ")
        ),
        ("one character", repeated("漏")),
        ("one letter", repeated("a")),
        ("digits", repeated("9")),
        ("homes", repeated("3号楼2单元501 ")),
        ("times", repeated("明天下午三点到")),
        ("conditions", repeated("如果不是没有漏水")),
        ("list", repeated("1.2.3.")),
        ("hyphens", repeated("1-")),
        ("handles", repeated("@")),
        ("marks", repeated("e\u{301}\u{302}\u{303}")),
        ("clauses", repeated("停电，")),
        ("spelled out", repeated("漏 水 了 ")),
        ("faces", repeated("👍🔥")),
    ]

    private static func repeated(_ text: String) -> String {
        String(repeating: text, count: size / text.utf8.count)
    }
}
