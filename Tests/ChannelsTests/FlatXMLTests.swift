import Testing

@testable import Channels

@Suite struct FlatXMLTests {
    @Test func `text, CDATA, references and layout are read as they are meant`() throws {
        let xml = try FlatXML(
            Array(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- by hand -->
                <xml a="1"><A> x &lt;&#x6C34;&#26; </A><B><![CDATA[<b>&amp;</b>]]></B>
                  <C><D>1</D><List><E/></List><List>2</List></C></xml>
                """.replacing("&#26;", with: "&#33;").utf8))
        #expect(xml["A"]?.text == "x <水!")
        #expect(xml["B"]?.text == "<b>&amp;</b>")
        #expect(xml["C"]?["D"]?.text == "1")
        #expect(xml["C"]?.children.count == 3)
    }

    @Test(
        arguments: [
            ("<xml><A>1</A><A>2</A></xml>", .duplicateElement), ("<!DOCTYPE x><xml/>", .dtdForbidden),
            ("<xml><!ENTITY a 'b'></xml>", .dtdForbidden), ("<xml>&x;</xml>", .malformedXML),
            ("<xml>&#0;</xml>", .malformedXML), ("<xml>&#xD800;</xml>", .malformedXML),
            ("<xml><A></xml>", .malformedXML),
            ("<xml><A></B></xml>", .malformedXML), ("<xml>", .malformedXML), ("", .malformedXML), ("x", .malformedXML),
            ("<xml/>x", .malformedXML), ("<xml/><xml/>", .malformedXML), ("<xml a=b/>", .malformedXML),
            ("<xml><![CDATA[x]]</xml>", .malformedXML), ("<?xml encoding=\"gbk\"?><xml/>", .malformedXML),
            ("<xml>\u{0}</xml>", .malformedXML), ("<xml>&lt</xml>", .malformedXML),
            ("<xml><?php x?></xml>", .malformedXML),
            ("<xml>" + String(repeating: "<a>", count: 100_000), .malformedXML),
        ] as [(String, Refusal.Reason)])
    func `what is no such document is refused, and why`(_ text: String, _ reason: Refusal.Reason) {
        let refusal = #expect(throws: Refusal.self) { try FlatXML(Array(text.utf8)) }
        #expect(refusal?.reason == reason)
    }

    @Test func `an end sign inside words is split over two sections`() throws {
        let xml = try FlatXML(Array("<xml><A>\(cdata("a]]>b"))</A></xml>".utf8))
        #expect(xml["A"]?.text == "a]]>b")
    }

    @Test(arguments: ["a]]>b", "]]>", "]]>\u{301}<Content>", "]]]>>", "]]", "", "<b>&amp;"])
    func `words in CDATA come out as they went in, whatever accent stands on their signs`(_ words: String) throws {
        let read = try FlatXML(Array("<xml><Content>\(cdata(words))</Content></xml>".utf8))
        #expect(read["Content"]?.text == words)
        #expect(read.children.count == 1)
    }
}
