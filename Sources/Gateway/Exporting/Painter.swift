import Foundation

/// Makes a PNG of an SVG with librsvg's program, where it is installed.
///
/// The program is given the text on its standard input and opens no file; it is killed when it takes too long.
package struct Painter: Sendable {
    /// In the Debian package librsvg2-bin.
    private static let program = "rsvg-convert"
    private static let patience = 10.0
    private static let largest = 4 << 20

    private let path: String

    /// - Returns: nil where the program is not installed; then words stand alone.
    package init?(search: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin") {
        let found = search.split(separator: ":").map { "\($0)/\(Self.program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        path = found
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Waits for the program; not for threads that must not block.
    package func png(of svg: String) throws -> [UInt8] {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = ["--format", "png"]
        process.environment = ["LANG": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let overdue = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: overdue)
        defer { overdue.cancel() }
        // A chart is a few kilobytes, less than a pipe holds.
        try input.fileHandleForWriting.write(contentsOf: Data(svg.utf8))
        try input.fileHandleForWriting.close()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0, !bytes.isEmpty, bytes.count <= Self.largest else {
            throw Failure(description: "\(Self.program) ended with \(process.terminationStatus)")
        }
        return Array(bytes)
    }
}
