import Conversations
import Foundation
import Gateway
import Testing

/// Words read again while the house works.
@Suite struct RelearningTests {
    @Test func `faults leave the words as they were, and a folder without faults takes their place`() async throws {
        try await Desk.open { desk in
            let fault = FileFault(file: "zh/rules/acts.yaml", line: 7, problem: "no act", remedy: "name one")
            await Relearning(office: desk.office, log: silence) { throw FileFaults([fault]) }.again()
            #expect(try await desk.hear(leak, by: "u-wang", in: "residents")["staff"] != nil)

            try await inFolder { folder in
                let other = folder.appending(path: "Conversations")
                let found = try #require(Library.findFolder())
                try FileManager.default.copyItem(at: found, to: other)
                for language in ["zh", "en"] {
                    try FileManager.default.removeItem(at: other.appending(path: "\(language)/rules"))
                }
                // Words without rules mean nothing.
                await Relearning(office: desk.office, log: silence) { try Library(folder: other) }.again()
                #expect(try await desk.hear(leak, by: "u-chen", in: "residents").isEmpty)
            }
        }
    }
}
