import Foundation
import Testing

@testable import Playground

@Suite struct PageTests {
    let page = Page()

    @Test func `only the style and the script inside the page may act`() async throws {
        let response = page.response
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(policy.contains("style-src '\(Page.hash(try inside("style")))'"))
        #expect(policy.contains("script-src '\(Page.hash(try inside("script")))'"))
        #expect(policy.contains("connect-src 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(page.html.components(separatedBy: "<script").count == 2)
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test func `the hash is the one browsers compute`() {
        #expect(Page.hash("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=")
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc",
        "javascript:", "onclick=", "onerror=", "style=\"", "<img", "<link rel=\"stylesheet\"", "@import", "url(",
    ])
    func `nothing in the page can turn words into markup or code, or load from elsewhere`(_ way: String) {
        #expect(!page.html.contains(way))
    }

    @Test func `the page asks no other server`() {
        let addresses = page.html.split(separator: "http").dropFirst().map { "http" + $0.prefix(20) }
        #expect(addresses.allSatisfy { $0.hasPrefix("http://www.w3.org/") })  // the name of SVG, never fetched
    }

    @Test func `both languages have a wording for everything`() throws {
        let tables = Page.words.components(separatedBy: "\n  en: {")
        #expect(tables.count == 2)
        let names = try Regex(#"(?:^|[{,])\s*([a-zA-Z]+):\s"#).anchorsMatchLineEndings()
        let keys = tables.map { Set($0.matches(of: names).compactMap { $0.output[1].substring.map(String.init) }) }
        let missing = keys[0].symmetricDifference(keys[1]).subtracting(["zh", "WORDS"])
        #expect(missing.isEmpty)
        let used = try Regex(#"\bword\.([a-zA-Z]+)"#)
        let asked = Set(Page.script.matches(of: used).compactMap { $0.output[1].substring.map(String.init) })
        #expect(asked.subtracting(keys[1]).isEmpty)
        #expect(asked.count > 20)
    }

    /// What stands between the tags of the one element of this name.
    private func inside(_ tag: String) throws -> String {
        let start = try #require(page.html.range(of: "<\(tag)>"))
        let end = try #require(page.html.range(of: "</\(tag)>"))
        return String(page.html[start.upperBound..<end.lowerBound])
    }
}
