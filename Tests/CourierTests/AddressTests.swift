import Testing

@testable import Courier

@Suite struct AddressTests {
    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.167.0.1",
        "223.255.255.255",
        "2606:4700::1111", "2400:3200::1", "2001:4860:4860::8888",
    ])
    func `the internet is public`(_ number: String) throws {
        #expect(try #require(IPAddress(number: number)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.1", "198.18.0.1", "198.19.0.1", "203.0.113.9",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::127.0.0.1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "64:ff9b::a00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1",
        "2002:a00:1::", "3fff::1", "fec0::1",
    ])
    func `all else is not`(_ number: String) throws {
        #expect(try !#require(IPAddress(number: number)).isPublic)
    }

    @Test(arguments: ["", "example.com", "1.2.3", "256.1.1.1", "1.2.3.4.5", ":::", "127.0.0.1 "])
    func `a name is not a number`(_ host: String) {
        #expect(IPAddress(host: host) == nil)
    }

    @Test(arguments: [
        ("api.example.com", "api.example.com", true), ("API.example.com", "api.example.com", true),
        ("api.example.com", "x.api.example.com", false), ("api.example.com", "example.com", false),
        ("*.example.com", "a.example.com", true), ("*.example.com", "a.b.example.com", true),
        ("*.example.com", "example.com", false), ("*.example.com", ".example.com", false),
        ("*.example.com", "evilexample.com", false), ("*.example.com", "example.com.evil.org", false),
        ("*.example.com", "evil.org／.example.com", false), ("*.", "anything", false), ("*", "anything", false),
        ("", "", false),
    ])
    func `a pattern covers its own hosts only`(_ pattern: String, host: String, covers: Bool) {
        #expect(HostPattern(pattern).covers(host) == covers)
    }

    @Test(arguments: [
        ("https://Api.Example.com./x", "https://api.example.com:443"), ("HTTP://h:8080", "http://h:8080"),
        ("http://0x7f.1/", "http://127.0.0.1:80"), ("https://[2001:DB8::1]:1/", "https://[2001:db8::1]:1"),
    ])
    func `one host has one origin, however it is written`(_ url: String, origin: String) throws {
        #expect(try Destination(url, under: .configured(plain: true)).origin == origin)
    }

    @Test func `a fragment stays at home, and Chinese in a query is encoded`() throws {
        let destination = try Destination("https://h/路?q=水#part", under: Permission())
        #expect(destination.url == "https://h/%e8%b7%af?q=%e6%b0%b4")
    }

    @Test func `a redirect may not lead away from https`() throws {
        let permission = Permission.configured(plain: true)
        let first = try Destination("https://h/a", under: permission)
        let fault = #expect(throws: CourierFault.self) {
            try Destination("http://h/a", from: first, under: permission)
        }
        #expect(fault?.kind == .notAllowed)
        #expect(fault?.mayHaveArrived == true)
        #expect(try Destination("b?c", from: first, under: permission).url == "https://h/b?c")
        #expect(try Destination("//other/b", from: first, under: permission).origin == "https://other:443")
    }
}
