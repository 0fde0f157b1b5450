import Logging

/// The log of the running house, on standard error.
enum HouseLog {
    static func make() -> Logger {
        var log = Logger(label: "gatehouse") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = .notice
        return log
    }
}
