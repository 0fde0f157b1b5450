import ArgumentParser
import Foundation
import Storage
import Synchronization

/// Rights on stores that this process keeps to its end.
private let tenancies = Mutex<[Tenancy]>([])

/// The store for a command that writes a table: as the desk where none is running, else as a visitor.
func storeForCommand(at path: String) throws -> Store {
    guard let tenancy = try? Tenancy(of: path) else { return try Store(at: path, as: .visitor) }
    tenancies.withLock { $0.append(tenancy) }
    return try opened { () throws(StoreFault) in try Store(at: path) }
}

/// What is wrong with a store is told in words and by a fixed exit code: 65 damaged, foreign or newer, 74 the disk, 75
/// somebody else works on it.
func opened<T>(_ open: () throws(StoreFault) -> T) throws -> T {
    do throws(StoreFault) {
        return try open()
    } catch {
        FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
        throw ExitCode(error.exitCode)
    }
}

extension StoreFault {
    fileprivate var exitCode: Int32 {
        switch self {
        case .damaged, .newer, .older, .foreign: 65
        case .disk: 74
        case .locked, .overloaded: 75
        case .unreadable: 1
        }
    }
}
