import Testing

@testable import Understanding

@Suite struct NormaliserTests {
    private let normaliser = Normaliser(
        characters: [0x96FB: 0x7535, 0x58DE: 0x574F],
        slips: ["漏谁": "漏水", "听水": "停水", "𨋢": "电梯", "wont": "won't", "廿": "二十"],
        keeps: ["听水声", "好听"], drops: ["就是说", "um"])

    @Test(arguments: [
        ("３号楼２单元５０１", "3号楼2单元501"), ("電梯壞了！！！", "电梯坏了!"), ("漏　水了 啊", "漏 水了 啊"),
        ("厨 房 漏 水", "厨房漏水"), ("厨房 漏水", "厨房 漏水"), ("救救救救命", "救救命"), ("13800001111", "13800001111"),
        ("厨房漏谁了", "厨房漏水了"), ("部𨋢坏", "部电梯坏"), ("It WONT open", "it won't open"), ("wontons", "wontons"),
        ("👍🏽", "👍"), ("5\u{FE0F}\u{20E3}", "5"), ("“好”", "\"好\""), ("  好  ", "好"), ("a\u{200B}b", "ab"), ("", ""),
        ("他家听水了", "他家停水了"), ("听水声", "听水声"), ("好听水", "好听水"), ("就是说漏谁了", "漏水了"),
        ("it um leaks", "it leaks"), ("umbrella", "umbrella"), ("廿三号", "二十三号"), ("漏 谁 了 啊", "漏水了啊"), ("漏 漏 漏 漏", "漏漏"),
        ("z\u{301}\u{302}a", "za"), ("\u{202E}漏水\u{202C}", "漏水"), ("Ⅱ期", "2期"), ("𝟛号楼", "3号楼"), ("a\u{2028}b", "a\nb"),
    ])
    func `texts are made comparable`(_ text: String, normal: String) {
        #expect(normaliser.normalise(text).description == normal)
    }

    @Test(arguments: [
        "我家厨房漏谁了！！！！ ３号楼", "漏 水 了 好 多", "𨋢𨋢坏了", "👨‍👩‍👧‍👦⭐⭐⭐⭐⭐", "ｗｏｎｔ  open", "\n\n\r\n", "\u{0}\u{1}水", "漏 漏 漏 谁 谁 谁",
        "um um um", "就是说就是说", "听水听水声听",
    ])
    func `every piece maps back into the text, in order, and doing it twice changes nothing`(_ text: String) {
        let normal = normaliser.normalise(text)
        let length = text.unicodeScalars.count
        #expect(normal.origins.count == normal.scalars.count + 1)
        #expect(normal.origins.allSatisfy { (0...length).contains($0) })
        #expect(normal.origins == normal.origins.sorted())
        #expect(normaliser.normalise(normal.description).scalars == normal.scalars)
    }

    @Test func `a piece of the normal form gives back what was written`() {
        let text = "请到 ３号楼２单元 修電梯"
        let normal = normaliser.normalise(text)
        #expect(normal.string(3..<9) == "3号楼2单元")
        #expect(normal.original(3..<9, of: text) == "３号楼２单元")
        #expect(normal.original(11..<13, of: text) == "電梯")
    }

    @Test func `no more than the stated length is read`() {
        let text = String(repeating: "水电", count: Normaliser.longest)
        #expect(normaliser.normalise(text).scalars.count == Normaliser.longest)
    }

    @Test(arguments: [
        ("elevater", "elevator"), ("elevtaor", "elevator"), ("eleevator", "elevator"), ("elvator", "elevator"),
        ("Stukc", "stuck"), ("stack", "stack"), ("suck", "suck"), ("levator", "levator"), ("elevater5", "elevator5"),
        ("elevatering", "elevatering"),
    ])
    func `misspellings of words that matter are put right`(_ text: String, normal: String) {
        let misspellings = Misspellings(of: ["elevator", "stuck"], known: ["it does suck"])
        let normaliser = Normaliser(misspellings: misspellings)
        #expect(normaliser.normalise(text).description == normal)
    }
}
