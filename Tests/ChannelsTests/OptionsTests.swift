import Testing

@testable import Channels

@Suite struct OptionsTests {
    @Test(arguments: [
        ("https://desk.example.org/send", "https://desk.example.org/send"), ("https://a.example/", "https://a.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("http://localhost:8080/send", "http://localhost:8080/send"), ("http://bot-api:8081", "http://bot-api:8081"),
        ("http://10.0.0.2:80", "http://10.0.0.2:80"), ("http://192.168.1.2", "http://192.168.1.2"),
    ])
    func `an address is taken, without its last slash`(_ value: String, _ expected: String) throws {
        #expect(try Options(["url": [value]]).address("url") == expected)
    }

    @Test(arguments: [
        "http://desk.example.org", "http://11.0.0.1", "http://172.32.0.1", "ftp://a.example", "desk.example.org",
        "https://",
        "https://user@a.example", "https://a.example/#x", "not an address", "file:///etc/passwd",
    ])
    func `what could leak or lead astray is refused`(_ value: String) {
        #expect(throws: BadOption.self) { try Options(["url": [value]]).address("url") }
    }

    @Test func `an absent or empty setting has no address, and no secret`() throws {
        #expect(try Options([:]).address("url") == nil)
        #expect(try Options(["url": [""]]).address("url") == nil)
        #expect(Options(["secret": [""]]).secrets("secret").isEmpty)
    }
}
