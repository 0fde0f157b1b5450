import Foundation

/// A certificate for 127.0.0.1 that vouches for itself, and its key; both serve tests only.
enum OwnCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBpTCCAUugAwIBAgIUdVBzQhRsdTiD7W4uqagGWuz0g9gwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZ2F0ZWhvdXNlIHRlc3QwIBcNMjYxMTI5MTYwNDQxWhgPMjEy
        NjExMDUxNjA0NDFaMBkxFzAVBgNVBAMMDmdhdGVob3VzZSB0ZXN0MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEkqo76QlPl/5y/stiyXm0cvvvCZevSm059Aqw5gqH
        NTBYxM4rh9gvJa//OJMXUDSLpfcd+0sG0kAh3TeUtYmHe6NvMG0wHQYDVR0OBBYE
        FP8KUiYhahYgh+J48Zh1ZGRPOBKIMB8GA1UdIwQYMBaAFP8KUiYhahYgh+J48Zh1
        ZGRPOBKIMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/
        AAABMAoGCCqGSM49BAMCA0gAMEUCIHhV2XHbjo1dx7ETAqo/8FtMvei+EzIUKUWA
        cU9fJGcRAiEA+xy0MxAj+s5CbmTjJpHIz1E1ixz+MJHHSsyPN3N8YIs=
        -----END CERTIFICATE-----
        """
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgusRXMRu3ucu/s58/
        G42x6tTkdPvwnQzJcwUPQx+d81ihRANCAASSqjvpCU+X/nL+y2LJebRy++8Jl69K
        bTn0CrDmCoc1MFjEziuH2C8lr/84kxdQNIul9x37SwbSQCHdN5S1iYd7
        -----END PRIVATE KEY-----
        """

    /// Of another pair.
    static let foreignKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgosIjBGjEAwnzUPYN
        hJJc4TdiBw02/a2Wxz/Cw7U+71WhRANCAARdPO+9wmFIrpfNe6Tq+QZ/7b9zbLBR
        bJErmWXmpeiKFgsGRnwiaMUIt7MLZ7uzYGySpdFmJ/qRc/RdOa2N8Ga+
        -----END PRIVATE KEY-----
        """

    /// Writes both into a folder.
    static func write(into folder: URL) throws -> (certificate: String, key: String) {
        let (first, second) = (folder.appending(path: "certificate.pem"), folder.appending(path: "key.pem"))
        try Data(certificate.utf8).write(to: first)
        try Data(key.utf8).write(to: second)
        return (first.path, second.path)
    }
}
