import Foundation

/// What this process takes of the machine.
struct ProcessFigures {
    /// In bytes; nil where the system does not tell.
    let residentBytes: Double?
    let openFiles: Double?
    let processorSeconds: Double

    static func now() -> ProcessFigures {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
            .split(separator: " ").dropFirst().first.flatMap { Double($0) }
        let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return ProcessFigures(
            residentBytes: pages.map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }, openFiles: files.map(Double.init),
            processorSeconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
    }
}
