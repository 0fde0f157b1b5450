import Testing

@testable import Rehearsal

@Suite struct PatternTests {
    @Test(arguments: [
        ("已收到", "已收到", true), ("已收到", "已收到。", false), ("{*}", "", true), ("{*}", "一\n二", true),
        ("编号 {号}，{*}", "编号 #1，好", true), ("编号 {号}，", "编号 ，", false), ("{号}{号}", "甲甲", true),
        ("{号}-{号}", "甲-乙", false), ("｛＊｝完", "好了完", true), ("{不 是}", "{不 是}", true), ("{*}a{*}b", "xxaxxb", true),
        ("{*}a{*}b", "xxbxxa", false), ("{甲}完{乙}", "完完完", true), ("已收到，", "已收到,", false),
    ])
    func `wildcards stand for text and all else for itself`(_ pattern: String, text: String, fits: Bool) {
        #expect((Pattern(pattern).match(text, knowing: [:]) != nil) == fits)
    }

    @Test func `a name keeps what it stands for`() throws {
        let names = try #require(Pattern("编号 {号}，好").match("编号 #7，好", knowing: [:]))
        #expect(names == ["号": "#7"])
        #expect(Pattern("{号} 完").match("#7 完", knowing: names) == names)
        #expect(Pattern("{号} 完").match("#8 完", knowing: names) == nil)
        #expect(Pattern("{号} 和 {*} {谁}").filled(from: names) == "#7 和 {*} {谁}")
    }
}
