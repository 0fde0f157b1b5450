import Foundation

/// Prints a line at once, also into a pipe that somebody waits at.
func announce(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
